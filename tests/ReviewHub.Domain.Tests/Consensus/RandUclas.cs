namespace ReviewHub.Domain.Tests.Consensus;

public class RandUclas
{
    [Theory]
    // Ratings, IPR, asymmetry index, IPRAS, disagreement index. The first is that of BMJ Open 2012;2:e001431, table 1.
    [InlineData("1,3,5,7,7,7,7,7,8,8,8,8,8,9,9", 1, 2.5, 6.1, .1639, ConsensusState.For)]
    [InlineData("1,1,1,1,5,9,9,9,9", 8, 0, 2.35, 3.4043, ConsensusState.Contested)]
    [InlineData("1,2,3,4,5,6,7,8,9", 3.2, 0, 2.35, 1.3617, ConsensusState.Contested)] // type 6 gives 4.0
    [InlineData("7,7,8,8,8,9,9,3,2", 1, 2.5, 6.1, .1639, ConsensusState.For)]
    [InlineData("5,5,5,5,5,5,5,5,5", 0, 0, 2.35, 0, ConsensusState.Contested)]
    [InlineData("1,1,2,2,8,8,9,9", 6, 0, 2.35, 2.5532, ConsensusState.Contested)] // type 6 gives 6.6
    public void The_published_values_come_out(
        string ratings, double range, double asymmetry, double ipras, double disagreement, ConsensusState state)
    {
        var tally = Ratings.On(Scale.Rand9, ratings);

        var figures = RandUcla.Default.Explain(tally, tally.Judged);

        Assert.Equal(range, figures.Find("interpercentile-range"), 10);
        Assert.Equal(asymmetry, figures.Find("asymmetry-index"), 10);
        Assert.Equal(ipras, figures.Find("ipras"), 10);
        Assert.Equal(disagreement, figures.Find("disagreement-index"), 4);
        Assert.Equal(new(state, tally.Judged, tally.Judged, tally.Judged), RandUcla.Default.Judge(tally, tally.Judged));
        Assert.All(figures.Where(f => f.Key != "turnout"), f => Assert.Equal(tally.Judged, f.Denominator));
    }

    [Fact]
    public void The_published_example_has_its_median_and_percentiles()
    {
        var figures = RandUcla.Default.Explain(Ratings.On(Scale.Rand9, "1,3,5,7,7,7,7,7,8,8,8,8,8,9,9"), 15);

        Assert.Equal((7, 7, 8), (figures.Find("median"), figures.Find("percentile-30"), figures.Find("percentile-70")));
    }

    [Theory]
    [InlineData("7", ConsensusState.For)]
    [InlineData("3", ConsensusState.Against)]
    [InlineData("6,7", ConsensusState.Contested)] // 6.5 is not in the top third
    [InlineData("3,4", ConsensusState.Contested)]
    [InlineData("6,8", ConsensusState.For)]
    [InlineData("2,4", ConsensusState.Against)]
    [InlineData("6", ConsensusState.Contested)]
    [InlineData("4", ConsensusState.Contested)]
    [InlineData("0,0,9", ConsensusState.For)]
    [InlineData("0,0", ConsensusState.NoQuorum)]
    [InlineData("", ConsensusState.NoQuorum)]
    // The median is in the top third, but the panel disagrees: the range of 7 is above 2.35 + 1.5 times 0.5.
    [InlineData("1,1,1,1,7,8,8,8,8", ConsensusState.Contested)]
    public void The_median_decides_unless_there_is_disagreement(string ratings, ConsensusState state) =>
        Assert.Equal(state, new RandUcla(0).Judge(Ratings.On(Scale.Rand9, ratings), 20).State);

    [Fact]
    public void The_rule_says_what_its_words_mean_and_which_percentiles_it_takes()
    {
        var words = RandUcla.Default.InWords();

        Assert.All(
            ["appropriate (consensus for)", "inappropriate (consensus against)", "uncertain (contested)", "R type 7", "2.35 + 1.5", "at least 50 %"],
            part => Assert.Contains(part, words, StringComparison.Ordinal));
    }
}
