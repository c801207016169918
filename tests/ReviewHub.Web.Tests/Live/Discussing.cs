using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using ReviewHub.Formats.Tests;

namespace ReviewHub.Web.Tests;

[Collection(ReviewHubCollection.Name)]
public sealed class Discussing(ReviewHubApplication application)
{
    private static string Key() => Guid.NewGuid().ToString();

    private static string Path(string document, string rest) => $"/api/documents/{document}/paragraphs/1/{rest}";

    private async Task<(string Board, string Document, Actor Ann, Actor Ben)> Arrange()
    {
        var board = await application.Chair.NewBoard();
        var document = await application.Chair.Import(board, "First.\n\nSecond.");
        return (board, document, await application.Chair.Invite(board, "reviewer", "Ann"), await application.Chair.Invite(board, "reviewer", "Ben"));
    }

    [Fact]
    public async Task Who_is_mentioned_is_called_on_every_screen_of_theirs_and_nobody_else_is()
    {
        var (_, document, ann, ben) = await Arrange();
        await using var one = await Watcher.Of(ben, document);
        await using var other = await Watcher.Of(ben, document);
        await using var anns = await Watcher.Of(ann, document);
        Watcher[] all = [one, other, anns];

        await anns.Connection.InvokeAsync("StartThread", document, 1, "Ben?", null, new[] { ben.Id }, Key());
        await ben.Post(Path(document, "threads/1/comments"), new { text = "Ann?", mentions = new[] { ann.Id } });
        foreach (var watcher in all) await watcher.Until(w => w.Calls is [_] && w.Comments(1).Count == 2, "each is called once");

        var call = Assert.Single(one.Calls);
        Assert.Equal(
            (document, 1, 1, ann.Id),
            (call.GetProperty("document").GetString(), call.GetProperty("paragraph").GetInt32(), call.GetProperty("comment").GetInt32(), call.GetProperty("by").GetString()));
        var mentions = (await ann.Paragraph(document, 1)).GetProperty("threads")[0].GetProperty("comments")[0].GetProperty("mentions");
        Assert.Equal("Ben", mentions[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Who_is_not_on_the_board_is_neither_mentioned_nor_assigned()
    {
        var (board, document, ann, ben) = await Arrange();
        await ann.Post(Path(document, "threads"), new { text = "Ben?", mentions = new[] { ben.Id } });
        using var removed = await application.Chair.Try(HttpMethod.Delete, $"/api/boards/{board}/members/{ben.Id}");
        await using var hub = await ann.Connect();

        using var mentioned = await ann.Try(HttpMethod.Post, Path(document, "threads"), new { text = "Ben?", mentions = new[] { ben.Id } });
        using var assigned = await ann.Try(HttpMethod.Put, Path(document, "threads/1/assignment"), new { person = ben.Id });
        var refused = await Assert.ThrowsAsync<HubException>(() => hub.InvokeAsync("Reply", document, 1, 1, "Ben?", new[] { ben.Id }, Key()));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (mentioned.StatusCode, assigned.StatusCode));
        Assert.Contains("not on this board", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reactions_an_assignment_and_an_outcome_show_on_the_other_screen_and_over_http()
    {
        var (_, document, ann, ben) = await Arrange();
        await using var watching = await Watcher.Of(ben, document);
        await using var hub = await ann.Connect();
        await hub.InvokeAsync("StartThread", document, 1, "Why?", null, null, Key());

        await hub.InvokeAsync("React", document, 1, 1, "thanks", true, Key());
        await ben.Put(Path(document, "comments/1/reactions/thanks"), new { });
        await hub.InvokeAsync("React", document, 1, 1, "thanks", false, Key());
        await hub.InvokeAsync("AssignThread", document, 1, 1, ben.Id, Key());
        await hub.InvokeAsync("ResolveThread", document, 1, 1, "answered", "So it is.", Key());
        await watching.Until(w => w.IsResolved(1, 1), "the thread is resolved");

        var thread = watching.Thread(1, 1);
        Assert.Equal(ben.Id, thread.GetProperty("assigned").GetString());
        Assert.Equal(("answered", "So it is."), (thread.GetProperty("resolved").GetProperty("kind").GetString(), thread.GetProperty("resolved").GetProperty("outcome").GetString()));
        var read = (await ann.Paragraph(document, 1)).GetProperty("threads")[0];
        Assert.Equal("Ben", read.GetProperty("assigned").GetProperty("name").GetString());
        var reaction = Assert.Single(read.GetProperty("comments")[0].GetProperty("reactions").EnumerateArray());
        Assert.Equal(("thanks", "Ben"), (reaction.GetProperty("key").GetString(), Assert.Single(reaction.GetProperty("by").EnumerateArray()).GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("PUT", "comments/1/reactions/clap")]
    [InlineData("DELETE", "comments/1/reactions/clap")]
    [InlineData("PUT", "threads/1/resolution")]
    public async Task What_is_not_offered_is_refused_in_words(string method, string path)
    {
        var (_, document, ann, _) = await Arrange();
        await ann.Post(Path(document, "threads"), new { text = "Why?" });

        using var refused = await ann.Try(new(method), Path(document, path), new { kind = "shelved" });

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("choose", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Threads_that_call_somebody_or_are_theirs_to_see_to_stand_on_their_worklist()
    {
        var (_, document, ann, ben) = await Arrange();
        await using var watching = await Watcher.Of(ben, document);
        await ann.Post(Path(document, "threads"), new { text = "Ben?", mentions = new[] { ben.Id } });
        await ann.Post(Path(document, "threads"), new { text = "Ben again?", mentions = new[] { ben.Id } });
        await ann.Put(Path(document, "threads/2/assignment"), new { person = ben.Id });
        await watching.Until(w => w.Comments(1).Count == 2 && w.Thread(1, 2).GetProperty("assigned").GetString() == ben.Id, "the thread is Ben's");
        Assert.Equal([1, 2], await ThreadsOf("mentioned"));
        Assert.Equal([2], await ThreadsOf("assigned"));

        await ben.Post(Path(document, "threads/1/comments"), new { text = "Here." });
        await ben.Put(Path(document, "threads/2/resolution"), new { kind = "answered" });
        await watching.Until(w => w.Comments(1).Count == 3 && w.IsResolved(1, 2), "Ben has seen to both");
        Assert.Empty(await ThreadsOf("mentioned"));
        Assert.Empty(await ThreadsOf("assigned"));

        async Task<IEnumerable<int>> ThreadsOf(string list) =>
            (await ben.Get($"/api/documents/{document}/worklist")).GetProperty(list).EnumerateArray().Select(t => t.GetProperty("thread").GetInt32());
    }

    [Fact]
    public async Task A_trace_tells_who_moved_and_after_what()
    {
        var (_, document, ann, ben) = await Arrange();
        await ann.Vote(document, 1, "reject");
        await ben.Vote(document, 1, "accept");
        await ben.Post(Path(document, "threads"), new { text = "Think again." });
        await ann.Vote(document, 1, "accept");

        var move = Assert.Single((await ben.Get(Path(document, "trace"))).EnumerateArray());
        using var unknown = await ben.Try(HttpMethod.Get, $"/api/documents/{document}/paragraphs/9/trace");

        Assert.Equal((ann.Id, "reject", "accept", 1), (move.GetProperty("by").GetString(), move.GetProperty("from").GetString(), move.GetProperty("to").GetString(), move.GetProperty("round").GetInt32()));
        Assert.Equal(1, move.GetProperty("afterComment").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task A_dissenter_leaves_a_note_which_a_chair_can_have_erased()
    {
        var (_, document, ann) = await Dissent();
        await using var watching = await Watcher.Of(ann, document);

        await ann.Put(Path(document, "note"), new { text = "I see it otherwise." });
        Assert.Equal("I see it otherwise.", (await ann.Paragraph(document, 1)).GetProperty("notes")[0].GetProperty("text").GetString());
        await watching.Until(w => w.Notes(1) is ["I see it otherwise."], "the note is on the screen");
        await application.Chair.Post(Path(document, $"notes/1/{ann.Id}/redaction"), new { });
        await watching.Until(w => w.Notes(1) is [null], "the note is gone from the screen");
        using var refused = await application.Chair.Try(HttpMethod.Put, Path(document, "note"), new { text = "I agree." });

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.True((await ann.Paragraph(document, 1)).GetProperty("notes")[0].GetProperty("redacted").GetBoolean());
    }

    [SkippableFact]
    public async Task Naughty_strings_come_through_as_outcomes_and_notes_to_the_letter()
    {
        var strings = JsonSerializer.Deserialize<string[]>(File.ReadAllText(Shared.Require("bad/blns/blns.json")))!.Where(s => s.Length > 0).ToArray();
        var (_, document, ann) = await Dissent();
        await ann.Post(Path(document, "threads"), new { text = "Why?" });

        foreach (var text in strings.Where((_, index) => index % 4 == 0))
        {
            await ann.Put(Path(document, "threads/1/resolution"), new { outcome = text });
            await ann.Put(Path(document, "note"), new { text });
            var read = await ann.Paragraph(document, 1);
            Assert.Equal(text, read.GetProperty("threads")[0].GetProperty("resolved").GetProperty("outcome").GetString());
            Assert.Equal(text, read.GetProperty("notes")[0].GetProperty("text").GetString());
        }
    }

    /// <summary>Three accept; Ann does not.</summary>
    private async Task<(string Board, string Document, Actor Ann)> Dissent()
    {
        var (board, document, ann, ben) = await Arrange();
        var cleo = await application.Chair.Invite(board, "reviewer", "Cleo");
        foreach (var actor in new[] { application.Chair, ben, cleo }) await actor.Vote(document, 1, "accept");
        await ann.Vote(document, 1, "reject");
        return (board, document, ann);
    }
}
