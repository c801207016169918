using System.Collections.Immutable;

namespace ReviewHub.Domain;

/// <summary>Somebody does not judge a paragraph, or the document, and says why: a conflict of interest, mostly.</summary>
/// <param name="Paragraph">Null for the whole document.</param>
[GenerateSerializer, Immutable, Alias("rh.recusal")]
public sealed record Recusal(
    [property: Id(0)] ReviewerId By, [property: Id(1)] int? Paragraph, [property: Id(2)] string Reason, [property: Id(3)] DateTimeOffset At);

/// <summary>The recusals that stand, in the order in which they were made.</summary>
[GenerateSerializer, Immutable, Alias("rh.recusals")]
public sealed record Recusals([property: Id(0)] ImmutableList<Recusal> All)
{
    public static readonly Recusals None = new([]);

    /// <summary>Who does not judge the paragraph, whether they recused from it alone or from the document.</summary>
    public ImmutableHashSet<ReviewerId> From(int paragraph) =>
        All.IsEmpty ? [] : [.. All.Where(r => (r.Paragraph ?? paragraph) == paragraph).Select(r => r.By)];

    public Recusal? Find(ReviewerId by, int? paragraph) => All.Find(r => r.By == by && r.Paragraph == paragraph);

    internal Recusals With(Recusal recusal) => new(All.Add(recusal));

    internal Recusals Without(ReviewerId by, int? paragraph) => new(All.RemoveAll(r => r.By == by && r.Paragraph == paragraph));
}
