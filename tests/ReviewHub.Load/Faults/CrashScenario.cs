using System.Diagnostics;

namespace ReviewHub.Load;

/// <summary>The server is killed again and again under full load, and started on the same data.</summary>
internal sealed class CrashScenario(RunOptions options, Progress progress)
{
    public sealed record Size(int Documents, int Paragraphs, int CallersEach, int Kills, TimeSpan ShortestLife, TimeSpan LongestLife)
    {
        public int Callers => Documents * CallersEach;
    }

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    private Size Full => new(5, 40, 20, options.Kills, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2));

    public async Task Run(Report report)
    {
        if (options.Url is not null) throw new LoadException("'crash' kills the server, so it starts its own: leave --url out.");
        progress.Stage("crash: warm-up");
        await Once(Full with { Kills = 1 }, options, 0, progress);
        var repeats = new List<Figures>();
        for (var repeat = 1; repeat <= options.Repeats; repeat++)
        {
            progress.Stage($"crash: repeat {repeat}, {Full.Kills} kills");
            repeats.Add(await Once(Full, options, repeat, progress));
        }

        report.Add(new("killed under load", $"{Full.Callers} callers, {Full.Documents} documents, {Full.Kills} kills", Full.Callers, repeats));
        if (repeats.Any(r => !r.ContainsKey("log verified"))) report.Notes.Add("This build of the product cannot verify its log.");
    }

    public static async Task<Figures> Once(Size size, RunOptions options, int seed, Progress progress)
    {
        using var server = await options.Server();
        var board = await LoadBoard.Make(server, size.Callers, progress);
        var crowds = new List<Crowd>();
        try
        {
            for (var d = 0; d < size.Documents; d++)
                crowds.Add(await Crowd.Open(board, await board.Import(size.Paragraphs), size.Paragraphs, (d * size.CallersEach)..((d + 1) * size.CallersEach)));
            var figures = await Crash(server, crowds, size, seed, progress);
            await Conclude(crowds, figures);
            if (await LogVerification.Run(server) is { } verified) figures["log verified"] = verified ? 1 : 0;
            return figures;
        }
        finally
        {
            foreach (var crowd in crowds) await crowd.DisposeAsync();
        }
    }

    private static async Task<Figures> Crash(ReviewHubServer server, IReadOnlyList<Crowd> crowds, Size size, int seed, Progress progress)
    {
        using var stop = new CancellationTokenSource();
        var calling = crowds.SelectMany((crowd, c) => crowd.Pages.Select((_, page) => Call(crowd, page, HashCode.Combine(seed, c, page), stop.Token))).ToList();
        var random = new Random(seed);
        var recoveries = new List<Recovered>();
        var alive = TimeSpan.Zero;
        for (var kill = 1; kill <= size.Kills; kill++)
        {
            var life = size.ShortestLife + ((size.LongestLife - size.ShortestLife) * random.NextDouble());
            await Task.Delay(life, CancellationToken.None);
            alive += life;
            recoveries.Add(await Kill(server, crowds));
            progress.Say($"kills {kill}/{size.Kills}");
        }

        await Task.Delay(size.LongestLife, CancellationToken.None);
        await stop.CancelAsync();
        await Task.WhenAll(calling).WaitAsync(Recovery, CancellationToken.None);
        var (first, screens) = (Outcome.Of(recoveries.Select(r => r.FirstAnswer)), Outcome.Of(recoveries.Select(r => r.AllScreens)));
        return new()
        {
            ["kills"] = size.Kills,
            ["acknowledged/s while alive"] = crowds.Sum(c => c.Done.Count) / (alive + size.LongestLife).TotalSeconds,
            ["commands sent again"] = crowds.Sum(c => c.Pages.Sum(p => p.Repeated)),
            ["kill to ready, p50 ms"] = Outcome.At(Outcome.Of(recoveries.Select(r => r.Ready)), 50),
            ["kill to first answer, p50 ms"] = Outcome.At(first, 50),
            ["kill to first answer, max ms"] = Outcome.At(first, 100),
            ["kill to all screens live, p50 ms"] = Outcome.At(screens, 50),
            ["kill to all screens live, max ms"] = Outcome.At(screens, 100),
        };
    }

    private sealed record Recovered(TimeSpan Ready, TimeSpan FirstAnswer, TimeSpan AllScreens);

    private static async Task<Recovered> Kill(ReviewHubServer server, IReadOnlyList<Crowd> crowds)
    {
        await FreezeAmidCommands(server, crowds);
        var killed = Stopwatch.GetTimestamp();
        server.Kill();
        var dead = Stopwatch.GetTimestamp();
        await server.Restart();
        var ready = Stopwatch.GetElapsedTime(killed);
        while (Screens().Any(at => at < dead) || FirstAnswer() is null)
        {
            if (Stopwatch.GetElapsedTime(dead) > Recovery) throw new LoadException("The screens did not come back after a kill.");
            await Task.Delay(Look);
        }

        return new(ready, Stopwatch.GetElapsedTime(killed, FirstAnswer()!.Value), Stopwatch.GetElapsedTime(killed, Screens().Max()));

        IEnumerable<long> Screens() => crowds.SelectMany(c => c.Pages.Select(p => p.Arrivals.FirstOrDefault(a => a.At > dead)?.At ?? 0));
        // An answer from before the kill may have been read after it: only one on a new connection counts.
        long? FirstAnswer() => crowds.SelectMany(c => c.Done.Reverse().TakeWhile(d => d.At > dead)).Where(d => d.Since.At > dead).Min(d => (long?)d.At);
    }

    // Callers keep step with the commits that answer them, so there are moments in which nobody waits. A server that stands still answers
    // nobody: when what it had answered is read, everybody who is there waits, and it is killed just where it was.
    private static async Task FreezeAmidCommands(ReviewHubServer server, IReadOnlyList<Crowd> crowds)
    {
        server.Freeze();
        var looking = Stopwatch.StartNew();
        for (var (done, before) = (Done(), -1); done != before || !AllWait(); (before, done) = (done, Done()))
        {
            if (looking.Elapsed > Recovery) throw new LoadException("Nobody calls any more.");
            await Task.Delay(Look);
        }

        int Done() => crowds.Sum(c => c.Done.Count);
        bool AllWait() => crowds.SelectMany(c => c.Pages).Where(p => p.IsLive).Select(p => p.IsWaiting).DefaultIfEmpty(false).All(waits => waits);
    }

    private static async Task Call(Crowd crowd, int page, int seed, CancellationToken stop)
    {
        var random = new Random(seed);
        while (!stop.IsCancellationRequested) await crowd.Act(page, random);
    }

    private static async Task Conclude(IReadOnlyList<Crowd> crowds, Figures figures)
    {
        foreach (var crowd in crowds)
        {
            var one = new Figures();
            (await crowd.Converge(Patience)).Into(one);
            figures.Add(one);
        }
    }
}
