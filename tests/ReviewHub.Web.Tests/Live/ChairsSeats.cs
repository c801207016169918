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
}
