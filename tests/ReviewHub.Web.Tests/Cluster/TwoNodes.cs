using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using ReviewHub.Grains;
using ReviewHub.Storage;
using ReviewHub.Storage.Tests.Support;

namespace ReviewHub.Web.Tests;

public sealed class TwoNodesThatMeetInTheirDatabase : TwoNodes
{
    protected override Task<string> Membership() => Task.FromResult("database");
}

public sealed class TwoNodesThatMeetInRedis : TwoNodes
{
    private RedisServer? _redis;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _redis?.Dispose();
    }

    [SkippableFact]
    public async Task A_node_that_does_not_reach_redis_is_refused_in_one_line_without_its_password()
    {
        var (code, said, error) = await TheProgram.RunOn(
            PostgresServer.Shared.NewDatabase(), [.. ReviewHubApplication.OfANode, "--ReviewHub:Cluster:Membership", "127.0.0.1:1,password=hush", "--urls", "http://127.0.0.1:0"]);

        Assert.Equal((1, ""), (code, said));
        Assert.Equal("The nodes of the cluster meet in the Redis at 127.0.0.1:1, which does not answer. Start it, or set ReviewHub__Cluster__Membership right.", error.Trim());
    }

    protected override async Task<string> Membership() => (_redis = await RedisServer.Start()).Address;
}

/// <summary>Two nodes of the whole product on one PostgreSQL database, found by configuration alone.</summary>
public abstract class TwoNodes : IAsyncLifetime
{
    private readonly List<ReviewHubApplication> _nodes = [];
    private string _database = "";
    private string _membership = "";

    /// <summary>Where nodes find each other, as the setting has it.</summary>
    protected abstract Task<string> Membership();

    public async Task InitializeAsync()
    {
        _database = PostgresServer.Shared.NewDatabase();
        _membership = await Membership();
        var first = Node("a secret");
        _nodes.Add(first);
        await first.InitializeAsync();
        var second = Node("a secret");
        _nodes.Add(second);
        await second.Start();
    }

