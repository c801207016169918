using Xunit.Abstractions;

namespace ReviewHub.Load.Tests;

/// <summary>Two nodes with readers of the same documents on both: what the cost of a cluster is reckoned from.</summary>
[Collection(Alone.Name)]
public sealed class ScaledOut(ITestOutputHelper output)
{
    private const int Nodes = 2;
    private static readonly ScaleScenario.Size Size = new(Documents: 4, ReadersEach: 15, TimeSpan.FromSeconds(1), Gathered: true);

    [SkippableFact]
    public async Task A_batch_goes_to_a_node_once_however_many_read_it_there_and_pages_gather_where_their_document_is()
    {
        Skip.IfNot(LocalCluster.CanStart, "A cluster needs Debian's packages postgresql and haproxy; what it costs is not tested.");
        using var cluster = await LocalCluster.Start(Nodes, metrics: true);
        var board = await LoadBoard.Make(cluster.Server, Size.Readers, new());

        var gathered = await Measure(cluster, board, Size);
        var scattered = await Measure(cluster, board, Size with { Gathered = false });

        Assert.Equal(1, gathered["messages/batch"]);
        Assert.InRange(scattered["messages/batch"], 1.5, Nodes); // some document's readers may all have come to one node by chance
        Assert.True(gathered["messages between nodes/stance"] < scattered["messages between nodes/stance"], "gathering saves nothing");
    }

    private async Task<Figures> Measure(LocalCluster cluster, LoadBoard board, ScaleScenario.Size size)
    {
        var documents = await ScaleScenario.Open(board, size);
        await ScaleScenario.Once(cluster, documents, size, TimeSpan.FromSeconds(2), seed: 0); // who has come is told, and all are at rest
        var figures = await ScaleScenario.Once(cluster, documents, size, TimeSpan.FromSeconds(5), seed: 1);
        await ScaleScenario.Close(documents);

        foreach (var (name, value) in figures) output.WriteLine($"{name}: {value:0.##}");
        Assert.Equal(5 * Size.Readers, figures["commands"]);
        Assert.Equal((0, 0, 0), (figures["refused or unanswered"], figures["changes missed"], figures["screens lost"]));
        Assert.Equal(figures["commands"] * Size.ReadersEach, figures["changes delivered"]);
        Assert.Equal(figures["commands"], figures["votes counted"]);
        Assert.InRange(figures["batches"], 1, figures["commands"]);
        Assert.Equal(figures["batches sent to nodes"], figures["batches received by nodes"]);
        Assert.InRange(figures["appends to the log/stance"], double.Epsilon, 1);
        Assert.InRange(figures["calls that stay on their node %"], 1, 99);
        Assert.True(figures[ClusterMeter.PerStance] > 0 && figures["PostgreSQL CPU s/thousand stances"] > 0, "somebody worked for nothing");
        return figures;
    }
}
