namespace ReviewHub.Domain.Tests.Measures;

public class Bootstraps
{
    [Fact]
    public void Chance_is_the_published_splitmix()
    {
        var chance = new SplitMix64(1234567);

        Assert.Equal(
            [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821],
            Enumerable.Range(0, 5).Select(_ => chance.Next()).ToArray());
    }

    [Fact]
    public void Draws_are_even_and_below_their_bound()
    {
        var chance = new SplitMix64(1);
        var drawn = new int[6];
        for (var i = 0; i < 60_000; i++) drawn[chance.Below(6)]++;

        Assert.All(drawn, times => Assert.InRange(times, 9_600, 10_400));
    }

    // Drawn and computed again in another language: on every version of the framework these come out.
    [Fact]
    public void Intervals_are_the_same_for_ever()
    {
        var found = Reliability.Of(5, RaterTable.Canonical);

        Holds(found.AlphaNominal, 0.427503652, 1.0);
        Holds(found.AlphaOrdinal, 0.448676364, 1.0);
        Holds(found.Ac1, 0.51389514, 1.0);
    }

    [Fact]
    public void One_paragraph_alone_has_a_figure_and_no_interval()
    {
        var found = Reliability.Of(3, [[3, 1, 0]]).Ac1;

        Assert.True(found.Value.IsDefined);
        Assert.Equal(("One paragraph alone cannot be resampled.", 0), (found.Lower.Reason, found.Resamples));
    }

    [Fact]
    public void A_figure_that_most_resamples_lack_has_no_interval()
    {
        var found = Reliability.Of(3, [[3, 0, 0], [3, 0, 0], [2, 1, 0]]).AlphaNominal;

        Assert.True(found.Value.IsDefined);
        Assert.Equal($"The figure is defined in only {found.Resamples} of 1000 resamples.", found.Upper.Reason);
        Assert.InRange(found.Resamples, 650, 750);
    }

    private static void Holds(Estimate found, double lower, double upper)
    {
        Assert.Equal((lower, upper, 1000), (Math.Round(found.Lower.Require(), 9), Math.Round(found.Upper.Require(), 9), found.Resamples));
    }
}
