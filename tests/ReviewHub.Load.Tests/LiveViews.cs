namespace ReviewHub.Load.Tests;

public sealed class LiveViews
{
    private const string Epoch = "one";

    private readonly LiveView _view = new();

    public LiveViews() => _view.Restart(Given.Snapshot(Epoch, 4));

    [Fact]
    public void A_view_made_of_batches_equals_the_snapshot_at_the_same_place()
    {
        _view.Misses(Given.Batch(Epoch, 5, Given.Tally(1, 3, 2), Given.Comment(1, 2, 1, "Why?")));

        var fresh = new LiveView();
        fresh.Restart(Given.Snapshot(Epoch, 5, Given.Paragraph(1, 3, 2, "Why?")));

        Assert.Equal(fresh.Canonical(), _view.Canonical());
        Assert.Equal(fresh.Digest, _view.Digest);
    }

    [Theory]
    [InlineData(4, 2, "Why?")]
    [InlineData(3, 1, "Why?")]
    [InlineData(3, 2, "Why not?")]
    public void Views_that_differ_in_one_thing_have_different_digests(int version, int accepted, string text)
    {
        _view.Misses(Given.Batch(Epoch, 5, Given.Tally(1, 3, 2), Given.Comment(1, 2, 1, "Why?")));

        var other = new LiveView();
        other.Restart(Given.Snapshot(Epoch, 5, Given.Paragraph(1, version, accepted, text)));

        Assert.NotEqual(other.Digest, _view.Digest);
    }

    [Fact]
    public void A_batch_that_does_not_follow_is_missed_and_one_that_is_known_changes_nothing()
    {
        Assert.True(_view.Misses(Given.Batch(Epoch, 6, Given.Tally(1, 1, 1))));
        Assert.True(_view.Misses(Given.Batch("another", 5, Given.Tally(1, 1, 1))));
        Assert.False(_view.Misses(Given.Batch(Epoch, 4, Given.Tally(1, 1, 1))));

        Assert.Equal((new FeedPosition(Epoch, 4), 0), (_view.Position, _view.CountsOf(1).Count));
    }
}