    public virtual async Task DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
    }

    [SkippableFact]
    public async Task What_is_done_on_one_node_is_on_the_screens_of_both()
    {
        var (document, here, there) = await Arrange();
        await using var onFirst = await Watcher.Of(here[0], document);
        await using var onSecond = await Watcher.Of(there[0], document);
        Watcher[] screens = [onFirst, onSecond];

        await Task.WhenAll(here.Select((_, i) => (i % 2 == 0 ? here : there)[i].Vote(document, 1, i < 3 ? "accept" : "reject")));
        await there[1].Post($"/api/documents/{document}/paragraphs/2/threads", new { text = "Seen from afar?" });
        await here[2].Post($"/api/documents/{document}/paragraphs/2/threads/1/comments", new { text = "Seen." });

        foreach (var screen in screens)
            await screen.Until(w => w.Counts(1) is [3, 0, 3, 0] && w.Comments(2).Count == 2, "both nodes' work is on the screen");
        Assert.Equal(
            await here[0].Http.GetStringAsync($"/api/documents/{document}/exports/annotations"),
            (await there[0].Http.GetStringAsync($"/api/documents/{document}/exports/annotations")).Replace(_nodes[1].Address.Authority, _nodes[0].Address.Authority, StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task The_grains_of_a_document_are_on_one_node_and_those_of_many_on_both()
    {
        const int Documents = 20; // all on one of two nodes once in half a million times
        var grains = _nodes[0].Services.GetRequiredService<IGrainFactory>();
        var first = _nodes[0].Chair;
        Actor[] chairs = [first, new(_nodes[1], first.Token, first.Id, first.Name)];
        var board = await first.NewBoard();
        var homes = new HashSet<SiloAddress?>();
        for (var i = 0; i < Documents; i++)
        {
            var chair = chairs[i % 2];
            var document = await chair.Import(board, "One.\n\nTwo.");
            foreach (var paragraph in new[] { 1, 2 }) await chair.Post($"/api/documents/{document}/paragraphs/{paragraph}/threads", new { text = "Seen." });
            IAddressable[] of =
            [
                grains.GetGrain<IDocumentGrain>(document), grains.GetGrain<IDocumentFeedGrain>(document),
                grains.GetGrain<IParagraphGrain>($"{document}/1"), grains.GetGrain<IParagraphGrain>($"{document}/2"),
            ];
            var addresses = await Task.WhenAll(of.Select(g => grains.GetGrain<IManagementGrain>(0).GetActivationAddress(g).AsTask()));
            homes.Add(Assert.Single(addresses.Distinct()));
        }

        Assert.DoesNotContain(null, homes);
        Assert.Equal(2, homes.Count);
    }

    [SkippableFact]
    public async Task Pages_learn_where_their_document_is_whichever_node_they_ask()
    {
        var grains = _nodes[0].Services.GetRequiredService<IGrainFactory>();
        var names = _nodes.ToDictionary(n => n.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress, n => n.Services.GetRequiredService<ILocalSiloDetails>().Name);
        var (document, here, there) = await Arrange();

        var told = await Task.WhenAll(new[] { here[0], there[0] }.Select(page => page.Get($"/api/documents/{document}")));

        var at = await grains.GetGrain<IManagementGrain>(0).GetActivationAddress(grains.GetGrain<IDocumentGrain>(document));
        Assert.All(told, text => Assert.Equal(names[at!], text.GetProperty("home").GetString()));
        Assert.Equal(["node1", "node2"], names.Values.Order());
    }

    [SkippableFact]
    public async Task A_node_that_is_stopped_hands_its_documents_over_and_no_acknowledged_vote_is_lost()
    {
        var (document, here, there) = await Arrange();
        await using var onSecond = await Watcher.Of(there[0], document);
        foreach (var person in here) await person.Vote(document, 1, "accept");
        await onSecond.Until(w => w.Counts(1)[0] == 6, "all have voted");

        var stopping = _nodes[0];
        _nodes.RemoveAt(0);
        await stopping.DisposeAsync();
        foreach (var person in there.Take(2)) await Retried(() => person.Vote(document, 1, "reject", $"after {person.Id}"));
        await onSecond.Until(w => w.Counts(1) is [4, 0, 2, 0], "the votes of before and after are on the screen");

        using var database = new PostgresDatabase(_database);
        Assert.True(LogVerifier.Verify(database.Rows()).Events >= 9); // it throws where a link is broken
    }

    [SkippableFact]
    public async Task A_node_with_another_secret_is_refused_in_one_line_and_the_others_do_not_notice()
    {
        var stranger = Node("another secret");

        var refused = await Assert.ThrowsAsync<StartupException>(stranger.Start);

        Assert.Contains("have another secret", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
        var (document, here, there) = await Arrange();
        await using var onSecond = await Watcher.Of(there[0], document);
        await here[0].Vote(document, 1, "accept");
        await onSecond.Until(w => w.Counts(1)[0] == 1, "the cluster goes on");
    }

    [Fact]
    public async Task A_cluster_without_a_database_to_share_is_refused_in_one_line()
    {
        var alone = new ReviewHubApplication { Settings = ["--ReviewHub:Cluster:Id", "alone"] };

        var refused = await Assert.ThrowsAsync<StartupException>(alone.Start);

        Assert.Contains("ReviewHub__Database", refused.Message, StringComparison.Ordinal);
    }

    private ReviewHubApplication Node(string secret) => ReviewHubApplication.NodeOn(
        _database, null, "--ReviewHub:Cluster:Secret", secret, "--ReviewHub:Cluster:Membership", _membership, "--ReviewHub:Cluster:Name", $"node{_nodes.Count + 1}");

    /// <summary>Six people, each with an actor on either node.</summary>
    private async Task<(string Document, List<Actor> Here, List<Actor> There)> Arrange()
    {
        var chair = _nodes[0].Chair;
        var board = await chair.NewBoard();
        var document = await chair.Import(board, "One.\n\nTwo.");
        var here = new List<Actor>();
        for (var i = 0; i < 6; i++) here.Add(await chair.Invite(board, "reviewer", $"Person {i}"));
        return (document, here, here.ConvertAll(a => new Actor(_nodes[1], a.Token, a.Id, a.Name)));
    }

    /// <summary>As a page does: the same command again while the server asks to.</summary>
    private static async Task Retried(Func<Task<JsonElement>> send)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await send();
                return;
            }
            catch (Exception) when (TimeProvider.System.GetElapsedTime(begun) < TimeSpan.FromSeconds(15))
            {
            }
        }
    }
}
