using System.Globalization;

namespace ReviewHub.Domain.Tests.Consensus;

public class PercentAgreements
{
    [Theory]
    // For, neutral, against, abstentions, of how many eligible.
    [InlineData(3, 0, 1, 0, 4, ConsensusState.For)] // 75 % exactly
    [InlineData(749, 0, 250, 0, 999, ConsensusState.Contested)] // 74.97 % is not rounded up
    [InlineData(2, 0, 1, 0, 3, ConsensusState.Contested)]
    [InlineData(1, 0, 3, 0, 4, ConsensusState.Against)] // 75 % exactly, the other way
    [InlineData(1, 0, 2, 0, 3, ConsensusState.Contested)]
    [InlineData(1, 0, 1, 0, 2, ConsensusState.Contested)]
    [InlineData(3, 1, 0, 0, 4, ConsensusState.For)] // neutral stands in the denominator
    [InlineData(2, 1, 0, 0, 3, ConsensusState.Contested)]
    [InlineData(0, 4, 0, 0, 4, ConsensusState.Contested)]
    [InlineData(4, 0, 0, 0, 8, ConsensusState.For)] // half of the eligible exactly
    [InlineData(4, 0, 0, 0, 9, ConsensusState.NoQuorum)]
    [InlineData(0, 2, 2, 0, 8, ConsensusState.Contested)] // neutral counts for the quorum
    [InlineData(1, 0, 0, 3, 4, ConsensusState.NoQuorum)] // abstentions do not
    [InlineData(0, 0, 0, 5, 5, ConsensusState.NoQuorum)] // all abstain
    [InlineData(0, 0, 0, 0, 5, ConsensusState.NoQuorum)]
    [InlineData(0, 0, 0, 0, 0, ConsensusState.NoQuorum)]
    [InlineData(1, 0, 0, 0, 0, ConsensusState.For)] // nobody is eligible any more, yet someone judged
    [InlineData(6, 0, 0, 1, 4, ConsensusState.For)] // more judged than are eligible
    public void The_default_rule_is_three_quarters_of_at_least_half(int agree, int neutral, int against, int abstain, int eligible, ConsensusState state)
    {
        var consensus = PercentAgreement.Default.Judge(Counted(agree, neutral, against, abstain), eligible);

        Assert.Equal(new(state, agree + neutral + against, agree + neutral + against, eligible), consensus);
    }

    [Theory]
    [InlineData(2, 1, 0, ConsensusState.For, 2)]
    [InlineData(3, 9, 1, ConsensusState.For, 4)]
    [InlineData(1, 9, 3, ConsensusState.Against, 4)]
    [InlineData(2, 9, 1, ConsensusState.Contested, 3)]
    [InlineData(0, 4, 0, ConsensusState.Contested, 0)]
    public void Neutral_may_be_left_out_of_the_denominator(int agree, int neutral, int against, ConsensusState state, int denominator)
    {
        var rule = new PercentAgreement(75, 0, NeutralCounts: false);

        Assert.Equal(new(state, agree + neutral + against, denominator, 13), rule.Judge(Counted(agree, neutral, against, 0), 13));
    }

    [Fact]
    public void Without_a_quorum_one_stance_is_enough_but_none_is_not()
    {
        var rule = PercentAgreement.Default with { Quorum = 0 };

        Assert.Equal(ConsensusState.For, rule.Judge(Counted(1, 0, 0, 0), 100).State);
        Assert.Equal(ConsensusState.NoQuorum, rule.Judge(Counted(0, 0, 0, 3), 100).State);
    }

    [Fact]
    public void Unanimity_is_not_reached_by_all_but_one()
    {
        var rule = PercentAgreement.Default with { Threshold = 100 };

        Assert.Equal(ConsensusState.For, rule.Judge(Counted(9, 0, 0, 0), 9).State);
        Assert.Equal(ConsensusState.Contested, rule.Judge(Counted(9, 1, 0, 0), 10).State);
    }

    [Fact]
    public void A_threshold_may_have_a_fraction()
    {
        var two = Counted(2, 0, 1, 0);

        Assert.Equal(ConsensusState.For, (PercentAgreement.Default with { Threshold = 66.6m }).Judge(two, 3).State);
        Assert.Equal(ConsensusState.Contested, (PercentAgreement.Default with { Threshold = 66.7m }).Judge(two, 3).State);
    }

    [Theory]
    [InlineData("50", "50")] // both sides could reach it
    [InlineData("0", "50")]
    [InlineData("-75", "50")]
    [InlineData("100.01", "50")]
    [InlineData("75", "-0.01")]
    [InlineData("75", "100.01")]
    public void A_rule_that_cannot_be_met_or_always_is_is_refused(string threshold, string quorum) =>
        Refused.For(RefusalKind.Invalid, () => Validated(threshold, quorum));

    [Theory]
    [InlineData("50.01", "0")]
    [InlineData("75", "50")]
    [InlineData("100", "100")]
    public void A_rule_at_the_ends_of_its_range_stands(string threshold, string quorum) => Validated(threshold, quorum);

    [Theory]
    [InlineData(true, "At least 66.6 % of stances on one side (for, neutral and against in the denominator, abstentions outside), given by at least 50 % of the eligible.")]
    [InlineData(false, "At least 66.6 % of stances on one side (for and against only in the denominator, abstentions outside), given by at least 50 % of the eligible.")]
    public void The_rule_is_said_in_the_same_words_everywhere(bool neutralCounts, string words)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal(words, new PercentAgreement(66.6m, 50, neutralCounts).InWords());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static Tally Counted(params int[] counts) => new(Scale.AcceptReviseReject, [.. counts]);

    private static PercentAgreement Validated(string threshold, string quorum)
    {
        var rule = new PercentAgreement(decimal.Parse(threshold, CultureInfo.InvariantCulture), decimal.Parse(quorum, CultureInfo.InvariantCulture), true);
        rule.Validate();
        return rule;
    }
}
