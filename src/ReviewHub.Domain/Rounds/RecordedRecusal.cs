using System.Collections.Immutable;

namespace ReviewHub.Domain;

/// <summary>A recusal as the record of a round gives it to everybody.</summary>
/// <param name="By">
/// Null where people go under pseudonyms, and then not under one either: who is recused is told by name before and after, so that the
/// paragraph or the reason beside a pseudonym would lead to its owner.
/// </param>
/// <param name="Paragraph">Null for the whole document.</param>
/// <param name="At">Null where <paramref name="By"/> is.</param>
public sealed record RecordedRecusal(ReviewerId? By, int? Paragraph, string Reason, DateTimeOffset? At)
{
    /// <summary>Those that counted in a round: at its closing or, while it is open, now.</summary>
    public static ImmutableArray<RecordedRecusal> In(Round round, Recusals now)
    {
        var counted = (round.Recused ?? now).All.Where(r => r.Paragraph is not { } number || round.Covers(number));
        return IsNamed(round) ? [.. counted.Select(Named)] : Unnamed(counted);
    }

    /// <summary>Those that stand now and count in no round: there is none yet, or they came after the last that is of their paragraph had closed.</summary>
    /// <remarks>With names as far as the last round was: beside what became of that one, a name that is new would lead to a pseudonym.</remarks>
    public static ImmutableArray<RecordedRecusal> InNoRound(Document document)
    {
        var later = document.Recusals.All
            .Where(r => !document.Rounds.Any(round => (r.Paragraph is not { } number || round.Covers(number)) && (round.Recused ?? document.Recusals).All.Contains(r)));
        return document.Rounds.IsEmpty || IsNamed(document.Rounds[^1]) ? [.. later.Select(Named)] : Unnamed(later);
    }

    private static bool IsNamed(Round round) => Sight.Of(round, Viewer.Anyone).IsNamed;

    private static RecordedRecusal Named(Recusal r) => new(r.By, r.Paragraph, r.Reason, r.At);

    private static ImmutableArray<RecordedRecusal> Unnamed(IEnumerable<Recusal> recusals) =>
        [.. recusals.Select(r => new RecordedRecusal(null, r.Paragraph, r.Reason, null)).OrderBy(r => r.Paragraph ?? 0).ThenBy(r => r.Reason, StringComparer.Ordinal)];
}
