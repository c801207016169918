using System.Diagnostics;

namespace ReviewHub.Load;

/// <summary>Reviewers under load, a share of whom lose their connection again and again and come back.</summary>
internal sealed class FlakyScenario(RunOptions options, Progress progress)
{
    public sealed record Size(int Reviewers, int Flaky, int Paragraphs, TimeSpan ActEvery, TimeSpan LongestStay, TimeSpan LongestAbsence);

    private static readonly Size Full =
        new(200, 40, 200, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(2));

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task Run(Report report)
    {
        using var server = await options.Server();
        progress.Stage("flaky: setting up");
        var board = await LoadBoard.Make(server, Full.Reviewers, progress);
        await Once(board, Full, options.WarmUp, 0);
        var repeats = new List<Figures>();
        for (var repeat = 1; repeat <= options.Repeats; repeat++)
        {
            progress.Stage($"flaky: repeat {repeat}");
            repeats.Add(await Once(board, Full, options.Time, repeat));
        }

        report.Add(new("flaky connections", $"{Full.Reviewers} reviewers, {Full.Flaky} of them cut off again and again", Full.Reviewers, repeats));
    }

    public static async Task<Figures> Once(LoadBoard board, Size size, TimeSpan time, int seed)
    {
        await using var crowd = await Crowd.Open(board, await board.Import(size.Paragraphs), size.Paragraphs, ..size.Reviewers);
        var clock = Stopwatch.StartNew();
        var cuts = new int[size.Flaky];
        await Task.WhenAll(Enumerable.Range(0, size.Reviewers).Select(async page =>
        {
            var random = new Random(HashCode.Combine(seed, page));
            var acting = Act(crowd, page, random, size.ActEvery, () => clock.Elapsed < time);
            if (page < size.Flaky) cuts[page] = await Fall(crowd, page, new(random.Next()), size, () => clock.Elapsed < time);
            await acting;
        }));
        var figures = new Figures();
        (await crowd.Converge(Patience)).Into(figures);
        Returns(crowd, cuts.Sum(), figures);
        return figures;
    }

    private static async Task Act(Crowd crowd, int page, Random random, TimeSpan every, Func<bool> goOn)
    {
        await Task.Delay(every * random.NextDouble());
        while (goOn())
        {
            var due = Task.Delay(every);
            await crowd.Act(page, random);
            await due;
        }
    }

    // Every other time the line goes dead right behind a command, before the answer is here.
    private static async Task<int> Fall(Crowd crowd, int page, Random random, Size size, Func<bool> goOn)
    {
        var cuts = 0;
        while (true)
        {
            await Task.Delay(size.LongestStay * random.NextDouble());
            if (!goOn()) return cuts;
            if (!crowd.Pages[page].IsLive) continue;
            var underWay = ++cuts % 2 == 0 ? crowd.Act(page, random) : Task.CompletedTask;
            crowd.Pages[page].Cut(size.LongestAbsence * random.NextDouble());
            await underWay;
        }
    }

    private static void Returns(Crowd crowd, int cuts, Figures figures)
    {
        var returns = crowd.Pages.SelectMany(page => page.Arrivals.Skip(1)).ToList();
        var took = Outcome.Of(returns.Select(r => r.Took));
        figures["cuts"] = cuts;
        figures["commands sent again"] = crowd.Pages.Sum(page => page.Repeated);
        figures["caught up, p50 ms"] = Outcome.At(took, 50);
        figures["caught up, p99 ms"] = Outcome.At(took, 99);
        figures["caught up, max ms"] = Outcome.At(took, 100);
        figures["resumed by batches"] = returns.Count(r => !r.BySnapshot);
        figures["answers with a gap"] = crowd.Pages.Sum(page => page.Gaps);
        figures["resumed by snapshot"] = returns.Count(r => r.BySnapshot);
    }
}
