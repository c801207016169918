using System.Collections.Immutable;
using ReviewHub.Domain;

namespace ReviewHub.Grains;

/// <summary>One paragraph with everything said and judged on it.</summary>
/// <param name="Counts">People per category of the first question's scale, abstentions last; empty before the first round.</param>
[GenerateSerializer, Immutable, Alias("rh.paragraph-view")]
public sealed record ParagraphView(
    [property: Id(0)] ParagraphId Id,
    [property: Id(1)] int Version,
    [property: Id(2)] ParagraphTerms Terms,
    [property: Id(3)] ImmutableArray<int> Counts,
    [property: Id(4)] Consensus Consensus,
    [property: Id(5)] ImmutableDictionary<ReviewerId, TakenStance> Stances,
    [property: Id(6)] ImmutableArray<CommentThread> Threads,
    [property: Id(7)] ImmutableArray<Comment> Comments,
    [property: Id(8)] ImmutableArray<MinorityNote> Notes)
{
    private static readonly ImmutableDictionary<ReviewerId, TakenStance> NoStances = ImmutableDictionary<ReviewerId, TakenStance>.Empty;

    internal static ParagraphView Of(ParagraphId id, Paragraph paragraph, ParagraphTerms terms)
    {
        if (terms.Round is not { } round)
            return new(id, paragraph.Version, terms, [], default, NoStances, [.. paragraph.Threads.Values], [.. paragraph.Comments.Values], paragraph.Notes);
        var question = round.Protocol.Questions[0];
        var tally = paragraph.Tally(round.Number, question, terms.Recused);
        return new(id, paragraph.Version, terms, tally.Counts, round.Judge(tally, terms.Recused),
            paragraph.StancesIn(round.Number, question.Key), [.. paragraph.Threads.Values], [.. paragraph.Comments.Values], paragraph.Notes);
    }
}
