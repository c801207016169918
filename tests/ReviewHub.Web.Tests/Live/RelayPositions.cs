using System.Text;
using System.Text.Json;
using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web.Tests;

public sealed class RelayPositions
{
    private static readonly Guid Epoch = new("eeeeeeee-0000-4000-8000-000000000001");

    private readonly RelayPosition _position = new(new(Guid.NewGuid()), new JsonSerializerOptions(JsonSerializerDefaults.Web));

    private static Subscription At(long sequence, string title, Guid? epoch = null) =>
        new(epoch ?? Epoch, sequence, new(title, 0, [], [], [], [], null));

    private static FeedBatch Batch(long sequence, string title) => new(Epoch, sequence, [new TitleChanged(title)], [], []);

    /// <summary>The title that a page has which comes anew.</summary>
    private string Title()
    {
        var (snapshot, batches) = _position.Since(null);
        return batches.Select(b => Parse(b).GetProperty("entries")[0]).Prepend(Parse(snapshot!)).Last().GetProperty("title").GetString()!;
    }

    private static JsonElement Parse(EncodedJson encoded) => JsonDocument.Parse(encoded.Utf8).RootElement;

    private static IEnumerable<long> Sequences(IEnumerable<EncodedJson> messages) => messages.Select(m => Parse(m).GetProperty("sequence").GetInt64());

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
        _position.Advance(new(Epoch, 8, [new TallyChanged(1, 3, [2, 0, 0, 0], ConsensusState.NoQuorum, 1), new CommentChanged(1, 2, comment)], [], []), out _);

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
        Assert.Equal([9L], Sequences(batches));
        Assert.NotNull(snapshot);
    }

    [Fact]
    public void A_crowd_that_comes_shares_one_snapshot_and_gets_what_followed_it()
    {
        _position.Reset(At(7, new string('x', 4_000)));
        var (first, none) = _position.Since(null);
        _position.Advance(Batch(8, "eight"), out _);
        _position.Advance(Batch(9, "nine"), out _);

        var (second, batches) = _position.Since(null);

        Assert.Empty(none);
        Assert.Same(first, second);
        Assert.Equal([8L, 9L], Sequences(batches));
        Assert.Same(batches[0], _position.Since(new(Epoch, 7)).Batches[0]);
    }

    [Fact]
    public void A_snapshot_is_made_anew_when_much_has_followed_it()
    {
        _position.Reset(At(7, new string('x', 4_000)));
        _position.Since(null);
        var sequence = 7;
        IReadOnlyList<EncodedJson> batches;
        do
        {
            _position.Advance(Batch(++sequence, "more"), out _);
            (_, batches) = _position.Since(null);
            Assert.InRange(batches.Sum(b => b.Utf8.Length), 0, 1_100);
        }
        while (batches.Count > 0);

        Assert.InRange(sequence, 9, 20);
        Assert.Equal("more", Title());
    }

    [Fact]
    public void Nothing_that_was_encoded_before_a_redaction_is_given_out_after_it()
    {
        _position.Reset(At(7, new string('x', 4_000)));
        var comment = new Comment(new(1), new(1), new(Guid.NewGuid()), DateTimeOffset.UnixEpoch, "a secret", null);
        _position.Advance(new(Epoch, 8, [new CommentChanged(1, 1, comment)], [], []), out _);
        _position.Since(null);
        _position.Advance(new(Epoch, 9, [new CommentChanged(1, 2, comment with { Text = null, IsRedacted = true })], [], []), out _);

        foreach (var from in new FeedPositionMessage?[] { null, new(Epoch, 7), new(Epoch, 8) })
        {
            var (snapshot, batches) = _position.Since(from);
            Assert.All(batches.Append(snapshot).OfType<EncodedJson>(), m => Assert.DoesNotContain("secret", Encoding.UTF8.GetString(m.Utf8.Span), StringComparison.Ordinal));
            Assert.Equal(9, Sequences(batches.Prepend(snapshot).OfType<EncodedJson>()).Last());
        }
    }
}
