using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ReviewHub.Grains.Tests.Support;
using ReviewHub.Storage;
using ReviewHub.Storage.Tests.Support;

namespace ReviewHub.Web.Tests;

/// <summary>Nodes that a cluster must not have, or not now: each is refused in one line, and harms nothing.</summary>
public sealed class UnfitNodes : IAsyncLifetime
{
    private const string Everything = "SELECT string_agg(t::text, E'\\n' ORDER BY t::text) FROM (SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public') AS t";

    private readonly List<ReviewHubApplication> _nodes = [];
    private string _database = "";

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_node_that_is_older_than_the_log_is_refused()
    {
        _database = PostgresServer.Shared.NewDatabase();
        await new PostgresDatabase(_database).MigrateAsync();
        PostgresServer.Execute(_database, "UPDATE log_version SET version = 9; ALTER TABLE event ADD COLUMN novelty text");

        Assert.Contains("log version 9' by a newer version of ReviewHub", await Refusal(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_node_that_is_older_than_the_catalogue_is_refused()
    {
        _database = PostgresServer.Shared.NewDatabase();
        await new PostgresDatabase(_database).MigrateAsync();
        PostgresServer.Execute(_database, """INSERT INTO "__EFMigrationsHistory" VALUES ('29991231235959_Novelty', '99.0')""");

        Assert.Contains("29991231235959_Novelty' by a newer version of ReviewHub", await Refusal(), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_database_that_can_only_be_read_is_refused(bool isEmpty)
    {
        _database = PostgresServer.Shared.NewDatabase();
        if (!isEmpty) await new PostgresDatabase(_database).MigrateAsync();
        SetReadOnly(true);

        Assert.StartsWith("The database can only be read", await Refusal(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_database_that_becomes_read_only_makes_the_node_unready_and_loses_nothing()
    {
        var node = await Node(null);
        var document = await node.Chair.Import(await node.Chair.NewBoard(), "One.");
        await node.Chair.Vote(document, 1, "accept");

        SetReadOnly(true);
        await Eventually.True(async () => await Ready(node) == HttpStatusCode.ServiceUnavailable, "the node is not ready");
        using (var refused = await node.Chair.Try(HttpMethod.Put, $"/api/documents/{document}/paragraphs/1/stance", new { stance = "reject" }, "a-key"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Contains("can only be read", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using (var refused = await node.Chair.Try(HttpMethod.Post, "/api/boards", new { name = "Another" }))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        SetReadOnly(false, endSessions: false);
        await Eventually.True(async () => await Ready(node) == HttpStatusCode.OK, "the node is ready again");

        await node.Chair.Vote(document, 1, "reject", "a-key");
        Assert.Equal(2, (await node.Chair.Paragraph(document, 1)).GetProperty("version").GetInt32());
        await Eventually.True(async () => (await node.Chair.Try(HttpMethod.Post, "/api/boards", new { name = "Another" })).IsSuccessStatusCode, "boards are made again");
    }

    [SkippableFact]
    public async Task A_node_whose_clock_is_off_makes_nothing_in_an_empty_database()
    {
        _database = PostgresServer.Shared.NewDatabase();
        await using var stranger = new Stopped(ReviewHubApplication.NodeOn(_database, WithClock(new(TimeSpan.FromMinutes(10)))));

        await Assert.ThrowsAsync<StartupException>(stranger.Application.Start);

        Assert.Equal("0", $"{PostgresServer.Ask(_database, "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'")}");
    }

    [SkippableFact]
    public async Task A_node_whose_clock_is_ten_minutes_off_is_refused_with_both_times()
    {
        var there = await Node(null);
        var before = PostgresServer.Ask(_database, "SELECT count(*) FROM node");
        foreach (var off in new[] { TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(-10) })
        {
            await using var stranger = new Stopped(ReviewHubApplication.NodeOn(_database, WithClock(new(off))));

            var refused = await Assert.ThrowsAsync<StartupException>(stranger.Application.Start);

            Assert.Matches(@"^The clock of this node says \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC, and the database's \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC; [^\n]*$", refused.Message);
        }

        Assert.Equal(before, PostgresServer.Ask(_database, "SELECT count(*) FROM node"));
        Assert.Equal(HttpStatusCode.OK, await Ready(there));
    }

    [SkippableFact]
    public async Task A_clock_that_jumps_while_the_node_serves_makes_it_unready_and_closes_no_round_before_its_time()
    {
        var clock = new MovedClock(TimeSpan.FromSeconds(3));
        var node = await Node(WithClock(clock));
        var board = await node.Chair.NewBoard();
        var (soon, later) = (await RoundFor(node, board, TimeSpan.FromSeconds(5)), await RoundFor(node, board, TimeSpan.FromMinutes(5)));

        clock.Set(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Ready(node));
        var taken = await node.Chair.Vote(later, 1, "accept"); // who is here still is served, at the right time
        await Eventually.True(async () => await IsClosed(node, soon), "the round that is due is closed");
        Assert.False(await IsClosed(node, later));
        Assert.InRange((taken.GetProperty("at").GetDateTimeOffset() - TimeProvider.System.GetUtcNow()).TotalSeconds, -60, 60);

        clock.Set(TimeSpan.Zero);
        await Eventually.True(async () => await Ready(node) == HttpStatusCode.OK, "the node is ready again");
    }

    /// <returns>A document whose open round closes by itself.</returns>
    private static async Task<string> RoundFor(ReviewHubApplication node, string board, TimeSpan time)
    {
        var protocol = new { deadline = TimeProvider.System.GetUtcNow() + time };
        return (await node.Chair.Post($"/api/boards/{board}/documents", new { format = "text", text = "One.", protocol })).GetProperty("id").GetString()!;
    }

    private static async Task<bool> IsClosed(ReviewHubApplication node, string document) =>
        (await node.Chair.Get($"/api/documents/{document}/rounds"))[0].GetProperty("closedAt").ValueKind == JsonValueKind.String;

    private static Action<IServiceCollection> WithClock(MovedClock machine) => services => services.AddSingleton(new NodeClock(machine));

    private async Task<ReviewHubApplication> Node(Action<IServiceCollection>? replace)
    {
        _database = PostgresServer.Shared.NewDatabase();
        var node = ReviewHubApplication.NodeOn(_database, replace);
        _nodes.Add(node);
        await node.InitializeAsync();
        return node;
    }

    /// <summary>What the program says on its console when it is started as a node on the database, which it leaves as it was.</summary>
    private async Task<string> Refusal()
    {
        var before = PostgresServer.Ask(_database, Everything);
        var (code, said, error) = await TheProgram.RunOn(_database, [.. ReviewHubApplication.OfANode, "--urls", "http://127.0.0.1:0"]);
        Assert.Equal((1, ""), (code, said));
        Assert.Equal(before, PostgresServer.Ask(_database, Everything));
        return Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>As its administrator would. Sessions that are there keep what they began with.</summary>
    private void SetReadOnly(bool on, bool endSessions = true)
    {
        var name = new Npgsql.NpgsqlConnectionStringBuilder(_database).Database;
        PostgresServer.Execute($"{_database};Options=-c default_transaction_read_only=off", $"ALTER DATABASE {name} SET default_transaction_read_only = {(on ? "on" : "off")}");
        if (endSessions) PostgresServer.Execute(_database, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
    }

    private static async Task<HttpStatusCode> Ready(ReviewHubApplication node)
    {
        using var answer = await node.Anonymous().Http.GetAsync("/health/ready");
        return answer.StatusCode;
    }

    private sealed record Stopped(ReviewHubApplication Application) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await Application.DisposeAsync();
    }
}
