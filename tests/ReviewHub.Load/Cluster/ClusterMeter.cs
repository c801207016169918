using System.Diagnostics;

namespace ReviewHub.Load;

/// <summary>What the processes of a cluster spent and what its nodes counted, from <see cref="Start"/> on.</summary>
internal sealed class ClusterMeter
{
    private readonly LocalCluster _cluster;
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private readonly NodeCounts[] _counts;
    private readonly Spent _before;

    private ClusterMeter(LocalCluster cluster, NodeCounts[] counts) => (_cluster, _counts, _before) = (cluster, counts, Spent.By(cluster));

    public static async Task<ClusterMeter> Start(LocalCluster cluster) => new(cluster, await cluster.Counts());

    /// <summary>What it costs when nobody does anything.</summary>
    public async Task<Figures> Idle()
    {
        var (seconds, spent, counts) = await Stop();
        return new()
        {
            ["server's cores"] = spent.Nodes / seconds,
            ["PostgreSQL's cores"] = spent.Database / seconds,
            ["proxy's cores"] = spent.Proxy / seconds,
            ["calls between nodes/s"] = counts(c => c.CallsAway) / seconds,
            ["messages between nodes/s"] = counts(c => c.MessagesAway) / seconds,
            ["bytes between nodes/s"] = counts(c => c.BytesAway) / seconds,
            ["server memory MB"] = _cluster.Names.Sum(node => ProcessMemory.Of(_cluster.ProcessOf(node))) / 1e6,
        };
    }

    /// <summary>What it cost to take and to show these.</summary>
    public async Task Into(Figures figures, double stances, double delivered)
    {
        var (seconds, spent, counts) = await Stop();
        var (thousands, millions) = (stances / 1e3, delivered / 1e6);
        figures[PerStance] = spent.Nodes / thousands;
        figures[PerDelivered] = spent.Nodes / millions;
        figures["PostgreSQL CPU s/thousand stances"] = spent.Database / thousands;
        figures["proxy CPU s/million delivered"] = spent.Proxy / millions;
        figures["server's cores"] = spent.Nodes / seconds;
        figures["PostgreSQL's cores"] = spent.Database / seconds;
        figures["proxy's cores"] = spent.Proxy / seconds;
        figures["load's cores"] = spent.Load / seconds;
        figures["votes counted"] = counts(c => c.Votes);
        figures["appends to the log/stance"] = counts(c => c.Appends) / stances;
        figures["calls/stance"] = counts(c => c.Calls) / stances;
        figures["calls that stay on their node %"] = 100 * (1 - (counts(c => c.CallsAway) / counts(c => c.Calls)));
        figures["one-way calls between nodes"] = counts(c => c.OneWayAway);
        figures["messages between nodes/stance"] = counts(c => c.MessagesAway) / stances;
        figures["bytes between nodes/stance"] = counts(c => c.BytesAway) / stances;
        figures["batches"] = counts(c => c.Batches);
        figures["batches sent to nodes"] = counts(c => c.BatchesSent);
        figures["batches received by nodes"] = counts(c => c.BatchesReceived);
        figures["messages/batch"] = counts(c => c.BatchesSent) / counts(c => c.Batches);
    }

    public const string PerStance = "server CPU s/thousand stances";
    public const string PerDelivered = "server CPU s/million delivered";

    private async Task<(double Seconds, Spent Spent, Func<Func<NodeCounts, double>, double> Counts)> Stop()
    {
        // The processors first: to be asked for its counts costs a node something.
        var (seconds, spent) = (_time.Elapsed.TotalSeconds, Spent.By(_cluster) - _before);
        var after = await _cluster.Counts();
        return (seconds, spent, count => after.Sum(count) - _counts.Sum(count));
    }

    /// <summary>Seconds of processor time.</summary>
    private readonly record struct Spent(double Nodes, double Database, double Proxy, double Load)
    {
        public static Spent By(LocalCluster cluster) => new(
            cluster.Names.Sum(node => ProcessorTime.Of(cluster.ProcessOf(node)).TotalSeconds),
            ProcessorTime.OfAll(cluster.ProcessOf(LocalCluster.Database)).TotalSeconds,
            ProcessorTime.OfAll(cluster.ProcessOf(LocalCluster.Proxy)).TotalSeconds,
            ProcessorTime.Of(Environment.ProcessId).TotalSeconds);

        public static Spent operator -(Spent a, Spent b) => new(a.Nodes - b.Nodes, a.Database - b.Database, a.Proxy - b.Proxy, a.Load - b.Load);
    }
}
