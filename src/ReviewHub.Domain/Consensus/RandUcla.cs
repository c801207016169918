using System.Globalization;

namespace ReviewHub.Domain;

/// <summary>
/// The RAND/UCLA appropriateness method (Fitch et al. 2001): the median decides, unless the panel disagrees. It disagrees when the
/// range from the 30th to the 70th percentile is wider than the IPRAS, the width that the range of a panel known to disagree has,
/// which grows with the asymmetry of the ratings. Percentiles are of R's type 7 (<see cref="Tally.Quantile"/>); the method leaves
/// that open, and on small panels it decides. A median between the thirds, such as 6.5, is uncertain.
/// </summary>
[GenerateSerializer, Immutable, Alias("rh.rand-ucla")]
public sealed record RandUcla([property: Id(0)] decimal Quorum) : ConsensusRule
{
    public static readonly RandUcla Default = new(50);

    // The range of a panel that disagrees symmetrically, and what each point of asymmetry adds.
    private const decimal Symmetric = 2.35m;
    private const decimal Correction = 1.5m;
    private const decimal Middle = 5;

    public override string? Misfit(Scale scale) =>
        IsNinePoint(scale) ? null : "The RAND/UCLA rule needs a scale of nine categories: three for, three neutral, three against.";

    public override string InWords() => string.Create(CultureInfo.InvariantCulture,
        $"RAND/UCLA: appropriate (consensus for) when the median is from 7 to 9, inappropriate (consensus against) when it is from 1 to 3, "
        + $"uncertain (contested) otherwise or when there is disagreement: the range from the 30th to the 70th percentile is above "
        + $"{Symmetric} + {Correction} times the distance of its centre from {Middle}. Percentiles interpolate linearly (R type 7); "
        + $"abstentions are outside; at least {Quorum} % of the eligible have judged.");

    protected override ConsensusState Decide(Tally tally) => (Spread.Of(tally).Disagrees, tally.Quantile(0.5m)) switch
    {
        (false, >= 7) => ConsensusState.For,
        (false, <= 3) => ConsensusState.Against,
        _ => ConsensusState.Contested,
    };

    protected override IEnumerable<Figure> FiguresOf(Tally tally)
    {
        var spread = Spread.Of(tally);
        return
        [
            Figure.Of("median", tally.Quantile(0.5m), tally.Judged),
            Figure.Of("percentile-30", spread.P30, tally.Judged),
            Figure.Of("percentile-70", spread.P70, tally.Judged),
            Figure.Of("interpercentile-range", spread.Range, tally.Judged),
            Figure.Of("asymmetry-index", spread.Asymmetry, tally.Judged),
            Figure.Of("ipras", spread.Ipras, tally.Judged),
            Figure.Of("disagreement-index", spread.Range / spread.Ipras, tally.Judged),
        ];
    }

    private readonly record struct Spread(decimal P30, decimal P70)
    {
        public decimal Range => P70 - P30;
        public decimal Asymmetry => Math.Abs(Middle - ((P30 + P70) / 2));
        public decimal Ipras => Symmetric + (Correction * Asymmetry);
        public bool Disagrees => Range > Ipras;

        public static Spread Of(Tally tally) => new(tally.Quantile(0.3m), tally.Quantile(0.7m));
    }
}
