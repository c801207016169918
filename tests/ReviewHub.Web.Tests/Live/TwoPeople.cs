using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace ReviewHub.Web.Tests;

[Collection(ReviewHubCollection.Name)]
public sealed class TwoPeople(ReviewHubApplication application)
{
    private static string Key() => Guid.NewGuid().ToString();

    private async Task<(Actor Ann, Actor Ben, string Document)> Arrange(string text = "First.\n\nSecond.\n\nThird.")
    {
        var board = await application.Chair.NewBoard();
        var document = await application.Chair.Import(board, text);
        return (await application.Chair.Invite(board, "reviewer", "Ann"), await application.Chair.Invite(board, "reviewer", "Ben"), document);
    }

    [Fact]
    public async Task One_votes_and_the_other_sees_it()
    {
        var (ann, ben, document) = await Arrange();
        await using var watching = await Watcher.Of(ben, document);
        await using var voting = await ann.Connect();

        await voting.InvokeAsync("TakeStance", document, 2, "accept", null, Key());

        await watching.Until(w => w.Counts(2) is [1, 0, 0, 0], "Ann's vote is on Ben's screen");
    }

    [Fact]
    public async Task The_consensus_follows_the_votes()
    {
        var (ann, ben, document) = await Arrange();
        await using var watching = await Watcher.Of(ben, document);

        await ann.Vote(document, 1, "accept");
        await watching.Until(w => w.State(1) == "no-quorum" && w.Counts(1)[0] == 1, "one of three is no quorum");
        await ben.Vote(document, 1, "accept");

        await watching.Until(w => w.State(1) == "consensus-for", "two of three agree");
    }

    [Fact]
    public async Task A_thread_grows_is_resolved_and_keeps_replies_to_a_deleted_comment()
    {
        var (ann, ben, document) = await Arrange();
        await using var watching = await Watcher.Of(ben, document);
        await using var ann1 = await ann.Connect();
        await using var ben1 = await ben.Connect();

        await ann1.InvokeAsync("StartThread", document, 1, "Why?", new { exact = "First" }, null, Key());
        await ben1.InvokeAsync("Reply", document, 1, 1, "Because.", null, Key());
        await ann1.InvokeAsync("ResolveThread", document, 1, 1, null, null, Key());
        await ann1.InvokeAsync("DeleteComment", document, 1, 1, Key());

        await watching.Until(w => w.Comments(1) is [null, "Because."] && w.IsResolved(1, 1), "the thread is resolved, its root a tombstone");
    }

    [Fact]
    public async Task Each_sees_where_the_other_is_and_when_they_leave()
    {
        var (ann, ben, document) = await Arrange();
        await using var watching = await Watcher.Of(ben, document);
        var ann1 = await Watcher.Of(ann, document);

        await ann1.Connection.InvokeAsync("Here", document, 3);
        await watching.Until(w => w.PlaceOf(ann.Id) == 3, "Ann is on paragraph 3");
        await ann1.DisposeAsync();

        await watching.Until(w => !w.Here().Contains(ann.Id), "Ann is gone");
    }

    [Fact]
    public async Task Ones_own_stance_reaches_ones_other_tab_and_nobody_else()
    {
        var (ann, ben, document) = await Arrange();
        await using var annsOther = await Watcher.Of(ann, document);
        await using var bens = await Watcher.Of(ben, document);

        await ann.Vote(document, 1, "reject");
        await annsOther.Until(w => w.Own(1) == "reject", "Ann's other tab knows her stance");
        await bens.Until(w => w.Counts(1)[2] == 1, "Ben sees the tally");

        Assert.Null(bens.Own(1));
    }

    [Fact]
    public async Task Whoever_comes_back_resumes_from_where_they_were()
    {
        var (ann, ben, document) = await Arrange();
        var before = await Watcher.Of(ben, document);
        await using var staying = await Watcher.Of(ann, document);
        await ann.Vote(document, 1, "accept");
        await before.Until(w => w.Counts(1)[0] == 1, "the first vote is seen");
        await before.DisposeAsync();
        await ann.Vote(document, 2, "reject");
        await staying.Until(w => w.Counts(2)[2] == 1, "the node has the second vote");

        await using var after = await Watcher.Of(await ben.Connect(), document, new { epoch = before.Epoch, sequence = before.Sequence });

        Assert.False(after.TookSnapshot);
        Assert.Equal([0, 0, 1, 0], after.Counts(2));
    }

    [Fact]
    public async Task A_position_that_means_nothing_any_more_gets_a_snapshot()
    {
        var (ann, ben, document) = await Arrange();
        await ann.Vote(document, 1, "accept");

        await using var watching = await Watcher.Of(await ben.Connect(), document, new { epoch = Guid.NewGuid(), sequence = 17 });

        Assert.True(watching.TookSnapshot);
        await watching.Until(w => w.Counts(1)[0] == 1, "the snapshot holds the vote");
    }

    [Fact]
    public async Task The_same_command_sent_twice_counts_once()
    {
        var (ann, _, document) = await Arrange();
        await using var hub = await ann.Connect();
        var key = Key();

        var first = await hub.InvokeAsync<ReceiptMessage>("StartThread", document, 1, "Once.", null, null, key);
        var again = await hub.InvokeAsync<ReceiptMessage>("StartThread", document, 1, "Once.", null, null, key);

        Assert.Equal(first, again);
        Assert.Equal(1, (await ann.Paragraph(document, 1)).GetProperty("threads").GetArrayLength());
    }

    [Fact]
    public async Task A_refusal_comes_in_words()
    {
        var (ann, _, document) = await Arrange();
        await using var hub = await ann.Connect();

        var refused = await Assert.ThrowsAsync<HubException>(() => hub.InvokeAsync("TakeStance", document, 1, "maybe", null, Key()));

        Assert.Contains("'maybe' is not on this document's scale", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Someone_removed_from_the_board_is_cut_off()
    {
        var board = await application.Chair.NewBoard();
        var document = await application.Chair.Import(board, "Text.");
        var ann = await application.Chair.Invite(board, "reviewer", "Ann");
        await using var watching = await Watcher.Of(ann, document);
        var closed = new TaskCompletionSource();
        watching.Connection.Closed += _ => { closed.TrySetResult(); return Task.CompletedTask; };

        using var removed = await application.Chair.Try(HttpMethod.Delete, $"/api/boards/{board}/members/{ann.Id}");

        Assert.True(removed.IsSuccessStatusCode);
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }
}
