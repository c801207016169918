using System.Collections.Immutable;

namespace ReviewHub.Domain;

/// <summary>
/// What each camp thinks of each paragraph, whether the camps were declared, such as disciplines, or found, such as those of an
/// <see cref="OpinionMap"/>.
/// </summary>
public sealed class Camps
{
    private readonly CampVotes[][] _votes;

    private Camps(CampVotes[][] votes, int paragraphs) => (_votes, Paragraphs) = (votes, paragraphs);

    /// <summary>Those without people included.</summary>
    public int Count => _votes.Length;

    public int Paragraphs { get; }

    /// <param name="count">How many camps there are, empty ones included.</param>
    /// <param name="campOf">From 0; null for who is in none.</param>
    public static Camps Of(VoteMatrix votes, int count, Func<ReviewerId, int?> campOf)
    {
        var counts = new CampVotes[count][];
        for (var camp = 0; camp < count; camp++) counts[camp] = new CampVotes[votes.Paragraphs];
        for (var reviewer = 0; reviewer < votes.Reviewers.Length; reviewer++)
            if (campOf(votes.Reviewers[reviewer]) is { } camp) Add(votes.Row(reviewer), counts[camp]);
        return new(counts, votes.Paragraphs);
    }

    public CampVotes Votes(int camp, int paragraph) => _votes[camp][paragraph];

    /// <summary>Who is in no camp is not among them.</summary>
    public CampVotes Everybody(int paragraph)
    {
        var all = default(CampVotes);
        foreach (var camp in _votes) all += camp[paragraph];
        return all;
    }

    public GroupInformedConsensus Consensus(int paragraph)
    {
        var votes = new CampVotes[Count];
        for (var camp = 0; camp < Count; camp++) votes[camp] = _votes[camp][paragraph];
        return GroupInformedConsensus.Of(votes);
    }

    public Representativeness Representativeness(int camp, int paragraph)
    {
        var others = default(CampVotes);
        for (var other = 0; other < Count; other++)
            if (other != camp) others += _votes[other][paragraph];
        return new(_votes[camp][paragraph], others);
    }

    public ImmutableArray<RepresentativeParagraph> Representative(int camp) =>
        RepresentativeParagraph.Select([.. Enumerable.Range(0, Paragraphs).Select(p => Representativeness(camp, p))]);

    public ImmutableArray<CommonGround> CommonGround() => Domain.CommonGround.Select([.. Enumerable.Range(0, Paragraphs).Select(Everybody)]);

    private static void Add(ReadOnlySpan<sbyte> row, CampVotes[] camp)
    {
        for (var p = 0; p < row.Length; p++)
            if (row[p] != VoteMatrix.Unseen) camp[p] += new CampVotes(row[p] == 1 ? 1 : 0, row[p] == -1 ? 1 : 0, 1);
    }
}
