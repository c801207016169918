using System.Collections.Immutable;
using ReviewHub.Domain;

namespace ReviewHub.Grains;

/// <summary>One paragraph with everything said and judged on it.</summary>
/// <param name="Counts">People per category of the scale, abstentions last.</param>
[GenerateSerializer, Immutable, Alias("rh.paragraph-view")]
public sealed record ParagraphView(
    [property: Id(0)] ParagraphId Id,
    [property: Id(1)] int Version,
    [property: Id(2)] ParagraphTerms Terms,
    [property: Id(3)] ImmutableArray<int> Counts,
    [property: Id(4)] Consensus Consensus,
    [property: Id(5)] ImmutableDictionary<ReviewerId, TakenStance> Stances,
    [property: Id(6)] ImmutableArray<CommentThread> Threads,
    [property: Id(7)] ImmutableArray<Comment> Comments)
{
    internal static ParagraphView Of(ParagraphId id, Paragraph paragraph, ParagraphTerms terms)
    {
        var tally = paragraph.Tally(terms.Round, Scale.Named(terms.Scale));
        return new(id, paragraph.Version, terms, tally.Counts, terms.Rule.Judge(tally, terms.Eligible),
            paragraph.Stances, [.. paragraph.Threads.Values], [.. paragraph.Comments.Values]);
    }
}
