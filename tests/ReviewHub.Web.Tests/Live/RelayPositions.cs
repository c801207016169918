using System.Text.Json;
using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web.Tests;

public sealed class RelayPositions
{
    private static readonly Guid Epoch = new("eeeeeeee-0000-4000-8000-000000000001");

    private readonly RelayPosition _position = new(new(Guid.NewGuid()), new JsonSerializerOptions(JsonSerializerDefaults.Web));

    private static Subscription At(long sequence, string title, Guid? epoch = null) =>
        new(epoch ?? Epoch, sequence, new(title, 0, [], []));

    private static FeedBatch Batch(long sequence, string title) => new(Epoch, sequence, [new TitleChanged(title)], []);

    private string Title() => JsonDocument.Parse(_position.Since(null).Snapshot!.Utf8).RootElement.GetProperty("title").GetString()!;

    [Fact]
    public void A_snapshot_that_was_overtaken_by_batches_does_not_take_the_view_back()
    {
        _position.Reset(At(7, "seven"));
        _position.Advance(Batch(8, "eight"), out _);

        _position.Reset(At(7, "seven"));

        Assert.Equal((8, "eight"), (_position.Current.Sequence, Title()));
    }

    [Fact]
    public void A_snapshot_of_another_epoch_replaces_the_view_whatever_its_sequence()
    {
        _position.Reset(At(7, "seven"));

        _position.Reset(At(1, "anew", Guid.NewGuid()));

        Assert.Equal((1, "anew"), (_position.Current.Sequence, Title()));
    }

    [Fact]
    public void A_batch_that_does_not_follow_is_a_gap_and_an_old_one_is_nothing()
    {
        _position.Reset(At(7, "seven"));

        Assert.Null(_position.Advance(Batch(9, "nine"), out var gap));
        Assert.True(gap);
        Assert.Null(_position.Advance(Batch(7, "old"), out gap));
        Assert.False(gap);
        Assert.Equal("seven", Title());
    }

    [Fact]
    public void A_paragraph_is_at_its_newest_version_whatever_the_order_in_its_batch()
    {
        _position.Reset(At(7, "seven"));
        // A newer tally takes the older one's place in the batch, before the comment that came between them.
        var comment = new Comment(new(1), new(1), new(Guid.NewGuid()), DateTimeOffset.UnixEpoch, "Why?", null);
        _position.Advance(new(Epoch, 8, [new TallyChanged(1, 3, [2, 0, 0, 0], ConsensusState.NoQuorum), new CommentChanged(1, 2, comment)], []), out _);

        var paragraph = JsonDocument.Parse(_position.Since(null).Snapshot!.Utf8).RootElement.GetProperty("paragraphs")[0];
        Assert.Equal(3, paragraph.GetProperty("version").GetInt32());
    }

    [Fact]
    public void Whoever_is_behind_gets_what_they_missed_as_long_as_it_is_kept()
    {
        _position.Reset(At(7, "seven"));
        _position.Advance(Batch(8, "eight"), out _);
        _position.Advance(Batch(9, "nine"), out _);

        var (none, batches) = _position.Since(new(Epoch, 8));
        var (snapshot, _) = _position.Since(new(Epoch, 6));

        Assert.Null(none);
        Assert.Equal([9L], batches.Select(b => b.Sequence));
        Assert.NotNull(snapshot);
    }
}
