using System.Globalization;

namespace ReviewHub.Domain;

/// <summary>
/// The rule of core outcome sets (COMET): in when nearly all rate it in the top third and hardly anybody in the bottom third, out the
/// other way round. A large camp of opponents undoes a consensus here, where a mere share for would not notice it.
/// </summary>
/// <param name="Majority">Percent of the judgments in one outer third, above 50 and at most 100.</param>
/// <param name="Minority">Percent that the other outer third stays below, above 0 and at most 50.</param>
[GenerateSerializer, Immutable, Alias("rh.comet-70-15")]
public sealed record Comet7015(
    [property: Id(0)] decimal Majority,
    [property: Id(1)] decimal Minority,
    [property: Id(2)] decimal Quorum) : ConsensusRule
{
    public static readonly Comet7015 Default = new(70, 15, 50);

    public override string? Misfit(Scale scale) =>
        IsNinePoint(scale) ? null : "The COMET rule needs a scale of nine categories: three for, three neutral, three against.";

    public override string InWords() => string.Create(CultureInfo.InvariantCulture,
        $"Consensus for when at least {Majority} % of stances lie in 7 to 9 and less than {Minority} % in 1 to 3, against the other way "
        + $"round, else contested (abstentions outside); given by at least {Quorum} % of the eligible.");

    protected override ConsensusState Decide(Tally tally) => true switch
    {
        _ when Outweighs(tally.For, tally.Against, tally.Judged) => ConsensusState.For,
        _ when Outweighs(tally.Against, tally.For, tally.Judged) => ConsensusState.Against,
        _ => ConsensusState.Contested,
    };

    protected override IEnumerable<Figure> FiguresOf(Tally tally) =>
        [Figure.Share("share-7-to-9", tally.For, tally.Judged), Figure.Share("share-1-to-3", tally.Against, tally.Judged)];

    protected override void ValidateSettings()
    {
        if (Majority is <= 50 or > 100)
            throw ReviewRuleException.Invalid("The majority is a percentage above 50 and at most 100.");
        if (Minority is <= 0 or > 50)
            throw ReviewRuleException.Invalid("The minority is a percentage above 0 and at most 50.");
    }

    private bool Outweighs(int side, int other, int judged) => side * 100m >= Majority * judged && other * 100m < Minority * judged;
}
