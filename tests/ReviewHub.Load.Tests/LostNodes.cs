using System.Diagnostics;
using System.Net;
using ReviewHub.Browser.Tests;
using Xunit.Abstractions;

namespace ReviewHub.Load.Tests;

/// <summary>Three node processes, a real PostgreSQL and a proxy under load while something goes wrong: nothing acknowledged is lost or done twice, and every screen shows the same in the end.</summary>
[Collection(Alone.Name)]
public sealed class LostNodes(ThreeNodes nodes, Chromium chromium, ITestOutputHelper output) : IClassFixture<ThreeNodes>, IClassFixture<Chromium>
{
    private static readonly ClusterScenario.Size Size = new(Documents: 6, Paragraphs: 10, ReviewersEach: 50, TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(8));

    [SkippableFact]
    public async Task A_node_that_is_killed_takes_nothing_with_it() => await nodes.Survive(Failure.Kill, Size, output);

    [SkippableFact]
    public async Task A_node_that_hangs_is_given_up_and_does_no_harm_when_it_goes_on() => await nodes.Survive(Failure.Hang, Size, output);

    [SkippableFact]
    public async Task Nodes_that_restart_one_after_the_other_show_nobody_an_error()
    {
        await nodes.Survive(Failure.RollingRestart, Size, output);
        foreach (var node in nodes.Cluster.Names) Assert.True(nodes.Cluster.Says(node, "It ended with 0.") > 0, $"{node} did not leave in order");
    }

    [SkippableFact]
    public async Task A_page_that_comes_back_to_another_node_is_told_where_its_document_is()
    {
        var board = await nodes.Board(Size.Reviewers);
        var document = await board.Import(3);
        await using var others = await Crowd.Open(board, document, 3, 0..1);
        var holder = await nodes.Cluster.HolderOf(document);
        var elsewhere = nodes.Cluster.AddressOf(nodes.Cluster.Names.First(node => node != holder));
        await using var page = new ReviewerPage(elsewhere, board.Tokens[1], document);
        await page.Open();

        page.Cut(TimeSpan.Zero);
        await Until(() => page.Arrivals.Count == 2, "it came back");
        await Until(() => page.Arrivals.Count == 3, "it came once more");
        await page.Do("TakeStance", document, 1, "accept", null, HubCall.NewId());

        Assert.Equal(holder, page.Node);
    }

    [SkippableFact]
    public async Task A_database_that_restarts_under_load_takes_nothing_with_it() => await nodes.Survive(Failure.DatabaseRestart, Size, output);

    [SkippableFact]
    public async Task A_node_that_joins_disturbs_nothing() => await nodes.Survive(Failure.Join, Size, output);

    [SkippableFact]
    public async Task A_page_in_a_browser_is_at_the_node_of_its_document_and_goes_on_when_that_is_killed()
    {
        var board = await nodes.Board(Size.Reviewers);
        var document = await board.Import(3);
        await using var context = await chromium.Browser.NewContextAsync(new() { BaseURL = board.Server.Address.ToString() });
        var ann = new ReadingPage(await context.NewPageAsync());
        var invitation = await board.Invite();
        await ann.Page.GotoAsync(invitation);
        await ann.Page.GetByLabel("Your name").FillAsync("Ann");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Start reading" }).ClickAsync();
        await ann.Page.WaitForURLAsync(address => !address.Contains(invitation, StringComparison.Ordinal));

        var first = await ann.Page.RunAndWaitForWebSocketAsync(() => ann.Open(document));
        var holder = await nodes.Cluster.HolderOf(document);
        Assert.EndsWith($"/hubs/document?node={holder}", first.Url, StringComparison.Ordinal);
        await ann.Paragraph(1).Vote("Accept");
        await ann.Paragraph(1).IsSettled();

        var second = await ann.Page.RunAndWaitForWebSocketAsync(() => nodes.Cluster.Restart(holder!, "KILL"));
        await ann.IsLive();
        Assert.True(first.IsClosed);
        Assert.EndsWith("/hubs/document", second.Url, StringComparison.Ordinal);
        await ann.Paragraph(2).Vote("Accept");
        await ann.Paragraph(2).IsSettled();
        await ann.Paragraph(1).Counts("1,0,0,0");
        await ann.Paragraph(2).Counts("1,0,0,0");
    }

