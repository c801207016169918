using System.Text.Json.Serialization;
using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web;

public sealed record CampSizeMessage(string Key, int Size);

public sealed record CampVotesMessage(int Agree, int Disagree, int Seen);

/// <param name="Product">Group-informed consensus as Polis has it; <paramref name="Mean"/> is its geometric mean.</param>
/// <param name="Groups">In the order of the groups.</param>
public sealed record CampParagraphMessage(int Id, MeasureMessage Product, MeasureMessage Mean, IReadOnlyList<CampVotesMessage> Groups);

public sealed record RepresentingMessage(string Group, int Paragraph, string Side, double Metric);

/// <param name="Kind"><c>declared</c> by a chair, or <c>found</c> in how people voted.</param>
/// <param name="Representative">What sets each group apart.</param>
/// <param name="Gone">Only among changes: paragraphs that are not there any more.</param>
public sealed record CampFiguresMessage(
    string Kind, IReadOnlyList<CampSizeMessage> Groups, IReadOnlyList<CampParagraphMessage> Paragraphs, IReadOnlyList<RepresentingMessage> Representative,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<int>? Gone)
{
    public static CampFiguresMessage Of(CampFigures c) => new(
        c.IsDeclared ? "declared" : "found",
        [.. c.Camps.Select(camp => new CampSizeMessage(camp.Name, camp.Size))],
        [
            .. c.Paragraphs.Select(p => new CampParagraphMessage(
                p.Number, MeasureMessage.Of(p.Consensus.Product), MeasureMessage.Of(p.Consensus.GeometricMean),
                [.. p.Votes.Select(v => new CampVotesMessage(v.Agree, v.Disagree, v.Seen))])),
        ],
        [.. c.Representative.Select(r => new RepresentingMessage(r.Camp, r.Paragraph, r.Side == Side.For ? "for" : "against", Math.Round(r.Metric, 6)))],
        c.Gone.IsDefault ? null : c.Gone);
}

/// <param name="Id">A pseudonym in an anonymous round.</param>
/// <param name="Group">From 0.</param>
/// <param name="Judged">Paragraphs that the place rests on.</param>
public sealed record MapPointMessage(ReviewerId Id, double X, double Y, int Group, int Judged);

/// <param name="X">Of the middle of its people.</param>
public sealed record MapGroupMessage(string Key, int Size, double X, double Y);

/// <param name="Why">There is no map; null where there is one.</param>
/// <param name="Explained">The part of all variance along each axis.</param>
/// <param name="Unplaced">People who have judged too little to be placed.</param>
/// <param name="Silhouette">How clearly the groups are parted, -1 to 1.</param>
public sealed record OpinionMapMessage(
    string? Why, IReadOnlyList<double> Explained, IReadOnlyList<MapPointMessage> Points, int Unplaced, IReadOnlyList<MapGroupMessage> Groups, double? Silhouette)
{
    public static OpinionMapMessage Of(OpinionMap map) => new(
        map.WhyNone,
        map.WhyNone is null ? [Math.Round(map.Explained.X, 6), Math.Round(map.Explained.Y, 6)] : [],
        [.. map.Reviewers.Select(r => new MapPointMessage(r.Reviewer, Math.Round(r.At.X, 6), Math.Round(r.At.Y, 6), r.Camp, r.Votes))],
        map.TooFewVotes.Length,
        [
            .. map.Reviewers.GroupBy(r => r.Camp).OrderBy(g => g.Key).Select(g => new MapGroupMessage(
                CampFigures.NameOf(g.Key), g.Count(), Math.Round(g.Average(r => r.At.X), 6), Math.Round(g.Average(r => r.At.Y), 6))),
        ],
        MeasureMessage.Round(map.Silhouette.Value));
}
