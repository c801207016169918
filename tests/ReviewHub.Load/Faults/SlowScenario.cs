using System.Diagnostics;

namespace ReviewHub.Load;

/// <summary>Healthy reviewers under load, without and with some among them who stop reading or crawl.</summary>
internal sealed class SlowScenario(RunOptions options, Progress progress)
{
    private const int ReceiveBuffer = 16 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(2);

    /// <param name="Haste">Of the healthy reviewers, see <see cref="Workload"/>.</param>
    /// <param name="Writers">More reviewers, who keep rewriting a long comment, see <see cref="Pressure"/>.</param>
    public sealed record Size(int Healthy, double Haste, int Slow, int Writers, TimeSpan WriteEvery, int CommentLength)
    {
        public int People => Healthy + Slow + Writers;
    }

    private static readonly Size Full = new(200, 2, 21, 10, TimeSpan.FromSeconds(0.5), 20_000);

    public async Task Run(Report report)
    {
        using var server = await options.Server();
        progress.Stage("slow: setting up");
        var board = await LoadBoard.Make(server, Full.People, progress);
        var repeats = new List<Figures>();
        for (var repeat = 1; repeat <= options.Repeats; repeat++)
        {
            progress.Stage($"slow: repeat {repeat}");
            repeats.Add(await Once(board, Full, options.WarmUp, options.Time, repeat, progress));
        }

        report.Add(new("slow readers", $"{Full.Healthy} healthy reviewers, 1 stalled, {Full.Slow - 1} crawling", Full.Healthy, repeats));
        report.Notes.Add("Without: the same connections, all of them reading. "
            + $"{Full.Writers} of the healthy rewrite a comment of {Full.CommentLength} characters every {Full.WriteEvery.TotalSeconds:0.#} s, in both.");
    }

    public static async Task<Figures> Once(LoadBoard board, Size size, TimeSpan warmUp, TimeSpan time, int seed, Progress progress)
    {
        var document = await board.Import(Workload.Paragraphs);
        await using var writers = await Crowd.Open(board, document, Workload.Paragraphs, size.Healthy..(size.Healthy + size.Writers));
        await using var slow = await Crowd.Open(board, document, Workload.Paragraphs, (size.Healthy + size.Writers)..size.People, ReceiveBuffer);
        var frames = new ReviewHubFrames();
        var screens = await ReviewHubScreen.OpenAll(board, document, size.Healthy, frames);
        try
        {
            var under = new Pressure(board.Server.Process, screens, frames, writers, size, progress);
            await under.For(warmUp, seed);
            var without = await under.For(time, seed);
            using var readers = new SlowReaders(slow, writers.Pages[0]);
            readers.Begin();
            var with = await under.For(time, seed + 1);
            var limit = Stopwatch.StartNew();
            while (!readers.Dropped.IsCompleted && limit.Elapsed < Longest) await under.For(Slice, seed);
            await readers.End();
            return await Conclude(slow, readers, without, with, board.Server.Process);
        }
        finally
        {
            foreach (var screen in screens) await screen.DisposeAsync();
        }
    }

    private static async Task<Figures> Conclude(Crowd slow, SlowReaders readers, Pressed without, Pressed with, ServerProcess? process)
    {
        // Who acted is audited elsewhere; here it counts that whoever was slow ends up with what everybody has.
        var convergence = await slow.Converge(Patience);
        var figures = new Figures();
        foreach (var name in new[] { "to a screen, p50 ms", "to a screen, p99 ms" })
        {
            figures[$"without: {name}"] = without.Figures[name];
            figures[$"with: {name}"] = with.Figures[name];
            figures[$"ratio: {name[..^3]}"] = with.Figures[name] / without.Figures[name];
        }

        figures["changes missed by the healthy"] = without.Figures["changes missed"] + with.Figures["changes missed"];
        figures["healthy screens lost"] = with.Figures["screens lost"];
        figures["refused or unanswered"] = without.Figures["refused or unanswered"] + with.Figures["refused or unanswered"];
        figures["stalled reader dropped"] = readers.Dropped.IsCompleted ? 1 : 0;
        if (readers.Dropped.IsCompleted) figures["stalled reader dropped after, s"] = (await readers.Dropped).TotalSeconds;
        figures["slow readers dropped and back"] = readers.Returned;
        figures["resumed by batches"] = slow.Pages.Sum(p => p.Arrivals.Skip(1).Count(a => !a.BySnapshot));
        figures["resumed by snapshot"] = slow.Pages.Sum(p => p.Arrivals.Skip(1).Count(a => a.BySnapshot));
        figures["slow readers diverged"] = convergence.Diverged;
        figures["fresh snapshots wrong"] = convergence.FreshIsRight ? 0 : 1;
        if (process is null) return figures;
        figures["without: memory grew at most, MB"] = without.Growth / 1e6;
        figures["with: memory before, MB"] = with.Before / 1e6;
        figures["with: memory grew at most, MB"] = with.Growth / 1e6;
        figures["memory after, MB"] = process.Memory / 1e6;
        return figures;
    }
}
