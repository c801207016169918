using System.Collections.Immutable;

namespace ReviewHub.Domain;

/// <summary>What the judgments on one paragraph come to, under no particular rule. Abstentions are counted and otherwise outside.</summary>
/// <param name="Counts">People per category, in the scale's order; abstentions last.</param>
/// <param name="Median">In the scale's values, from 1 at the against end (<see cref="Scale.ValueOf"/>); quartiles alike, of R's type 7.</param>
/// <param name="Iqr">Interquartile range, in categories.</param>
/// <param name="Agreement"><see cref="VanDerEijkAgreement"/>, -1 to 1.</param>
/// <param name="Consensus"><see cref="TastleWiermanConsensus"/>, 0 to 1.</param>
/// <param name="For">Of all who judged.</param>
/// <param name="ForInterval">95 %, of <paramref name="For"/>.</param>
/// <param name="ForOfSides">Of those who took a side: neutral stances outside.</param>
/// <param name="ForOfSidesInterval">95 %, of <paramref name="ForOfSides"/>.</param>
[GenerateSerializer, Immutable, Alias("rh.paragraph-measures")]
public sealed record ParagraphMeasures(
    [property: Id(0)] ImmutableArray<int> Counts,
    [property: Id(1)] Measure Median,
    [property: Id(2)] Measure LowerQuartile,
    [property: Id(3)] Measure UpperQuartile,
    [property: Id(4)] Measure Iqr,
    [property: Id(5)] Measure Agreement,
    [property: Id(6)] Measure Consensus,
    [property: Id(7)] Share For,
    [property: Id(8)] WilsonInterval ForInterval,
    [property: Id(9)] Share ForOfSides,
    [property: Id(10)] WilsonInterval ForOfSidesInterval)
{
    public static ParagraphMeasures Of(Tally tally)
    {
        var counts = tally.Counts.AsSpan()[..^1];
        var (judged, sides) = (new Share(tally.For, tally.Judged), new Share(tally.For, tally.For + tally.Against));
        return new(
            tally.Counts,
            Quantile(tally, 0.5m),
            Quantile(tally, 0.25m),
            Quantile(tally, 0.75m),
            tally.Judged == 0 ? Nobody : Measure.Of(tally.Quantile(0.75m) - tally.Quantile(0.25m)),
            VanDerEijkAgreement.Of(counts),
            TastleWiermanConsensus.Of(counts),
            judged,
            WilsonInterval.Of(judged.Count, judged.Total),
            sides,
            WilsonInterval.Of(sides.Count, sides.Total));
    }

    // All else follows from these.
    public bool Equals(ParagraphMeasures? other) => other is not null
        && Counts.AsSpan().SequenceEqual(other.Counts.AsSpan()) && For == other.For && ForOfSides == other.ForOfSides;

    public override int GetHashCode() => HashCode.Combine(Counts.Length, For, ForOfSides);

    private static Measure Nobody => Measure.Undefined("Nobody has judged.");

    private static Measure Quantile(Tally tally, decimal part) => tally.Judged == 0 ? Nobody : Measure.Of(tally.Quantile(part));
}
