using System.Collections.Immutable;

namespace ReviewHub.Domain;

/// <summary>
/// Who stands where on what: one row for each reviewer who has voted, by id, one column for each paragraph. The order in which votes
/// came leaves no trace.
/// </summary>
public sealed class VoteMatrix
{
    /// <summary>In a row, where the reviewer has not voted.</summary>
    public const sbyte Unseen = sbyte.MinValue;

    private readonly sbyte[] _votes;

    private VoteMatrix(ImmutableArray<ReviewerId> reviewers, int paragraphs, sbyte[] votes) =>
        (Reviewers, Paragraphs, _votes) = (reviewers, paragraphs, votes);

    public ImmutableArray<ReviewerId> Reviewers { get; }

    public int Paragraphs { get; }

    /// <summary>Per paragraph 1 to agree, 0 to pass, -1 to disagree, or <see cref="Unseen"/>.</summary>
    public ReadOnlySpan<sbyte> Row(int reviewer) => _votes.AsSpan(reviewer * Paragraphs, Paragraphs);

    /// <param name="votes">In any order; at most one for each reviewer and paragraph.</param>
    /// <exception cref="ArgumentException">Somebody has voted twice on a paragraph, or on none of the document.</exception>
    public static VoteMatrix Of(int paragraphs, IReadOnlyCollection<CastVote> votes)
    {
        var reviewers = votes.Select(v => v.By).Distinct().OrderBy(id => id.Value).ToImmutableArray();
        var rows = new Dictionary<ReviewerId, int>(reviewers.Length);
        foreach (var reviewer in reviewers) rows.Add(reviewer, rows.Count);
        var cells = new sbyte[reviewers.Length * paragraphs];
        Array.Fill(cells, Unseen);
        foreach (var vote in votes)
        {
            if (vote.Paragraph < 0 || vote.Paragraph >= paragraphs)
                throw new ArgumentException($"There is no paragraph {vote.Paragraph}.", nameof(votes));
            ref var cell = ref cells[(rows[vote.By] * paragraphs) + vote.Paragraph];
            if (cell != Unseen) throw new ArgumentException($"{vote.By} voted twice on paragraph {vote.Paragraph}.", nameof(votes));
            cell = (sbyte)(1 - (int)vote.Side);
        }

        return new(reviewers, paragraphs, cells);
    }
}
