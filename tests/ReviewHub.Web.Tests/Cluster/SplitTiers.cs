using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using ReviewHub.Grains.Tests.Support;
using ReviewHub.Storage.Tests.Support;

namespace ReviewHub.Web.Tests;

/// <summary>A node with the pages and a node with the grains, on one PostgreSQL database.</summary>
public sealed class SplitTiers : IAsyncLifetime
{
    private ReviewHubApplication? _silo;
    private ReviewHubApplication? _web;

    private ReviewHubApplication Web => _web!;

    private ReviewHubApplication Silo => _silo!;

    public async Task InitializeAsync()
    {
        var database = PostgresServer.Shared.NewDatabase();
        var gateway = Addresses.FreePort().ToString(CultureInfo.InvariantCulture);
        _silo = ReviewHubApplication.NodeOn(database, null, "--ReviewHub:Role", "silo", "--ReviewHub:Cluster:GatewayPort", gateway);
        _web = ReviewHubApplication.NodeOn(database, null, "--ReviewHub:Role", "web");
        // The pages' node comes first and waits.
        var web = _web.InitializeAsync();
        await _silo.Start();
        await web;
    }

    public async Task DisposeAsync()
    {
        if (_web is not null) await _web.DisposeAsync();
        if (_silo is not null) await _silo.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_review_goes_on_as_on_one_node()
    {
        var (document, ben) = await Arrange();
        await using var watching = await Watcher.Of(Web.Chair, document);
        await using var voting = await ben.Connect();

        await voting.InvokeAsync<JsonElement>("TakeStance", document, 2, "accept", null, "a-vote");
        await voting.InvokeAsync<JsonElement>("StartThread", document, 1, "Why?", null, null, "a-comment");
        await Web.Chair.Put($"/api/documents/{document}/rounds/1/closed", new { });

        await watching.Until(w => w.Counts(2)[0] == 1 && w.Comments(1).Count == 1, "the vote and the comment are on the screen");
        await using var late = await Watcher.Of(await Web.Chair.Connect(), document, new { epoch = watching.Epoch, sequence = watching.Sequence - 1 });
        Assert.Equal((false, watching.Sequence), (late.TookSnapshot, late.Sequence)); // the gap was filled
        Assert.Contains("Why?", await Web.Chair.Http.GetStringAsync($"/api/documents/{document}/exports/annotations"), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Object, (await Web.Chair.Get($"/api/documents/{document}/figures")).ValueKind);
        using var refused = await ben.Try(HttpMethod.Put, $"/api/documents/{document}/paragraphs/1/stance", new { stance = "accept" });
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode); // a rule's words come through as such
    }

    [SkippableFact]
    public async Task The_silo_may_be_restarted_while_the_pages_stay_and_no_vote_fails()
    {
        var (document, ben) = await Arrange();
        await ben.Vote(document, 1, "reject");
        await using var watching = await Watcher.Of(Web.Chair, document);

        await Silo.Stop();
        await Eventually.True(async () => await Ready(Web) == HttpStatusCode.ServiceUnavailable, "without a silo the pages' node is not ready");
        var vote = ben.Vote(document, 1, "accept", "in the gap");
        await Silo.Start();

        await vote;
        await watching.Until(w => w.Counts(1) is [1, 0, 0, 0], "the vote is on the screen");
        Assert.Equal(2, (await ben.Paragraph(document, 1)).GetProperty("version").GetInt32());
        await Eventually.True(async () => await Ready(Web) == HttpStatusCode.OK, "the pages' node is ready again");
    }

    [SkippableFact]
    public async Task A_silo_says_how_it_is_and_has_no_pages()
    {
        Assert.Equal(HttpStatusCode.OK, await Ready(Silo));
        foreach (var path in new[] { "/", "/api/boards", "/hubs/document", "/api/setup" })
        {
            using var answer = await Silo.Anonymous().Http.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("silo", "ReviewHub__Cluster__Id")]
    [InlineData("queen", "'silo' or 'web'")]
    public async Task A_role_that_makes_no_sense_is_refused_in_one_line(string role, string why)
    {
        var alone = new ReviewHubApplication { Settings = ["--ReviewHub:Role", role] };

        var refused = await Assert.ThrowsAsync<StartupException>(alone.Start);

        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        await alone.DisposeAsync();
    }

    private async Task<(string Document, Actor Ben)> Arrange()
    {
        var board = await Web.Chair.NewBoard();
        return (await Web.Chair.Import(board, "One.\n\nTwo."), await Web.Chair.Invite(board, "reviewer", "Ben"));
    }

    private static async Task<HttpStatusCode> Ready(ReviewHubApplication node)
    {
        using var answer = await node.Anonymous().Http.GetAsync("/health/ready");
        return answer.StatusCode;
    }
}
