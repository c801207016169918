using System.Globalization;
using ReviewHub.Domain.Tests.Consensus;

namespace ReviewHub.Domain.Tests.Measures;

public class ParagraphFigures
{
    [Theory]
    [InlineData("30,40,210,130,530,50,10", 0.6113333, 0.7256876)] // published with the R package agrmt
    [InlineData("10,20,30,15,4", 0.3924051, 0.6238706)]
    [InlineData("5,0,0,0,5", -1, 0)]
    [InlineData("2,2,2,2,2", 0, 0.4339850)]
    [InlineData("0,0,2,5,3", 0.65, 0.7786281)]
    [InlineData("1,0,0,4,5", 0.4666667, 0.5772429)]
    [InlineData("0,1,0,4,5", 0.5833333, 0.6927966)]
    [InlineData("0,0,10,0,0", 1, 1)]
    public void Agreement_and_consensus_are_those_of_the_literature(string counts, double agreement, double consensus)
    {
        var people = counts.Split(',').Select(c => int.Parse(c, CultureInfo.InvariantCulture)).ToArray();

        Assert.Equal(agreement, VanDerEijkAgreement.Of(people).Require(), 7);
        Assert.Equal(consensus, TastleWiermanConsensus.Of(people).Require(), 7);
    }

    [Theory]
    [InlineData(81, 263, 0.255289, 0.366210)]
    [InlineData(15, 148, 0.062386, 0.160487)]
    [InlineData(0, 20, 0, 0.161125)]
    [InlineData(1, 29, 0.006113, 0.171755)]
    [InlineData(7, 50, 0.069508, 0.261862)]
    [InlineData(9, 10, 0.595850, 0.982124)]
    [InlineData(10, 10, 0.722467, 1)]
    [InlineData(6, 8, 0.409275, 0.928521)]
    [InlineData(0, 0, 0, 1)]
    public void The_share_for_comes_with_wilsons_interval(int favour, int judged, double lower, double upper)
    {
        var found = ParagraphMeasures.Of(new(Scale.AcceptReviseReject, [favour, judged - favour, 0, 5]));

        Assert.Equal(new Share(favour, judged), found.For);
        Assert.Equal(lower, found.ForInterval.Lower, 6);
        Assert.Equal(upper, found.ForInterval.Upper, 6);
    }

    [Fact]
    public void A_paragraph_is_measured_without_its_abstentions()
    {
        var found = ParagraphMeasures.Of(Ratings.On(Scale.Likert5, "4,4,4,5,5,5,3,2,0,0"));

        Assert.Equal([3, 3, 1, 1, 0, 2], found.Counts.AsEnumerable());
        Assert.Equal((4.0, 3.75, 5.0, 1.25), (found.Median.Value, found.LowerQuartile.Value, found.UpperQuartile.Value, found.Iqr.Value));
        Assert.Equal((new Share(6, 8), new Share(6, 7)), (found.For, found.ForOfSides));
        Assert.Equal(WilsonInterval.Of(6, 7), found.ForOfSidesInterval);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0,0,0")]
    public void Where_nobody_has_judged_nothing_is_defined_but_the_interval_of_everything(string ratings)
    {
        var found = ParagraphMeasures.Of(Ratings.On(Scale.Likert5, ratings));

        Assert.All([found.Median, found.LowerQuartile, found.UpperQuartile, found.Iqr, found.Agreement, found.Consensus],
            m => Assert.Equal("Nobody has judged.", m.Reason));
        Assert.False(found.For.Value.IsDefined);
        Assert.Equal(new(0, 1), found.ForInterval);
    }

    [Fact]
    public void One_judgment_agrees_with_itself()
    {
        var found = ParagraphMeasures.Of(Ratings.On(Scale.Likert5, "2"));

        Assert.Equal((2, 0, 1, 1), (found.Median.Value, found.Iqr.Value, found.Agreement.Value, found.Consensus.Value));
    }

    [Fact]
    public void Two_categories_have_no_place_between_them_for_agreement_to_gather()
    {
        Assert.Equal("Agreement A needs a scale of at least three categories.", VanDerEijkAgreement.Of([3, 4]).Reason);
        Assert.Equal(1, TastleWiermanConsensus.Of([3, 0]).Value);
        Assert.Equal(0, TastleWiermanConsensus.Of([4, 4]).Value);
    }

    [Fact]
    public void The_same_counts_are_the_same_measures() =>
        Assert.Equal(ParagraphMeasures.Of(Ratings.On(Scale.Likert5, "2,3,0")), ParagraphMeasures.Of(Ratings.On(Scale.Likert5, "0,3,2")));
}
