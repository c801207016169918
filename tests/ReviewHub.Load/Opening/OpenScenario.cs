using System.Diagnostics;

namespace ReviewHub.Load;

/// <summary>A large document with a long history: how soon it is on a screen, and whether many who come at once disturb those who are there.</summary>
internal sealed class OpenScenario(RunOptions options, Progress progress)
{
    private const int Paragraphs = 2_000;
    private const int Voters = 10;
    private const int Healthy = 100;
    private const int Openers = 500;
    private const int Uncounted = 100; // a server that has just started compiles its code while it answers
    private const int Counted = 20;
    private static readonly TimeSpan OpeningTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public async Task Run(Report report)
    {
        using var server = await options.Server();
        progress.Stage("setting up");
        var board = await LoadBoard.Make(server, Healthy + Openers, progress);
        var document = await board.Import(Paragraphs);
        await Fill(board, document);
        report.Add(new("first snapshot", "one reader", 1, await Snapshots(board, document)));
        report.Add(await Crowd(board, document));
        var ratios = report.Rows[0].Summary["warm snapshot to copying its bytes, ratio"];
        report.Notes.Add($"A warm snapshot takes {Table.InWords(ratios)} times the copying of its bytes over a WebSocket.");
    }

    private async Task Fill(LoadBoard board, string document)
    {
        progress.Stage("20,000 stances and 2,000 comments");
        var (stances, comments) = (new int[Voters], new int[Voters]);
        await Caller.Fill(board, Voters, index =>
            stances[index] < Paragraphs ? Command(index, document, ++stances[index], isComment: false)
            : comments[index] < Paragraphs / Voters ? Command(index, document, (comments[index]++ * Voters) + index + 1, isComment: true) : null);
    }

    private async Task<List<Figures>> Snapshots(LoadBoard board, string document)
    {
        await using var bare = await BareSubject.Start(null, BareWire.Json);
        var repeats = new List<Figures>();
        for (var repeat = 0; repeat <= options.Repeats; repeat++)
        {
            progress.Stage($"first snapshot {repeat}/{options.Repeats}");
            if (board.Server.Process is not null)
            {
                board.Server.Kill();
                await board.Server.Restart();
            }

            var (cold, bytes) = await Watch(board, document);
            var young = await Often(Counted, Watched);
            await Often(Uncounted, Watched);
            var warm = await Often(Counted, Watched);
            await Often(Uncounted, Copied);
            var copy = await Often(Counted, Copied);
            if (repeat == 0) continue; // the first warms this program up
            repeats.Add(new()
            {
                ["cold ms"] = cold,
                ["warm, server just started ms"] = young,
                ["warm ms"] = warm,
                ["snapshot MB"] = bytes / 1e6,
                ["copying its bytes ms"] = copy,
                ["warm snapshot to copying its bytes, ratio"] = warm / copy,
            });

            async Task<double> Watched() => (await Watch(board, document)).Took;
            Task<double> Copied() => Copy(bare.Address, bytes);
        }

        return repeats;
    }

    private static async Task<double> Often(int times, Func<Task<double>> measure)
    {
        var took = new List<double>();
        for (var i = 0; i < times; i++) took.Add(await measure());
        return Spread.Of(took).Median;
    }

    private static async Task<(double Took, int Bytes)> Watch(LoadBoard board, string document)
    {
        await using var caller = await Caller.Open(board.Server.Address, board.Tokens[0]);
        var (before, start) = (caller.BytesReceived, Stopwatch.GetTimestamp());
        await caller.AskUnread("Watch", document, null);
        return (Stopwatch.GetElapsedTime(start, caller.LastAnswerAt).TotalMilliseconds, (int)(caller.BytesReceived - before));
    }

    // As a reader comes: over a connection of its own each time, whose windows are still small.
    private static async Task<double> Copy(Uri server, int bytes)
    {
        var came = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var wire = await WebSocketWire.Connect(new Uri(server, $"/bytes/{bytes}"), _ => came.TrySetResult(Stopwatch.GetTimestamp()));
        wire.Listen();
        var start = Stopwatch.GetTimestamp();
        wire.Send("go"u8, text: true);
        return Stopwatch.GetElapsedTime(start, await came.Task).TotalMilliseconds;
    }

    private async Task<Row> Crowd(LoadBoard board, string document)
    {
        var frames = new ReviewHubFrames();
        var screens = new List<Screen>();
        for (var i = 0; i < Healthy; i++) screens.Add(await ReviewHubScreen.Open(board.Server.Address, board.Tokens[i], document, frames));
        await Workload.Settle(new Workload(screens, 0).Run(options.WarmUp, progress), screens, Patience);
        var repeats = new List<Figures>();
        for (var repeat = 1; repeat <= options.Repeats; repeat++)
        {
            progress.Stage($"{Openers} people open it within {OpeningTime.TotalSeconds:0} s, {repeat}/{options.Repeats}");
            var before = await Healthily(screens, frames, repeat);
            var opening = Task.Run(() => OpenAll(board, document));
            var during = await Healthily(screens, frames, repeat);
            var (opened, crowd) = await opening;
            var after = await Healthily(screens, frames, repeat);
            foreach (var screen in crowd) await screen.DisposeAsync();
            repeats.Add(new()
            {
                ["others' p99 before ms"] = before["to a screen, p99 ms"],
                ["others' p99 while they open ms"] = during["to a screen, p99 ms"],
                ["others' p99 once they are there ms"] = after["to a screen, p99 ms"],
                ["ratio"] = during["to a screen, p99 ms"] / before["to a screen, p99 ms"],
                ["to the opener's snapshot, p50 ms"] = Outcome.At(opened, 50),
                ["to the opener's snapshot, p99 ms"] = Outcome.At(opened, 99),
                ["changes missed"] = before["changes missed"] + during["changes missed"] + after["changes missed"],
            });
            await Task.Delay(2000);
        }

        foreach (var screen in screens) await screen.DisposeAsync();
        return new("a crowd opens it", $"{Openers} openers", Openers, repeats);
    }

    private async Task<Figures> Healthily(List<Screen> screens, Frames frames, int seed)
    {
        foreach (var screen in screens) screen.Clear();
        frames.Clear();
        var sent = new Workload(screens, seed).Run(OpeningTime + TimeSpan.FromSeconds(1), progress);
        await Workload.Settle(sent, screens, Patience);
        return Outcome.Of(sent, screens, frames);
    }

    private static async Task<(HdrHistogram.LongHistogram Took, ReviewHubScreen[] Opened)> OpenAll(LoadBoard board, string document)
    {
        var took = new HdrHistogram.LongHistogram(600_000_000, 3);
        var start = Stopwatch.StartNew();
        var opened = await Task.WhenAll(Enumerable.Range(0, Openers).Select(async index =>
        {
            var due = OpeningTime * index / Openers;
            if (due - start.Elapsed is { Ticks: > 0 } wait) await Task.Delay(wait);
            var screen = await ReviewHubScreen.Open(board.Server.Address, board.Tokens[Healthy + index], document, new ReviewHubFrames());
            var late = start.Elapsed - due; // a timer may be early by a little
            lock (took) took.RecordValue(Math.Max(0, (long)late.TotalMicroseconds));
            return screen;
        }));
        return (took, opened);
    }

    private static Sent Command(int caller, string document, int paragraph, bool isComment) =>
        new(caller, paragraph, isComment) { Document = document };
}
