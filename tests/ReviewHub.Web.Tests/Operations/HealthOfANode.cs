using System.Net;
using ReviewHub.Grains.Tests.Support;
using ReviewHub.Storage.Tests.Support;

namespace ReviewHub.Web.Tests;

public sealed class HealthOfANode : IAsyncLifetime
{
    private readonly ReviewHubApplication _application = new();

    public Task InitializeAsync() => _application.InitializeAsync();

    public Task DisposeAsync() => _application.DisposeAsync();

    [Fact]
    public async Task A_stranger_learns_yes_and_nothing_more()
    {
        var stranger = _application.Anonymous().Http;

        Assert.Equal("live", await stranger.GetStringAsync("/health/live"));
        Assert.Equal("ready", await stranger.GetStringAsync("/health/ready"));
        Assert.Equal("ready", await stranger.GetStringAsync("/health/proxy"));
    }

    [Fact]
    public async Task Who_runs_the_installation_learns_which_node_holds_a_document_and_nobody_else()
    {
        var board = await _application.Chair.NewBoard();
        var path = $"/operations/documents/{await _application.Chair.Import(board, "Text.")}";
        var otherChair = await _application.Chair.Invite(board, "chair", "Another chair");
        await _application.Chair.Vote(path.Split('/')[^1], 1, "accept");

        Assert.Matches("^127.0.0.1:[0-9]+$", (await _application.Chair.Get(path)).GetProperty("node").GetString());
        Assert.Equal(HttpStatusCode.Forbidden, (await otherChair.Try(HttpMethod.Get, path)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _application.Anonymous().Try(HttpMethod.Get, path)).StatusCode);
    }

    [SkippableFact]
    public async Task A_node_whose_log_cannot_be_written_is_alive_and_not_ready_until_it_can()
    {
        Machine.SkipUnlessOurs();
        Assert.Equal(HttpStatusCode.OK, await Ready());
        Machine.Lock(_application.DatabaseFile, $"{_application.DatabaseFile}-wal");
        try
        {
            await Eventually.True(async () => await Ready() == HttpStatusCode.ServiceUnavailable, "the node is not ready");
            using var answer = await _application.Anonymous().Http.GetAsync("/health/ready");
            Assert.Equal("not ready", await answer.Content.ReadAsStringAsync());
            using var proxy = await _application.Anonymous().Http.GetAsync("/health/proxy");
            Assert.Equal(HttpStatusCode.NotFound, proxy.StatusCode); // to whom 503 would mean that its pages are to go
            Assert.Equal("live", await _application.Anonymous().Http.GetStringAsync("/health/live"));
        }
        finally
        {
            Machine.Unlock(_application.DatabaseFile, $"{_application.DatabaseFile}-wal");
        }

        await Eventually.True(async () => await Ready() == HttpStatusCode.OK, "the node is ready again");
    }

    [SkippableFact]
    public async Task A_node_whose_disk_is_full_is_not_ready_until_there_is_space()
    {
        Machine.SkipUnlessOurs();
        using var disk = new SmallDisk(megabytes: 16);
        var product = ReviewHubApplication.In(Path.Combine(disk.Folder, "data"));
        await product.InitializeAsync();
        try
        {
            await Eventually.True(
                async () =>
                {
                    disk.Fill(); // a failed write gives the write-ahead log's space back
                    return await Ready(product) == HttpStatusCode.ServiceUnavailable;
                },
                "the node is not ready");
            disk.Free();
            await Eventually.True(async () => await Ready(product) == HttpStatusCode.OK, "the node is ready again");
        }
        finally
        {
            await product.DisposeAsync();
        }
    }

    private Task<HttpStatusCode> Ready() => Ready(_application);

    private static async Task<HttpStatusCode> Ready(ReviewHubApplication application)
    {
        using var answer = await application.Anonymous().Http.GetAsync("/health/ready");
        return answer.StatusCode;
    }
}
