using System.Globalization;

namespace ReviewHub.Load;

/// <summary>One document under ever more reviewers, the product and those it is compared with in turn at each size.</summary>
internal sealed class LadderScenario(RunOptions options, Progress progress)
{
    private static readonly int[] Sizes = [50, 100, 200, 400, 800, 1600, 3200];
    private const int Grown = 400; // reviewers enough to have all that matters compiled and none too many for any server
    private const int FewestChanges = 100; // of twenty, the 99th percentile is the slowest
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Ladders whose document is under a round that hides tallies, by what the API calls it.</summary>
    public static IReadOnlyList<string> Blind { get; } = ["blind-until-closed", "blind-until-voted"];

    // Where it matters who has judged what, all subjects have people judge each paragraph once before any twice.
    private bool _takeTurns;

    public async Task Run(IReadOnlyList<string> scenarios, Report report)
    {
        if (options.Pinned) CpuAffinity.KeepTo(1);
        var sizes = Sizes.Where(s => s >= options.From && s <= options.UpTo).ToList();
        if (sizes.Count == 0) throw new LoadException($"No size lies between --from and --up-to; there are {string.Join(", ", Sizes)}.");
        _takeTurns = scenarios.Intersect(Blind).Any();
        var subjects = new List<Subject>();
        try
        {
            foreach (var scenario in scenarios) subjects.Add(await Start(scenario, sizes[^1]));
            foreach (var subject in subjects) await Mature(subject, Math.Min(sizes[^1], Grown));
            foreach (var subject in subjects) report.Add(await Alone(subject));
            foreach (var size in sizes)
            {
                foreach (var subject in subjects) report.Add(await Measure(subject, size));
            }
        }
        finally
        {
            foreach (var subject in subjects) await subject.DisposeAsync();
        }
    }

    private async Task<Subject> Start(string scenario, int readers)
    {
        progress.Stage($"starting {scenario}");
        int? core = options.Pinned ? 0 : null;
        return scenario switch
        {
            "hocuspocus" => await HocuspocusSubject.Start(core),
            _ when BareWire.All.FirstOrDefault(w => w.Scenario == scenario) is { } wire => await BareSubject.Start(core, wire),
            _ => new ReviewHubSubject(await LoadBoard.Make(await options.Server(core), readers, progress), scenario == "ladder" ? null : scenario),
        };
    }

    /// <summary>Lets just-in-time compilers, the servers' and this program's, finish before anything is counted.</summary>
    private async Task Mature(Subject subject, int size)
    {
        if (options.WarmUpFirst <= TimeSpan.Zero) return;
        progress.Stage($"{subject.Name}, first warm-up");
        var screens = await subject.Open(size, progress);
        try
        {
            await Workload.Settle(new Workload(screens, 0).Run(options.WarmUpFirst, progress), screens, Patience);
        }
        finally
        {
            await Close(screens);
        }
    }

    private async Task<Row> Measure(Subject subject, int size)
    {
        progress.Stage($"{subject.Name}, {size} reviewers");
        var screens = await subject.Open(size, progress);
        try
        {
            var turns = TurnsOf(screens);
            await Workload.Settle([], screens, Patience);
            var warmUp = new Workload(screens, 0, turns: turns).Run(options.WarmUp, progress);
            await Workload.Settle(warmUp, screens, Patience);
            var repeats = new List<Figures>();
            for (var repeat = 1; repeat <= options.Repeats; repeat++)
            {
                Clear(subject, screens);
                var meter = new Meter(subject.Process, screens);
                var sent = new Workload(screens, repeat, turns: turns).Run(TimeFor(size), progress);
                repeats.Add(await Conclude(subject, screens, sent, meter));
            }

            return new(subject.Name, size.ToString(CultureInfo.InvariantCulture), size, repeats);
        }
        finally
        {
            await Close(screens);
        }
    }

    private TimeSpan TimeFor(int size)
    {
        var enough = FewestChanges / (size * ((1 / Workload.StanceEvery.TotalSeconds) + (1 / Workload.CommentEvery.TotalSeconds)));
        return enough > options.Time.TotalSeconds ? TimeSpan.FromSeconds(enough) : options.Time;
    }

    private async Task<Row> Alone(Subject subject)
    {
        const int readers = 50;
        progress.Stage($"{subject.Name}, one change at a time");
        var screens = await subject.Open(readers, progress);
        try
        {
            var turns = TurnsOf(screens);
            await new Workload(screens, 0, turns: turns).RunAlone(40, TimeSpan.FromMilliseconds(50));
            await Workload.Settle([], screens, Patience);
            var repeats = new List<Figures>();
            for (var repeat = 1; repeat <= options.Repeats; repeat++)
            {
                Clear(subject, screens);
                var meter = new Meter(subject.Process, screens);
                var sent = await new Workload(screens, repeat, turns: turns).RunAlone(50, TimeSpan.FromMilliseconds(150));
                repeats.Add(await Conclude(subject, screens, sent, meter));
            }

            return new(subject.Name, "alone", 0, repeats);
        }
        finally
        {
            await Close(screens);
        }
    }

    private async Task<Figures> Conclude(Subject subject, IReadOnlyList<Screen> screens, IReadOnlyList<Sent> sent, Meter meter)
    {
        await Workload.Settle(sent, screens, Patience);
        meter.Stop();
        foreach (var official in screens.OfType<OfficialScreen>()) official.Match();
        var figures = Outcome.Of(sent, screens, subject.Frames);
        figures["delivered changes/s"] = figures["changes delivered"] / meter.Elapsed.TotalSeconds;
        figures["server CPU s/million delivered"] = meter.CpuFor(figures["changes delivered"]) * 1e6;
        figures["bytes/delivered change"] = meter.Received / (figures["changes delivered"] * screens.Count(s => s is not OfficialScreen) / screens.Count);
        meter.Into(figures, options.Pinned ? 1 : Environment.ProcessorCount);
        return figures;
    }

    // Where tallies are hidden, all that others get to see of a stance is that its taker has judged the paragraph: of the first, not of those after it.
    private Turns? TurnsOf(IReadOnlyList<Screen> screens) => !_takeTurns ? null : new(screens.Count, Workload.Paragraphs);

    private static void Clear(Subject subject, IReadOnlyList<Screen> screens)
    {
        foreach (var screen in screens)
        {
            if (screen is OfficialScreen official) official.Forget();
            else screen.Clear();
        }

        subject.Frames.Clear();
    }

    private static async Task Close(IReadOnlyList<Screen> screens)
    {
        foreach (var screen in screens) await screen.DisposeAsync();
        await Task.Delay(1000); // the server notices who is gone before the next size begins
    }
}