    [SkippableFact]
    public async Task A_page_that_asks_for_a_node_that_is_not_there_gets_another()
    {
        var board = await nodes.Board(Size.Reviewers);
        using var http = board.Server.Http();

        using var answer = await http.GetAsync(new Uri("/api/me?node=nobody", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    // A page is left where chance has brought it for half a minute.
    private static async Task Until(Func<bool> condition, string what)
    {
        for (var looking = Stopwatch.StartNew(); !condition(); await Task.Delay(TimeSpan.FromMilliseconds(50)))
            Assert.True(looking.Elapsed < TimeSpan.FromMinutes(2), $"not within two minutes: {what}");
    }
}

/// <summary>The same with a network of their own, which can be cut. Needs root.</summary>
[Collection(Alone.Name)]
public sealed class CutNetworks(CutNodes nodes, ITestOutputHelper output) : IClassFixture<CutNodes>
{
    private static readonly ClusterScenario.Size Size = new(Documents: 3, Paragraphs: 10, ReviewersEach: 40, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(12));

    [SkippableFact]
    public async Task Of_nodes_that_do_not_reach_each_other_one_leaves_and_nothing_is_lost()
    {
        await nodes.Survive(Failure.CutBetweenNodes, Size, output);
        Assert.Equal(1, nodes.Cluster.Names.Count(node => nodes.Cluster.Says(node, "do not reach each other, and others reach both") > 0));
    }

    [SkippableFact]
    public async Task A_node_that_does_not_reach_the_database_leaves_and_nothing_is_lost()
    {
        await nodes.Survive(Failure.CutFromDatabase, Size, output);
        Assert.Equal(1, nodes.Cluster.Names.Count(node => nodes.Cluster.Says(node, "does not reach its database, and others do") > 0));
    }
}

/// <summary>Tests that start several processes each: one after the other, when all others are done, since a node without a processor looks like one that hangs.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}

/// <summary>A cluster on loopback for the tests of one class, started by the first of them.</summary>
public class ThreeNodes : IDisposable
{
    private LoadBoard? _board;
    private LocalCluster? _cluster;

    internal LocalCluster Cluster => _cluster!;

    private protected virtual bool Namespaces => false;

    /// <summary>The failure under load; what it did is written down, and has to be nothing.</summary>
    internal async Task<Figures> Survive(Failure failure, ClusterScenario.Size size, ITestOutputHelper output)
    {
        var board = await Board(size.Reviewers);
        var figures = await ClusterScenario.Once(Cluster, board, failure, size, seed: (int)failure);
        foreach (var (name, value) in figures) output.WriteLine($"{name}: {value:0.#}");
        Assert.Equal(0, figures["refusals shown"]);
        Assert.Equal(1, figures["log verified"]);
        Expect.AllIsWell(figures);
        return figures;
    }

    internal async Task<LoadBoard> Board(int reviewers)
    {
        Skip.IfNot(LocalCluster.CanStart, "A cluster needs Debian's packages postgresql and haproxy; how it survives is not tested.");
        Skip.If(Namespaces && !LocalCluster.CanCut, "Only root may make network namespaces; what a cut network does is not tested.");
        _cluster ??= await LocalCluster.Start(ClusterScenario.Nodes, Namespaces);
        return _board ??= await LoadBoard.Make(_cluster.Server, reviewers, new());
    }

    public void Dispose()
    {
        _cluster?.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>A cluster in network namespaces.</summary>
public sealed class CutNodes : ThreeNodes
{
    private protected override bool Namespaces => true;
}
