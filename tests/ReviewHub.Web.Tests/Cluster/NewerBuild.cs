using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using ReviewHub.Domain;
using ReviewHub.Grains;
using ReviewHub.Grains.Tests.Support;
using ReviewHub.Storage;
using ReviewHub.Storage.Tests.Support;

namespace ReviewHub.Web.Tests;

/// <summary>A newer build that knows more events is at work beside this one, or was.</summary>
public sealed class NewerBuild : IAsyncLifetime
{
    private readonly List<ReviewHubApplication> _nodes = [];
    private string _database = "";

    private ReviewHubApplication Older => _nodes[0];

    public async Task InitializeAsync()
    {
        _database = PostgresServer.Shared.NewDatabase();
        _nodes.Add(ReviewHubApplication.NodeOn(_database));
        await Older.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
    }

    [SkippableFact]
    public async Task What_an_older_node_cannot_read_it_refuses_in_words_and_leaves_as_it_is()
    {
        var board = await Older.Chair.NewBoard();
        var (document, other) = (await Older.Chair.Import(board, "One.\n\nTwo."), await Older.Chair.Import(board, "Another."));
        await Older.Chair.Vote(document, 1, "accept");
        await Older.Chair.Vote(document, 1, "revise");
        var (before, position) = await Export(Older.Chair, document, "");
        await WhileStopped($"UPDATE event SET name = 'stance-taken/9' WHERE stream = '{document}/000001' AND version = 2");
        var chair = Older.Chair.Again();

        await AssertTooOld(await chair.Try(HttpMethod.Put, $"/api/documents/{document}/paragraphs/1/stance", new { stance = "reject" }, "a-key"));
        await AssertTooOld(await chair.Try(HttpMethod.Get, $"/api/documents/{document}/paragraphs/1"));
        foreach (var kind in new[] { "annotations", "stances", "xlsx", "report" })
            await AssertTooOld(await chair.Try(HttpMethod.Get, $"/api/documents/{document}/exports/{kind}"));
        await using (var page = await chair.Connect())
        {
            foreach (var call in new Func<Task>[] { () => page.InvokeAsync<JsonElement>("TakeStance", document, 1, "reject", null, "another-key"), () => page.InvokeAsync<JsonElement>("Watch", document, null) })
                Assert.Contains("Try again: This node is too old for it", (await Assert.ThrowsAsync<HubException>(call)).Message, StringComparison.Ordinal);
        }

        await chair.Vote(document, 2, "accept"); // what it can read goes on
        await chair.Vote(other, 1, "accept");
        using (var ready = await Older.Anonymous().Http.GetAsync("/health/ready")) Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Equal(2L, PostgresServer.Ask(_database, $"SELECT count(*) FROM event WHERE stream = '{document}/000001'"));

        await WhileStopped($"UPDATE event SET name = 'stance-taken' WHERE stream = '{document}/000001' AND version = 2");
        Assert.Equal(before, (await Export(Older.Chair.Again(), document, $"?at={position}")).Bytes);
        Assert.Equal(3, (await Older.Chair.Again().Vote(document, 1, "reject", "a-key")).GetProperty("version").GetInt32());
    }

    [SkippableFact]
    public async Task Documents_go_to_the_newer_of_two_nodes_and_the_older_serves_pages_from_there()
    {
        var document = await Older.Chair.Import(await Older.Chair.NewBoard(), "One.\n\nTwo.");
        await Older.Chair.Vote(document, 1, "accept");
        var newer = ReviewHubApplication.NodeOn(_database, services => services.AddGeneration(EventCodec.Generation + 1));
        _nodes.Add(newer);
        await newer.Start();
        var there = new Actor(newer, Older.Chair.Token, Older.Chair.Id, Older.Chair.Name);
        await using var page = await Watcher.Of(Older.Chair, document);

        await there.Vote(document, 1, "reject");

        await page.Until(w => w.Counts(1) is [0, 0, 1, 0], "the older node's page shows it");
        await Eventually.True(async () => await NodeOf(document, 1) == await NodeOf(document, null), "document and paragraph are on one node");
        Assert.Equal(Self(newer), await NodeOf(document, 1));
        await Older.Chair.Vote(document, 2, "accept"); // an older node's call does not bring anything back
        Assert.Equal(Self(newer), await NodeOf(document, 2));
        await page.Until(w => w.Counts(2) is [1, 0, 0, 0], "the older node's page shows that too");
    }

    /// <summary>Restarts the node, with something done to the database in between that a build with other events would have done, or see.</summary>
    private async Task WhileStopped(string sql)
    {
        await Older.Stop();
        PostgresServer.Execute(_database, sql);
        await Older.Start();
    }

    private static async Task<(string Bytes, string Position)> Export(Actor by, string document, string query)
    {
        using var answer = await by.Try(HttpMethod.Get, $"/api/documents/{document}/exports/stances{query}");
        return (await answer.Content.ReadAsStringAsync(), answer.Headers.GetValues("ReviewHub-Log-Position").Single());
    }

    private async Task<string?> NodeOf(string document, int? paragraph)
    {
        var grains = Older.Services.GetRequiredService<IGrainFactory>();
        IGrain grain = paragraph is { } number
            ? grains.GetGrain<IParagraphGrain>(new ParagraphId(DocumentId.Parse(document), number).ToString())
            : grains.GetGrain<IDocumentGrain>(DocumentId.Parse(document).ToString());
        return (await grains.GetGrain<Orleans.Runtime.IManagementGrain>(0).GetActivationAddress(grain))?.ToString();
    }

    private static string Self(ReviewHubApplication node) => node.Services.GetRequiredService<Orleans.Runtime.ILocalSiloDetails>().SiloAddress.ToString();

    private static async Task AssertTooOld(HttpResponseMessage answer)
    {
        using var _ = answer;
        var words = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, words);
        Assert.Contains("This node is too old for it: This build knows no event", words.Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
