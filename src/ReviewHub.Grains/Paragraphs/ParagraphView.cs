using System.Collections.Immutable;
using ReviewHub.Domain;

namespace ReviewHub.Grains;

/// <summary>One paragraph with everything said and judged on it. What of it a reader may see is for the doorway to decide.</summary>
/// <param name="Answers">To every question of the paragraph's round, in their order; empty before the first round.</param>
[GenerateSerializer, Immutable, Alias("rh.paragraph-view")]
public sealed record ParagraphView(
    [property: Id(0)] ParagraphId Id,
    [property: Id(1)] int Version,
    [property: Id(2)] ParagraphTerms Terms,
    [property: Id(3)] ImmutableArray<Answers> Answers,
    [property: Id(6)] ImmutableArray<CommentThread> Threads,
    [property: Id(7)] ImmutableArray<Comment> Comments,
    [property: Id(8)] ImmutableArray<MinorityNote> Notes)
{
    public ImmutableArray<int> Counts => Answers is [var first, ..] ? first.Counts : [];

    public Consensus Consensus => Answers is [var first, ..] ? first.Consensus : default;

    public ImmutableDictionary<ReviewerId, TakenStance> Stances => Answers is [var first, ..] ? first.By : ImmutableDictionary<ReviewerId, TakenStance>.Empty;

    /// <summary>Whether the person has answered every question of the round.</summary>
    public bool HasJudged(ReviewerId person) => Answers is [_, ..] && Answers.All(a => a.By.ContainsKey(person));

    internal static ParagraphView Of(ParagraphId id, Paragraph paragraph, ParagraphTerms terms) => new(
        id, paragraph.Version, terms,
        terms.Round is { } round ? [.. round.Protocol.Questions.Select(q => AnswersTo(q, paragraph, round, terms.Recused))] : [],
        [.. paragraph.Threads.Values], [.. paragraph.Comments.Values], paragraph.Notes);

    private static Answers AnswersTo(Question question, Paragraph paragraph, Round round, ImmutableHashSet<ReviewerId> recused)
    {
        var tally = paragraph.Tally(round.Number, question, recused);
        return new(question.Key, tally.Counts, round.Judge(tally, recused), paragraph.StancesIn(round.Number, question.Key));
    }
}

/// <summary>What was answered to one question.</summary>
/// <param name="Question">Its key.</param>
/// <param name="Counts">People per category of its scale, abstentions last.</param>
/// <param name="By">Also of those who recused themselves since, whom the counts leave out.</param>
[GenerateSerializer, Immutable, Alias("rh.answers")]
public sealed record Answers(
    [property: Id(0)] string Question,
    [property: Id(1)] ImmutableArray<int> Counts,
    [property: Id(2)] Consensus Consensus,
    [property: Id(3)] ImmutableDictionary<ReviewerId, TakenStance> By);
