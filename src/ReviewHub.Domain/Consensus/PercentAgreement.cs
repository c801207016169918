using System.Globalization;

namespace ReviewHub.Domain;

/// <summary>
/// Consensus for when the share of stances for reaches the threshold, against when the share against does; else contested.
/// Below the quorum nothing is claimed. The threshold's default is the median of 86 Delphi studies (Diamond et al. 2014).
/// </summary>
/// <param name="Threshold">Percent of the denominator, above 50 and at most 100.</param>
/// <param name="NeutralCounts">
/// Whether neutral stances stand in the denominator. They do by default: "needs work" is no indifference, and one acceptance
/// beside nine wishes for work is no consensus. Exports print the share both ways.
/// </param>
[GenerateSerializer, Immutable, Alias("rh.percent-agreement")]
public sealed record PercentAgreement(
    [property: Id(0)] decimal Threshold,
    [property: Id(1)] decimal Quorum,
    [property: Id(2)] bool NeutralCounts) : ConsensusRule
{
    public static readonly PercentAgreement Default = new(75, 50, NeutralCounts: true);

    public override string InWords() => string.Create(CultureInfo.InvariantCulture,
        $"At least {Threshold} % of stances on one side ({(NeutralCounts ? "for, neutral and against" : "for and against only")} "
        + $"in the denominator, abstentions outside), given by at least {Quorum} % of the eligible.");

    protected override int DenominatorOf(Tally tally) => NeutralCounts ? tally.Judged : tally.For + tally.Against;

    protected override ConsensusState Decide(Tally tally)
    {
        var needed = Threshold * DenominatorOf(tally);
        return true switch
        {
            _ when needed == 0 => ConsensusState.Contested,
            _ when tally.For * 100m >= needed => ConsensusState.For,
            _ when tally.Against * 100m >= needed => ConsensusState.Against,
            _ => ConsensusState.Contested,
        };
    }

    protected override IEnumerable<Figure> FiguresOf(Tally tally) => DenominatorOf(tally) is > 0 and var denominator
        ? [Figure.Share("share-for", tally.For, denominator), Figure.Share("share-against", tally.Against, denominator)]
        : [];

    protected override void ValidateSettings()
    {
        if (Threshold is <= 50 or > 100)
            throw ReviewRuleException.Invalid("The threshold is a percentage above 50 and at most 100.");
    }
}
