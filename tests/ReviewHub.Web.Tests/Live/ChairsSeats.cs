using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace ReviewHub.Web.Tests;

/// <summary>Chairs who watch a blind round live sit in a group of their own, for as long as they are chairs.</summary>
[Collection(ReviewHubCollection.Name)]
public sealed class ChairsSeats(ReviewHubApplication application)
{
    [Fact]
    public async Task A_chair_who_is_made_a_reviewer_while_watching_hears_no_more_tallies_of_a_blind_round()
    {
        var chair = application.Chair;
        var board = await chair.NewBoard();
        var second = await chair.Invite(board, "chair", "Second chair");
        var ann = await chair.Invite(board, "reviewer", "Ann");
        var document = (await chair.Post($"/api/boards/{board}/documents", new { format = "text", text = "One.\n\nTwo.", round = false })).GetProperty("id").GetString()!;
        await chair.Post($"/api/documents/{document}/rounds", new { visibility = "blind-until-closed", chairView = "live" });
        await using var first = await Watcher.Of(chair, document);
        await using var watching = await Watcher.Of(second, document);
        await ann.Vote(document, 1, "accept");
        await watching.Until(w => w.Counts(1) is [1, 0, 0, 0], "a chair sees the first vote");

        using (var demoted = await chair.Try(HttpMethod.Put, $"/api/boards/{board}/members/{second.Id}", new { role = "reviewer" })) demoted.EnsureSuccessStatusCode();
        await ann.Vote(document, 1, "reject");
        await ann.Vote(document, 2, "reject");
        await first.Until(w => w.Counts(2) is [0, 0, 1, 0], "who is still a chair sees the last vote");
        await ann.Post($"/api/documents/{document}/paragraphs/1/threads", new { text = "Done." });
        await watching.Until(w => w.Comments(1).Count == 1, "what everyone may see goes on");

        Assert.Equal([1, 0, 0, 0], watching.Counts(1));
        Assert.Equal([0, 0, 0, 0], watching.Counts(2));
    }

    [Fact]
    public async Task Where_stances_are_locked_a_chair_who_judges_hears_nothing_before_the_close_and_one_who_does_not_watches()
    {
        var chair = application.Chair;
        var board = await chair.NewBoard();
        var judge = await chair.Invite(board, "chair", "A chair who judges");
        var ann = await chair.Invite(board, "reviewer", "Ann");
        var document = (await chair.Post($"/api/boards/{board}/documents", new { format = "text", text = "One.\n\nTwo.", round = false })).GetProperty("id").GetString()!;
        await chair.Post($"/api/documents/{document}/rounds", new { visibility = "blind-until-voted", chairView = "live", changes = "locked", eligible = new[] { judge.Id, ann.Id } });
        await using var first = await Watcher.Of(chair, document);
        await using var judging = await Watcher.Of(judge, document);

        await ann.Vote(document, 1, "accept");
        await first.Until(w => w.Counts(1) is [1, 0, 0, 0], "the chair who does not judge sees the vote");
        await ann.Post($"/api/documents/{document}/paragraphs/1/threads", new { text = "Done." });
        await judging.Until(w => w.Comments(1).Count == 1, "what everyone may see goes on");
        Assert.Equal([0, 0, 0, 0], judging.Counts(1));
        Assert.Equal(JsonValueKind.Null, (await judge.Paragraph(document, 1)).GetProperty("tally").ValueKind);

        await judge.Vote(document, 1, "reject");
        await judging.Until(w => w.Counts(1) is [1, 0, 1, 0], "who has judged sees the tally");
        using var changed = await judge.Try(HttpMethod.Put, $"/api/documents/{document}/paragraphs/1/stance", new { stance = "accept" });
        Assert.Equal(HttpStatusCode.Conflict, changed.StatusCode);
        using var strange = await chair.Try(HttpMethod.Put, $"/api/documents/{document}/paragraphs/1/stance", new { stance = "accept" });
        Assert.Equal(HttpStatusCode.Forbidden, strange.StatusCode);
    }
}
