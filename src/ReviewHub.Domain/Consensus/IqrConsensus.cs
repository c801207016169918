using System.Globalization;

namespace ReviewHub.Domain;

/// <summary>
/// Consensus on the median's side when the middle half of the judgments lies close together. Quartiles and median are of R's type 7
/// (<see cref="Tally.Quantile"/>). A median between two categories has a side only where both are on it.
/// </summary>
/// <param name="Maximum">The widest interquartile range that is consensus, in categories: usually 1 on a scale of five and 2 on one of nine.</param>
[GenerateSerializer, Immutable, Alias("rh.iqr-consensus")]
public sealed record IqrConsensus([property: Id(0)] decimal Maximum, [property: Id(1)] decimal Quorum) : ConsensusRule
{
    public const int MinCategories = 5;

    public static readonly IqrConsensus Default = new(1, 50);

    public override string? Misfit(Scale scale) => scale.Categories.Length switch
    {
        < MinCategories => $"The interquartile range needs a scale of at least {MinCategories} categories; this one has {scale.Categories.Length}.",
        var count when Maximum >= count - 1 => string.Create(CultureInfo.InvariantCulture,
            $"An interquartile range of {Maximum} is always met on a scale of {count} categories."),
        _ => null,
    };

    public override string InWords() => string.Create(CultureInfo.InvariantCulture,
        $"Consensus on the side of the median when the interquartile range is at most {Maximum}; contested when it is wider, or the median "
        + $"is neutral or between two sides. Categories count from 1 at the against end, abstentions are outside, quartiles interpolate "
        + $"linearly (R type 7); at least {Quorum} % of the eligible have judged.");

    protected override ConsensusState Decide(Tally tally)
    {
        if (tally.Quantile(0.75m) - tally.Quantile(0.25m) > Maximum) return ConsensusState.Contested;
        var median = tally.Quantile(0.5m);
        return (SideOf(tally.Scale, Math.Floor(median)), SideOf(tally.Scale, Math.Ceiling(median))) switch
        {
            (Side.For, Side.For) => ConsensusState.For,
            (Side.Against, Side.Against) => ConsensusState.Against,
            _ => ConsensusState.Contested,
        };
    }

    protected override IEnumerable<Figure> FiguresOf(Tally tally)
    {
        var (lower, upper) = (tally.Quantile(0.25m), tally.Quantile(0.75m));
        return
        [
            Figure.Of("median", tally.Quantile(0.5m), tally.Judged),
            Figure.Of("quartile-1", lower, tally.Judged),
            Figure.Of("quartile-3", upper, tally.Judged),
            Figure.Of("interquartile-range", upper - lower, tally.Judged),
        ];
    }

    protected override void ValidateSettings()
    {
        if (Maximum is < 0 or >= Scale.MaxCategories - 1)
            throw ReviewRuleException.Invalid($"The interquartile range is from 0 to below {Scale.MaxCategories - 1}.");
    }

    private static Side SideOf(Scale scale, decimal value) => scale.Categories[scale.Categories.Length - (int)value].Side;
}
