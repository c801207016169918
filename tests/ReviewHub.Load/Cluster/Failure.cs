namespace ReviewHub.Load;

/// <summary>What may go wrong with a cluster, or be done to it.</summary>
internal enum Failure
{
    /// <summary>kill -9 of the node that holds the first document.</summary>
    Kill,

    /// <summary>The node that holds the first document stops for a while, and goes on.</summary>
    Hang,

    /// <summary>Every node in turn is asked to end, and starts again; the next when it has been ready for a while, as an orchestrator would.</summary>
    RollingRestart,

    /// <summary>The node that holds the first document and another do not reach each other for a while.</summary>
    CutBetweenNodes,

    /// <summary>The node that holds the first document does not reach the database for a while.</summary>
    CutFromDatabase,

    /// <summary>The database is restarted.</summary>
    DatabaseRestart,

    /// <summary>A node comes to those that are there.</summary>
    Join,
}

/// <summary>Makes a failure happen, and ends when the cluster is whole again.</summary>
internal sealed class Failing(LocalCluster cluster, string holder, TimeSpan lasting)
{
    /// <summary>minReadySeconds of the manifests: a node that has just come up compiles its code, and is no help to the next that ends.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(15);

    /// <summary>The nodes whose documents are touched.</summary>
    public static IEnumerable<string> Touched(Failure failure, LocalCluster cluster, string holder) => failure switch
    {
        Failure.Kill or Failure.Hang or Failure.CutFromDatabase => [holder],
        Failure.CutBetweenNodes => [holder, Other(cluster, holder)],
        Failure.RollingRestart or Failure.DatabaseRestart => cluster.Names,
        Failure.Join => [],
        _ => throw new ArgumentOutOfRangeException(nameof(failure)),
    };

    public Task Happens(Failure failure) => failure switch
    {
        Failure.Kill => cluster.Restart(holder, "KILL"),
        Failure.Hang => Hang(),
        Failure.RollingRestart => Roll(),
        Failure.CutBetweenNodes => Cut(Other(cluster, holder)),
        Failure.CutFromDatabase => Cut(LocalCluster.Database),
        Failure.DatabaseRestart => RestartDatabase(),
        Failure.Join => cluster.BringBack(cluster.Names.Last()),
        _ => throw new ArgumentOutOfRangeException(nameof(failure)),
    };

    private async Task Hang()
    {
        var process = cluster.ProcessOf(holder);
        cluster.Signal(holder, "STOP");
        await Task.Delay(lasting);
        cluster.Signal(holder, "CONT");
        // The others took it for dead, so it ends, and another comes in its place.
        await cluster.UntilAnother(holder, process);
    }

    private async Task Roll()
    {
        foreach (var node in cluster.Names)
        {
            await cluster.Restart(node, "TERM");
            await Task.Delay(Settled);
        }
    }

    private async Task Cut(string other)
    {
        await cluster.Cut(holder, other);
        await Task.Delay(lasting);
        await cluster.Mend();
        foreach (var node in cluster.Names) await cluster.UntilReady(node);
    }

    private async Task RestartDatabase()
    {
        await cluster.Restart(LocalCluster.Database, "INT");
        await Task.Delay(lasting);
        foreach (var node in cluster.Names) await cluster.UntilReady(node);
    }

    private static string Other(LocalCluster cluster, string holder) => cluster.Names.First(node => node != holder);
}
