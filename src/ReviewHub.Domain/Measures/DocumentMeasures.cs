using System.Collections.Immutable;

namespace ReviewHub.Domain;

/// <summary>What the judgments on a document come to, on one question of one round.</summary>
/// <param name="Coverage">Stances taken, abstentions included, of all that could be: the eligible of each paragraph, without its recused.</param>
/// <param name="Judgments">The same without abstentions.</param>
/// <param name="States">One for each state, in the order of <see cref="ConsensusState"/>.</param>
[GenerateSerializer, Immutable, Alias("rh.document-measures")]
public sealed record DocumentMeasures(
    [property: Id(0)] int Paragraphs,
    [property: Id(1)] Share Coverage,
    [property: Id(2)] Share Judgments,
    [property: Id(3)] ImmutableArray<StateShare> States,
    [property: Id(4)] Reliability Reliability)
{
    /// <param name="paragraphs">In the order of the document.</param>
    public static DocumentMeasures Of(IReadOnlyList<ParagraphJudgments> paragraphs)
    {
        var seats = paragraphs.Sum(p => p.Eligible);
        return new(
            paragraphs.Count,
            new(paragraphs.Sum(p => p.Tally.Voters), seats),
            new(paragraphs.Sum(p => p.Tally.Judged), seats),
            StatesOf(paragraphs),
            ReliabilityOf(paragraphs));
    }

    public bool Equals(DocumentMeasures? other) => other is not null
        && (Paragraphs, Coverage, Judgments) == (other.Paragraphs, other.Coverage, other.Judgments)
        && States.AsSpan().SequenceEqual(other.States.AsSpan()) && Reliability == other.Reliability;

    public override int GetHashCode() => HashCode.Combine(Paragraphs, Coverage, Judgments, Reliability);

    private static ImmutableArray<StateShare> StatesOf(IReadOnlyList<ParagraphJudgments> paragraphs)
    {
        var words = paragraphs.Sum(p => p.Words);
        return
        [
            .. Enum.GetValues<ConsensusState>().Select(state => new StateShare(
                state,
                new(paragraphs.Count(p => p.State == state), paragraphs.Count),
                new(paragraphs.Where(p => p.State == state).Sum(p => p.Words), words))),
        ];
    }

    private static Reliability ReliabilityOf(IReadOnlyList<ParagraphJudgments> paragraphs)
    {
        if (paragraphs.Count == 0) return Reliability.Undefined("The document has no paragraphs.");
        var scale = paragraphs[0].Tally.Scale;
        return paragraphs.All(p => p.Tally.Scale == scale)
            ? Reliability.Of(scale.Categories.Length, [.. paragraphs.Select(p => p.Tally.Counts)])
            : Reliability.Undefined("The paragraphs were judged on different scales.");
    }
}
