using System.Globalization;

namespace ReviewHub.Domain.Tests.Consensus;

public class IqrRules
{
    [Theory]
    [InlineData("4,4,4,5,5,5,3,2", "1", ConsensusState.Contested)] // 1.25; type 6 would give 1.75
    [InlineData("4,4,4,5,5,5,3,2", "1.25", ConsensusState.For)]
    [InlineData("4,4,4,5,5,5,3,2", "1.24", ConsensusState.Contested)]
    [InlineData("2,2,2,1,1,1,3,4", "1.25", ConsensusState.Against)]
    [InlineData("5,5,5,5", "0", ConsensusState.For)]
    [InlineData("3,3,3,3,3", "1", ConsensusState.Contested)] // together, but on no side
    [InlineData("3,3,4,4", "1", ConsensusState.Contested)] // the median is between neutral and for
    [InlineData("4,4,5,5", "1", ConsensusState.For)] // between two for
    [InlineData("1,2", "1", ConsensusState.Against)]
    [InlineData("2,3,4", "1", ConsensusState.Contested)]
    [InlineData("1,1,1,5,5,5", "3", ConsensusState.Contested)]
    [InlineData("4", "0", ConsensusState.For)]
    [InlineData("0,0,0", "1", ConsensusState.NoQuorum)]
    [InlineData("", "1", ConsensusState.NoQuorum)]
    public void A_narrow_middle_half_agrees_with_its_median(string ratings, string range, ConsensusState state) => Assert.Equal(
        state, new IqrConsensus(decimal.Parse(range, CultureInfo.InvariantCulture), 0).Judge(Ratings.On(Scale.Likert5, ratings), 20).State);

    [Fact]
    public void The_quartiles_are_told()
    {
        var figures = IqrConsensus.Default.Explain(Ratings.On(Scale.Likert5, "4,4,4,5,5,5,3,2,0"), 16);

        Assert.Equal(
            [new("turnout", .5, 16), new("median", 4, 8), new("quartile-1", 3.75, 8), new("quartile-3", 5, 8), new("interquartile-range", 1.25, 8)],
            figures.AsEnumerable());
    }

    [Fact]
    public void A_range_that_the_scale_cannot_exceed_does_not_fit_it()
    {
        Assert.Contains("always met", new IqrConsensus(4, 0).Misfit(Scale.Likert5), StringComparison.Ordinal);
        Assert.Null(new IqrConsensus(3.9m, 0).Misfit(Scale.Likert5));
        Assert.Null(new IqrConsensus(4, 0).Misfit(Scale.Rand9));
    }

    [Fact]
    public void The_quartiles_are_named_in_words() =>
        Assert.Contains("interquartile range is at most 1; ", IqrConsensus.Default.InWords(), StringComparison.Ordinal);
}
