using System.Text.Json.Serialization;

namespace ReviewHub.Domain;

/// <summary>How a Round's stances become a consensus. Declared before voting; each kind is a type of its own.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(PercentAgreement), "percent-agreement")]
[GenerateSerializer, Immutable, Alias("rh.consensus-rule")]
public abstract record ConsensusRule
{
    /// <param name="eligible">People admitted to judge; at least 0.</param>
    public abstract Consensus Judge(Tally tally, int eligible);

    /// <exception cref="ReviewRuleException">The rule can never be met, or always is.</exception>
    public abstract void Validate();

    /// <summary>The rule in a sentence, as every page and export prints it.</summary>
    public abstract string InWords();
}

/// <summary>
/// Consensus for when the share of stances for reaches the threshold, against when the share against does; else contested.
/// Below the quorum nothing is claimed. The threshold's default is the median of 86 Delphi studies (Diamond et al. 2014).
/// </summary>
/// <param name="Threshold">Percent of the denominator, above 50 and at most 100.</param>
/// <param name="Quorum">Percent of the eligible who must have judged (abstentions do not count), 0 to 100.</param>
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

    public override Consensus Judge(Tally tally, int eligible)
    {
        var denominator = tally.For + tally.Against + (NeutralCounts ? tally.Neutral : 0);
        var judged = tally.For + tally.Neutral + tally.Against;
        var state = true switch
        {
            _ when judged == 0 || judged * 100m < Quorum * eligible => ConsensusState.NoQuorum,
            _ when denominator > 0 && tally.For * 100m >= Threshold * denominator => ConsensusState.For,
            _ when denominator > 0 && tally.Against * 100m >= Threshold * denominator => ConsensusState.Against,
            _ => ConsensusState.Contested,
        };
        return new(state, judged, denominator, eligible);
    }

    public override void Validate()
    {
        if (Threshold is <= 50 or > 100)
            throw ReviewRuleException.Invalid("The threshold is a percentage above 50 and at most 100.");
        if (Quorum is < 0 or > 100)
            throw ReviewRuleException.Invalid("The quorum is a percentage from 0 to 100.");
    }

    public override string InWords() => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"At least {Threshold} % of stances on one side ({(NeutralCounts ? "for, neutral and against" : "for and against only")} "
        + $"in the denominator, abstentions outside), given by at least {Quorum} % of the eligible.");
}
