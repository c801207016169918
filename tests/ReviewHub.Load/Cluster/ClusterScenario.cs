using System.Collections.Concurrent;
using System.Diagnostics;

namespace ReviewHub.Load;

/// <summary>
/// Three nodes, PostgreSQL and a proxy under load, while something goes wrong: how long nobody's vote is accepted on a document that the
/// failure touches, and on one that it does not; and whether anything that was acknowledged is lost or doubled.
/// </summary>
internal sealed class ClusterScenario(RunOptions options, Progress progress)
{
    /// <param name="Pace">Between what one reviewer does and does next.</param>
    /// <param name="Watch">Of each document's reviewers, the first <see cref="Watchers"/> go on at this pace: a pause in a document's votes is only seen as far as it is longer than the usual one between them.</param>
    /// <param name="Around">Load before the failure and after it.</param>
    /// <param name="Lasting">How long a hang or a cut lasts.</param>
    public sealed record Size(int Documents, int Paragraphs, int ReviewersEach, TimeSpan Pace, TimeSpan Watch, TimeSpan Around, TimeSpan Lasting)
    {
        public int Reviewers => Documents * ReviewersEach;
    }

    public const int Nodes = 3;
    private const int Watchers = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly Size Full = new(6, 40, 50, TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(400), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60));

    public static IReadOnlyList<Failure> OnLoopback { get; } = [Failure.Kill, Failure.Hang, Failure.RollingRestart, Failure.DatabaseRestart, Failure.Join];

    public static IReadOnlyList<Failure> InNamespaces { get; } = [Failure.Kill, Failure.CutBetweenNodes, Failure.CutFromDatabase];

    public async Task Run(Report report)
    {
        if (options.Url is not null) throw new LoadException("'cluster' ends nodes, so it starts its own: leave --url out.");
        await Run(report, "loopback", namespaces: false, OnLoopback);
        if (LocalCluster.CanCut) await Run(report, "namespaces", namespaces: true, InNamespaces);
        else report.Notes.Add("No network was cut: only root may make network namespaces.");
    }

    private async Task Run(Report report, string where, bool namespaces, IReadOnlyList<Failure> failures)
    {
        failures = [.. failures.Intersect(options.Failures)];
        if (failures.Count == 0) return;
        progress.Stage($"cluster: {Nodes} nodes, {where}");
        using var cluster = await LocalCluster.Start(Nodes, namespaces, options.Environment, program: options.Program);
        var board = await LoadBoard.Make(cluster.Server, Full.Reviewers, progress);
        foreach (var failure in failures)
        {
            var repeats = new List<Figures>();
            for (var repeat = 1; repeat <= options.Repeats; repeat++)
            {
                progress.Stage($"cluster: {failure}, {where}, repeat {repeat}");
                repeats.Add(await Once(cluster, board, failure, Full, repeat));
            }

            report.Add(new($"{failure}, {where}", $"{Full.Reviewers} reviewers, {Full.Documents} documents", Full.Reviewers, repeats));
        }
    }

    public static async Task<Figures> Once(LocalCluster cluster, LoadBoard board, Failure failure, Size size, int seed)
    {
        if (failure == Failure.Join) await cluster.TakeAway(cluster.Names.Last(), "TERM");
        var crowds = new List<Crowd>();
        try
        {
            for (var d = 0; d < size.Documents; d++)
                crowds.Add(await Crowd.Open(board, await board.Import(size.Paragraphs), size.Paragraphs, (d * size.ReviewersEach)..((d + 1) * size.ReviewersEach)));
            var figures = await Fail(cluster, crowds, failure, size, seed);
            foreach (var crowd in crowds)
            {
                var one = new Figures();
                (await crowd.Converge(Patience)).Into(one);
                figures.Add(one);
            }

            figures["log verified"] = await cluster.Verify() ? 1 : 0;
            return figures;
        }
        finally
        {
            foreach (var crowd in crowds) await crowd.DisposeAsync();
        }
    }

    private static async Task<Figures> Fail(LocalCluster cluster, IReadOnlyList<Crowd> crowds, Failure failure, Size size, int seed)
    {
        using var stop = new CancellationTokenSource();
        var waits = new ConcurrentBag<TimeSpan>();
        var refusals = new ConcurrentBag<string>();
        var acting = crowds.SelectMany((crowd, c) => crowd.Pages.Select((_, page) => Act(crowd, page, new(HashCode.Combine(seed, c, page)), page < Watchers ? size.Watch : size.Pace, waits, refusals, stop.Token))).ToList();
        await Task.Delay(size.Around / 2, CancellationToken.None); // the first are still coming
        var quiet = Stopwatch.GetTimestamp();
        await Task.Delay(size.Around, CancellationToken.None);
        var holders = new List<string?>();
        foreach (var crowd in crowds) holders.Add(await cluster.HolderOf(crowd.Document));
        var touched = Failing.Touched(failure, cluster, holders[0]!).ToHashSet();

        var begun = Stopwatch.GetTimestamp();
        await new Failing(cluster, holders[0]!, size.Lasting).Happens(failure);
        var whole = Stopwatch.GetElapsedTime(begun);
        await Task.Delay(size.Around, CancellationToken.None);
        var ended = Stopwatch.GetTimestamp();
        await stop.CancelAsync();
        await Task.WhenAll(acting).WaitAsync(Patience, CancellationToken.None);

        var figures = new Figures
        {
            ["until whole again, ms"] = whole.TotalMilliseconds,
            ["longest wait of a reviewer, ms"] = waits.Max().TotalMilliseconds,
            ["refusals shown"] = refusals.Count,
            ["commands sent again"] = crowds.Sum(c => c.Pages.Sum(p => p.Repeated)),
            ["of these without words"] = crowds.Sum(c => c.Pages.Sum(p => p.Faults)),
            ["pages that were told where their document is"] = crowds.Sum(c => c.Pages.Count(p => p.Node is not null)),
            ["pages that came back"] = crowds.Sum(c => c.Pages.Count(p => p.Arrivals[^1].At > begun)),
        };
        var gaps = crowds.Zip(holders, (crowd, holder) => (Touched: touched.Contains(holder!), Gap: LongestGap(crowd, begun, ended))).ToLookup(g => g.Touched, g => g.Gap);
        figures["before it, without a vote for, ms"] = crowds.Max(crowd => LongestGap(crowd, quiet, begun)).TotalMilliseconds;
        if (gaps[true].Any()) figures["touched documents without a vote for, ms"] = gaps[true].Max().TotalMilliseconds;
        if (gaps[false].Any()) figures["other documents without a vote for, ms"] = gaps[false].Max().TotalMilliseconds;
        return figures;
    }

    private static async Task Act(
        Crowd crowd, int page, Random random, TimeSpan pace, ConcurrentBag<TimeSpan> waits, ConcurrentBag<string> refusals, CancellationToken stop)
    {
        await Wait(pace * random.NextDouble(), stop);
        while (!stop.IsCancellationRequested)
        {
            var begun = Stopwatch.GetTimestamp();
            try
            {
                await crowd.Act(page, random);
            }
            catch (LoadException e)
            {
                refusals.Add(e.Message);
            }

            var took = Stopwatch.GetElapsedTime(begun);
            waits.Add(took);
            await Wait(pace - took, stop);
        }
    }

    /// <summary>Between two votes or comments that were accepted one after the other, as far as it lies in the time.</summary>
    private static TimeSpan LongestGap(Crowd crowd, long from, long to)
    {
        var times = crowd.Done.Select(d => d.At).Where(at => at > from && at < to).Prepend(from).Append(to).Order().ToList();
        return times.Zip(times.Skip(1), Stopwatch.GetElapsedTime).Max();
    }

    private static async Task Wait(TimeSpan time, CancellationToken stop)
    {
        if (time > TimeSpan.Zero) await Task.Delay(time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
