using System.Diagnostics;

namespace ReviewHub.Load;

/// <summary>As many stances as go onto disk, from callers who each wait for the answer before they send the next.</summary>
internal sealed class IngestScenario(RunOptions options, Progress progress)
{
    private const int Documents = 100;
    private const int Paragraphs = 100;
    private const int Most = 512;
    private static readonly int[] Callers = [64, Most];

    public async Task Run(Report report)
    {
        await Measure("ReviewHub", await options.Server(), report);
        if (options.Url is null) await Measure("a log that does nothing", await ReviewHubServer.StartWithoutLog(options.Environment), report);
        foreach (var batch in Callers)
        {
            progress.Stage($"bare writer, batches of {batch}");
            var repeats = Enumerable.Range(0, options.Repeats).Select(_ => BareWriter.Measure(options.Time, batch, Documents * Paragraphs)).ToList();
            report.Add(new("a bare writer", $"batches of {batch}", batch, repeats));
        }

        Compare(report);
    }

    private async Task Measure(string subject, ReviewHubServer server, Report report)
    {
        using var product = server;
        progress.Stage($"{subject}: setting up");
        var board = await LoadBoard.Make(product, Most, progress);
        var documents = new List<string>();
        for (var i = 0; i < Documents; i++) documents.Add(await board.Import(Paragraphs));
        var callers = await Caller.OpenAll(board, Most);
        foreach (var count in Callers)
            report.Add(await Repeat(subject, $"{count} callers", product, [.. callers.Take(count)], documents, Paragraphs));
        report.Add(await Repeat(subject, "one paragraph", product, callers, [documents[0]], 1));
        foreach (var caller in callers) await caller.DisposeAsync();
    }

    private async Task<Row> Repeat(
        string subject, string step, ReviewHubServer server, IReadOnlyList<Caller> callers, IReadOnlyList<string> documents, int paragraphs)
    {
        progress.Stage($"{subject}: {step}");
        await Once(server, callers, documents, paragraphs, options.WarmUp);
        var repeats = new List<Figures>();
        for (var i = 0; i < options.Repeats; i++) repeats.Add(await Once(server, callers, documents, paragraphs, options.Time));
        return new(subject, step, callers.Count, repeats);
    }

    private static async Task<Figures> Once(
        ReviewHubServer server, IReadOnlyList<Caller> callers, IReadOnlyList<string> documents, int paragraphs, TimeSpan time)
    {
        var meter = new Meter(server.Process);
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(callers.Select((caller, index) =>
        {
            var random = new Random(index);
            return caller.Loop(() => clock.Elapsed < time ? Stance(index, documents[random.Next(documents.Count)], random.Next(paragraphs) + 1) : null);
        }));
        var elapsed = clock.Elapsed;
        meter.Stop();
        var accepted = callers.SelectMany(c => c.Answers).Where(c => c.Refused is null).ToList();
        var acknowledgements = Outcome.Acknowledgements(accepted);
        var figures = new Figures
        {
            ["stances/s"] = accepted.Count / elapsed.TotalSeconds,
            ["acknowledged, p50 ms"] = Outcome.At(acknowledgements, 50),
            ["acknowledged, p99 ms"] = Outcome.At(acknowledgements, 99),
            ["refused"] = callers.Sum(c => c.Answers.Count) - accepted.Count,
        };
        figures["server CPU s/million stances"] = meter.CpuFor(accepted.Count) * 1e6;
        meter.Into(figures, Environment.ProcessorCount);
        return figures;
    }

    private static Sent Stance(int caller, string document, int paragraph) =>
        new(caller, paragraph, isComment: false) { Document = document };

    private static void Compare(Report report)
    {
        double Median(string subject, string step) =>
            report.Rows.FirstOrDefault(r => r.Subject == subject && r.Step == step)?.Summary["stances/s"].Median ?? double.NaN;
        foreach (var count in Callers)
        {
            var ours = Median("ReviewHub", $"{count} callers");
            report.Notes.Add($"{count} callers: {ours / Median("a log that does nothing", $"{count} callers"):0.00} of the same road with a log that does nothing, "
                + $"{ours / Median("a bare writer", $"batches of {count}"):0.00} of a bare writer.");
        }

        report.Notes.Add($"One paragraph: {Median("ReviewHub", "one paragraph") / Median("ReviewHub", $"{Most} callers"):0.00} of the spread figure.");
    }
}
