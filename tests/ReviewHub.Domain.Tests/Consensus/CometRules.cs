namespace ReviewHub.Domain.Tests.Consensus;

public class CometRules
{
    [Theory]
    // In 7 to 9, in 4 to 6, in 1 to 3, abstentions.
    [InlineData(14, 4, 2, 0, ConsensusState.For)] // 70 % and 10 %
    [InlineData(7, 3, 0, 0, ConsensusState.For)] // 70 % exactly
    [InlineData(699, 301, 0, 0, ConsensusState.Contested)] // 69.9 % is not rounded up
    [InlineData(17, 0, 3, 0, ConsensusState.Contested)] // 15 % exactly is not below it
    [InlineData(851, 0, 149, 0, ConsensusState.For)]
    [InlineData(2, 4, 14, 0, ConsensusState.Against)] // mirrored
    [InlineData(3, 0, 17, 0, ConsensusState.Contested)]
    [InlineData(0, 3, 7, 0, ConsensusState.Against)]
    [InlineData(0, 9, 0, 0, ConsensusState.Contested)]
    [InlineData(7, 3, 0, 9, ConsensusState.For)] // abstentions are outside
    [InlineData(1, 0, 0, 0, ConsensusState.For)]
    [InlineData(0, 0, 0, 5, ConsensusState.NoQuorum)]
    [InlineData(0, 0, 0, 0, ConsensusState.NoQuorum)]
    public void Seventy_percent_in_one_outer_third_and_under_fifteen_in_the_other(int top, int middle, int bottom, int abstain, ConsensusState state)
    {
        var tally = Thirds(top, middle, bottom, abstain);

        Assert.Equal(state, (Comet7015.Default with { Quorum = 0 }).Judge(tally, 20).State);
    }

    [Fact]
    public void Both_shares_are_told_with_their_denominator_and_interval()
    {
        var figures = Comet7015.Default.Explain(Thirds(7, 50 - 7, 0, 3), 80);

        var share = figures.Single(f => f.Key == "share-7-to-9");
        Assert.Equal((.14, 50), (share.Value, share.Denominator));
        Assert.Equal(.069508, share.Lower!.Value, 6);
        Assert.Equal(.261862, share.Upper!.Value, 6);
        Assert.Equal((0, 0), (figures.Find("share-1-to-3"), figures.Single(f => f.Key == "share-1-to-3").Lower));
        Assert.Equal(new("turnout", 50 / 80.0, 80), figures.Single(f => f.Key == "turnout"));
    }

    [Fact]
    public void The_percentages_may_be_set()
    {
        Assert.Equal(ConsensusState.For, new Comet7015(80, 20.5m, 0).Judge(Thirds(80, 0, 20, 0), 100).State);
        Assert.Equal(ConsensusState.Contested, new Comet7015(80, 20, 0).Judge(Thirds(80, 0, 20, 0), 100).State);
        Assert.Contains("at least 80 % of stances lie in 7 to 9 and less than 20.5 % in 1 to 3", new Comet7015(80, 20.5m, 0).InWords(), StringComparison.Ordinal);
    }

    private static Tally Thirds(int top, int middle, int bottom, int abstain) => new(Scale.Rand9, [0, 0, top, 0, middle, 0, bottom, 0, 0, abstain]);
}
