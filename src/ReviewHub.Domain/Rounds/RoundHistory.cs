using System.Collections.Immutable;

namespace ReviewHub.Domain;

/// <summary>What can be told from all rounds of a document together, by number.</summary>
public static class RoundHistory
{
    /// <summary>
    /// The round in which something was said on a paragraph; null before the first. One that is closed lasts until the next opens, so that
    /// nobody comes out under their own name with a remark that was on its way when an anonymous round closed.
    /// </summary>
    public static Round? At(this ImmutableArray<Round> rounds, int paragraph, DateTimeOffset time)
    {
        for (var i = rounds.Length - 1; i >= 0; i--)
            if (rounds[i].Covers(paragraph) && rounds[i].OpenedAt <= time) return rounds[i];
        return null;
    }

    /// <summary>The newest round of the whole document and the paragraphs' own votes after it; older ones count nowhere any more.</summary>
    public static IEnumerable<Round> Current(this ImmutableArray<Round> rounds)
    {
        var whole = rounds.LastOrDefault(r => r.Paragraph is null)?.Number ?? 0;
        return rounds.Where(r => r.Number >= whole);
    }

    /// <summary>Whether it may be told who is here, and where: in an anonymous round that would tell whose pseudonym just spoke.</summary>
    public static bool NamesWhoIsHere(this ImmutableArray<Round> rounds) => rounds.Current().All(r => Sight.Of(r, Viewer.Reviewer).IsNamed);
}
