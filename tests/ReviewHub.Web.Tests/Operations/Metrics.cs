using Microsoft.AspNetCore.SignalR.Client;
using ReviewHub.Grains.Tests.Support;

namespace ReviewHub.Web.Tests;

[Collection(ReviewHubCollection.Name)]
public sealed class Metrics(ReviewHubApplication application)
{
    [Fact]
    public async Task A_vote_and_its_way_to_a_page_are_counted_and_timed()
    {
        using var readings = new Readings();
        var board = await application.Chair.NewBoard();
        var document = await application.Chair.Import(board, "Text.");
        await using var watcher = await Watcher.Of(application.Chair, document);

        await watcher.Connection.InvokeAsync("TakeStance", document, 1, "accept", null, "a-vote");
        await watcher.Until(w => w.Counts(1)[0] == 1, "the vote is seen");

        foreach (var name in (string[])
                 [
                     "reviewhub.votes", "reviewhub.append.batch.size", "reviewhub.append.duration", "reviewhub.command.duration", "reviewhub.connections",
                     "reviewhub.push.batches", "reviewhub.push.messages", "reviewhub.push.bytes", "reviewhub.watch.snapshots", "reviewhub.fanout.duration",
                 ])
            await Eventually.True(() => readings.Of(name) > 0, $"{name} has moved");
    }

    [Fact]
    public async Task Resumes_and_refusals_are_counted()
    {
        using var readings = new Readings();
        var board = await application.Chair.NewBoard();
        var document = await application.Chair.Import(board, "Text.");
        var observer = await application.Chair.Invite(board, "observer", "Observer");
        await using var watcher = await Watcher.Of(observer, document);
        await using var back = await Watcher.Of(await observer.Connect(), document, new { epoch = watcher.Epoch, sequence = watcher.Sequence });
        Assert.False(back.TookSnapshot);
        Assert.True(readings.Of("reviewhub.watch.resumes") >= 1);

        var before = readings.Of("reviewhub.refusals/not-allowed");
        await Assert.ThrowsAsync<Microsoft.AspNetCore.SignalR.HubException>(() => watcher.Connection.InvokeAsync("TakeStance", document, 1, "accept", null, "a-vote"));
        Assert.True(readings.Of("reviewhub.refusals/not-allowed") > before);
    }

    [Fact]
    public void Every_instrument_says_what_it_counts()
    {
        using var readings = new Readings();

        Assert.All(readings.Instruments, i => Assert.True(i.Name.StartsWith("reviewhub.", StringComparison.Ordinal) && i.Unit?.Length > 0 && i.Description?.Length > 20, i.Name));
    }
}
