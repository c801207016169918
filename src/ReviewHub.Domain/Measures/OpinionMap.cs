using System.Collections.Immutable;

namespace ReviewHub.Domain;

/// <summary>
/// People placed by how they vote, near those who vote alike, and the camps they fall into. The plane is that of the two principal
/// components of the votes (as Polis has it; missing votes at the paragraph's mean, and who voted on little moved outward to where full
/// voting might have led); the camps are those of k-means. Without chance: the same votes give the same map, however they came.
/// </summary>
/// <param name="WhyNone">Why there is no map, in a sentence; null when there is one.</param>
/// <param name="Reviewers">By id.</param>
/// <param name="TooFewVotes">Reviewers who have voted on too few paragraphs to be placed, by id.</param>
/// <param name="Paragraphs">The loadings of each paragraph: which way agreeing with it moves people.</param>
/// <param name="Explained">The part of all variance that lies along each axis, 0 to 1.</param>
/// <param name="Camps">How many; camp 0 is the largest.</param>
/// <param name="Silhouette">How clearly the camps are parted, -1 to 1.</param>
[GenerateSerializer, Immutable, Alias("rh.opinion-map")]
public sealed record OpinionMap(
    [property: Id(0)] string? WhyNone,
    [property: Id(1)] ImmutableArray<MappedReviewer> Reviewers,
    [property: Id(2)] ImmutableArray<ReviewerId> TooFewVotes,
    [property: Id(3)] ImmutableArray<MapPoint> Paragraphs,
    [property: Id(4)] MapPoint Explained,
    [property: Id(5)] int Camps,
    [property: Id(6)] Measure Silhouette)
{
    /// <summary>Votes that place somebody; all of them in a document with fewer paragraphs. One vote would send people far out.</summary>
    public const int EnoughVotes = 7;

    public const int FewestReviewers = 3;
    public const int FewestParagraphs = 2;

    public static OpinionMap Of(VoteMatrix votes)
    {
        var votedOn = VotedOn(votes);
        var enough = Math.Min(EnoughVotes, votedOn);
        var placed = new List<int>();
        var unplaced = ImmutableArray.CreateBuilder<ReviewerId>();
        for (var r = 0; r < votes.Reviewers.Length; r++)
        {
            if (VotesOf(votes.Row(r)) >= enough) placed.Add(r);
            else unplaced.Add(votes.Reviewers[r]);
        }

        if (votedOn < FewestParagraphs)
            return None($"An opinion map needs votes on at least {FewestParagraphs} paragraphs.", unplaced.ToImmutable());
        if (placed.Count < FewestReviewers)
            return None($"An opinion map needs at least {FewestReviewers} people who voted on {enough} paragraphs or more.", unplaced.ToImmutable());
        return Draw(votes, placed, unplaced.ToImmutable());
    }

    /// <summary>The camp of a reviewer; null for who is not on the map.</summary>
    public int? CampOf(ReviewerId reviewer)
    {
        var (low, high) = (0, Reviewers.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = reviewer.Value.CompareTo(Reviewers[middle].Reviewer.Value);
            if (order == 0) return Reviewers[middle].Camp;
            if (order < 0) high = middle - 1;
            else low = middle + 1;
        }

        return null;
    }

    private static OpinionMap Draw(VoteMatrix votes, List<int> placed, ImmutableArray<ReviewerId> unplaced)
    {
        var centred = new CentredVotes(votes, placed);
        if (centred.Variance == 0) return None("Everybody voted alike, so there is nothing to tell people apart by.", unplaced);
        var axes = PrincipalComponents.Of(centred);
        foreach (var (loadings, _) in axes) Turn(loadings);
        var points = Enumerable.Range(0, placed.Count).Select(i => Place(centred, i, axes[0].Loadings, axes[1].Loadings)).ToList();
        if (FoundCamps.Find(points) is not { } camps) return None("All people stand at one place, so there are no camps.", unplaced);
        return new(
            null,
            [.. placed.Select((r, i) => new MappedReviewer(votes.Reviewers[r], points[i], camps.Of[i], centred.VotesOf(i)))],
            unplaced,
            [.. axes[0].Loadings.Zip(axes[1].Loadings, (x, y) => new MapPoint(x, y))],
            new(axes[0].Variance / centred.Variance, axes[1].Variance / centred.Variance),
            camps.Count,
            Measure.Of(camps.Silhouette));
    }

    private static MapPoint Place(CentredVotes votes, int reviewer, double[] x, double[] y)
    {
        var stretch = Math.Sqrt((double)votes.Paragraphs / Math.Max(1, votes.VotesOf(reviewer)));
        return new(stretch * votes.Project(reviewer, x), stretch * votes.Project(reviewer, y));
    }

    // An axis may point either way: its largest loading, of equals the first, is made positive.
    private static void Turn(double[] loadings)
    {
        var largest = loadings.MaxBy(Math.Abs);
        if (largest >= 0) return;
        for (var p = 0; p < loadings.Length; p++) loadings[p] = -loadings[p];
    }

    private static int VotedOn(VoteMatrix votes)
    {
        var seen = new bool[votes.Paragraphs];
        for (var r = 0; r < votes.Reviewers.Length; r++)
        {
            var row = votes.Row(r);
            for (var p = 0; p < row.Length; p++) seen[p] |= row[p] != VoteMatrix.Unseen;
        }

        return seen.Count(s => s);
    }

    private static int VotesOf(ReadOnlySpan<sbyte> row) => row.Length - row.Count(VoteMatrix.Unseen);

    private static OpinionMap None(string why, ImmutableArray<ReviewerId> unplaced) => new(why, [], unplaced, [], default, 0, Measure.Undefined(why));
}
