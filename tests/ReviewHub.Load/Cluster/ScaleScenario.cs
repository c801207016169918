using System.Globalization;

namespace ReviewHub.Load;

/// <summary>
/// The same work on one node, on two and on three: what it costs that a document, its readers and their votes are not all on one. Where all
/// of them share a machine, only the cost can be compared and not how much they could do.
/// </summary>
internal sealed class ScaleScenario(RunOptions options, Progress progress)
{
    /// <param name="Pace">Between two stances of one reader.</param>
    /// <param name="Gathered">Whether readers connect as pages do, to the document's node first, or wherever the proxy has fewest.</param>
    public sealed record Size(int Documents, int ReadersEach, TimeSpan Pace, bool Gathered)
    {
        public int Readers => Documents * ReadersEach;
    }

    private static readonly Size Full = new(Documents: 12, ReadersEach: 30, TimeSpan.FromSeconds(2), Gathered: true);
    private const int Most = 3; // nodes
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan AtRest = TimeSpan.FromSeconds(8); // two renewals of the nodes' subscriptions

    public async Task Run(Report report)
    {
        if (options.Url is not null) throw new LoadException("'scale' starts its own nodes: leave --url out.");
        var idle = new List<Row>();
        for (var nodes = Math.Max(1, options.From); nodes <= Math.Min(Most, options.UpTo); nodes++)
        {
            progress.Stage($"scale: {InWords(nodes)}");
            using var cluster = await LocalCluster.Start(nodes, environment: options.Environment, metrics: true, program: options.Program);
            var board = await LoadBoard.Make(cluster.Server, Full.Readers, progress);
            var one = await Measure(cluster, board, Full, nodes, InWords(nodes));
            idle.Add(new("at rest", InWords(nodes), nodes, [await Rest(cluster, AtRest)]));
            report.Add(one);
            // What each of the most nodes has to do; and what it would cost if pages went anywhere.
            if (nodes == 1) report.Add(await Measure(cluster, board, Full with { Pace = Full.Pace * Most }, nodes, $"{InWords(nodes)}, 1/{Most} of the work"));
            else report.Add(await Measure(cluster, board, Full with { Gathered = false }, nodes, $"{InWords(nodes)}, readers anywhere"));
        }

        if (report.Rows[0].Size is 1) Compare(report.Rows);
        foreach (var row in idle) report.Add(row);
    }

    private async Task<Row> Measure(LocalCluster cluster, LoadBoard board, Size size, int nodes, string name)
    {
        var documents = await Open(board, size);
        try
        {
            // Each node is to have done as much before anything is counted: its code is compiled as it is used.
            progress.Stage($"scale: {name}, warm-up");
            await Play(documents, size, options.WarmUp * nodes, seed: 0);
            var repeats = new List<Figures>();
            for (var repeat = 1; repeat <= options.Repeats; repeat++)
            {
                progress.Stage($"scale: {name}, repeat {repeat}");
                repeats.Add(await Once(cluster, documents, size, options.Time, repeat));
            }

            return new("scale", name, nodes, repeats);
        }
        finally
        {
            await Close(documents);
        }
    }

    public static async Task<IReadOnlyList<ReadDocument>> Open(LoadBoard board, Size size)
    {
        var documents = new List<ReadDocument>();
        for (var d = 0; d < size.Documents; d++) documents.Add(await ReadDocument.Open(board, d * size.ReadersEach, size.ReadersEach, size.Gathered));
        await Workload.Settle([], [.. documents.SelectMany(d => d.Screens)], Patience);
        return documents;
    }

    public static async Task<Figures> Once(LocalCluster cluster, IReadOnlyList<ReadDocument> documents, Size size, TimeSpan time, int seed)
    {
        foreach (var document in documents) document.Clear();
        var meter = await ClusterMeter.Start(cluster);
        var sent = await Play(documents, size, time, seed);
        var figures = new Figures();
        foreach (var (document, of) in documents.Zip(sent)) figures.Add(document.Outcome(of));
        await meter.Into(figures, figures["commands"] - figures["refused or unanswered"], figures["changes delivered"]);
        return figures;
    }

    public static async Task Close(IEnumerable<ReadDocument> documents)
    {
        foreach (var document in documents) await document.DisposeAsync();
    }

    private static async Task<IReadOnlyList<Sent>[]> Play(IReadOnlyList<ReadDocument> documents, Size size, TimeSpan time, int seed)
    {
        // Each has a thread of its own, which sleeps between what is due.
        var sent = await Task.WhenAll(documents.Select((document, d) => Task.Factory.StartNew(
            () => document.Play(time, size.Pace, HashCode.Combine(seed, d)), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        await Workload.Settle([.. sent.SelectMany(s => s)], [.. documents.SelectMany(d => d.Screens)], Patience);
        return sent;
    }

    private static async Task<Figures> Rest(LocalCluster cluster, TimeSpan time)
    {
        var meter = await ClusterMeter.Start(cluster);
        await Task.Delay(time);
        return await meter.Idle();
    }

    private static void Compare(List<Row> rows)
    {
        foreach (var name in new[] { ClusterMeter.PerStance, ClusterMeter.PerDelivered })
        {
            var one = rows[0].Summary[name].Median;
            foreach (var figures in rows.SelectMany(r => r.Repeats)) figures[$"{name}, ratio to one node"] = figures[name] / one;
        }
    }

    private static string InWords(int nodes) => nodes == 1 ? "1 node" : string.Create(CultureInfo.InvariantCulture, $"{nodes} nodes");
}
