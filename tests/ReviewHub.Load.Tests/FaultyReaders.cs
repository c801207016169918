namespace ReviewHub.Load.Tests;

/// <summary>The scenarios in small, for what must hold and not for how long it takes.</summary>
[Collection(ProductCollection.Name)]
public sealed class FaultyReaders(Product product)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Whoever_loses_the_connection_again_and_again_ends_up_with_what_the_log_says()
    {
        var size = new FlakyScenario.Size(30, 10, 20, Milliseconds(150), Milliseconds(400), Milliseconds(300));

        var figures = await FlakyScenario.Once(product.Board, size, TimeSpan.FromSeconds(4), seed: 1);

        Assert.True(figures["cuts"] > 0 && figures["commands sent again"] > 0 && figures["resumed by batches"] > 0, "nothing was cut off");
        Assert.Equal(0, figures["answers with a gap"]);
        Expect.AllIsWell(figures);
    }

    [Fact]
    public async Task A_reader_that_stalls_is_dropped_and_comes_back_to_what_everybody_has()
    {
        var size = new SlowScenario.Size(Healthy: 30, Haste: 20, Slow: 4, Writers: 10, Milliseconds(200), CommentLength: 20_000);

        var figures = await SlowScenario.Once(product.Board, size, TimeSpan.Zero, TimeSpan.FromSeconds(2), seed: 1, new());

        Assert.Equal(1, figures["stalled reader dropped"]);
        Assert.True(figures["slow readers dropped and back"] >= 1, "nobody came back");
        Assert.Equal(0, figures["slow readers diverged"]);
        Assert.Equal(0, figures["fresh snapshots wrong"]);
        Assert.Equal(0, figures["changes missed by the healthy"]);
        Assert.Equal(0, figures["healthy screens lost"]);
        Assert.Equal(0, figures["refused or unanswered"]);
    }

    [Fact]
    public async Task A_page_whose_view_is_broken_counts_as_diverged()
    {
        await using var crowd = await Crowd.Open(product.Board, await product.Board.Import(3), 3, ..2);
        for (var i = 0; i < 6; i++) await crowd.Act(i % 2, new(i));
        var before = await crowd.Converge(Patience);

        crowd.Pages[1].See(view => view.Misses(Given.Batch(view.Position!.Epoch, view.Position.Sequence + 1, Given.Tally(1, 99, 7))));
        var after = await crowd.Converge(TimeSpan.Zero);

        Assert.Equal((0, true), (before.Diverged, before.FreshIsRight));
        Assert.Equal((1, true), (after.Diverged, after.FreshIsRight));
    }

    private static TimeSpan Milliseconds(int count) => TimeSpan.FromMilliseconds(count);
}
