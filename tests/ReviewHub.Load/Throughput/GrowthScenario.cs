using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace ReviewHub.Load;

/// <summary>The same pace of votes over ever more documents: what a document costs that is merely there.</summary>
internal sealed class GrowthScenario(RunOptions options, Progress progress)
{
    private const int Callers = 64;
    private const int Paragraphs = 3;
    private const double StancesPerSecond = 300;
    private const int IdleDocuments = 10;
    private const int IdleParagraphs = 2_000; // of each
    private static readonly int[] Sizes = [10, 100, 1_000, 10_000];
    private static readonly TimeSpan CollectionAge = TimeSpan.FromSeconds(150);

    public async Task Run(Report report)
    {
        var environment = new Dictionary<string, string>(options.Environment) { ["ReviewHub__CollectionAge"] = CollectionAge.ToString() };
        using var server = await (options with { Environment = environment }).Server();
        progress.Stage("setting up");
        var board = await LoadBoard.Make(server, Callers, progress);
        var documents = new List<string>();
        var empty = await Memory(server);
        foreach (var size in Sizes.Where(s => s <= options.UpTo))
        {
            progress.Stage($"{size} documents");
            await Import(board, documents, size);
            var callers = await Caller.OpenAll(board, Callers);
            report.Add(await Measure(server, callers, documents, empty));
            foreach (var caller in callers) await caller.DisposeAsync();
            if (size == Sizes[0] && server.Process is not null) report.Add(await IdleParagraph(board, server));
        }

        if (server.Process is not null) report.Add(await AfterCollection(server, documents.Count, empty));

        var first = report.Rows[0].Summary["server CPU ms/stance"].Median;
        foreach (var row in report.Rows.Where(r => r.Summary.ContainsKey("server CPU ms/stance")))
            report.Notes.Add($"{row.Step} documents: {row.Summary["server CPU ms/stance"].Median / first:0.00} of the CPU per stance at {Sizes[0]}.");
    }

    private async Task Import(LoadBoard board, List<string> documents, int size)
    {
        var missing = size - documents.Count;
        documents.AddRange(await Many.Make(missing, index => board.Import(Paragraphs, $"Document {index}"), done => progress.Say($"documents {done}/{missing}")));
    }

    private async Task<Row> Measure(ReviewHubServer server, IReadOnlyList<Caller> callers, List<string> documents, long empty)
    {
        await Touch(callers, documents.SelectMany(d => Enumerable.Range(1, Paragraphs).Select(p => (d, p))));
        var idle = await Memory(server);
        var repeats = new List<Figures>();
        for (var repeat = 1; repeat <= options.Repeats; repeat++)
        {
            var plan = Plan(documents, new Random(repeat));
            var meter = new Meter(server.Process);
            var limit = Stopwatch.StartNew();
            Pace.Play(plan, command => callers[command.Screen].Send(command), progress);
            while (plan.Any(c => c.Acknowledged == 0) && limit.Elapsed < options.Time * 2) await Task.Delay(100);
            meter.Stop();
            var accepted = plan.Where(c => c is { Acknowledged: > 0, Refused: null }).ToList();
            var acknowledgements = Outcome.Acknowledgements(accepted);
            var figures = new Figures
            {
                ["stances"] = accepted.Count,
                ["refused or unanswered"] = plan.Count - accepted.Count,
                ["acknowledged, p50 ms"] = Outcome.At(acknowledgements, 50),
                ["acknowledged, p99 ms"] = Outcome.At(acknowledgements, 99),
            };
            figures["server CPU ms/stance"] = meter.CpuFor(accepted.Count) * 1e3;
            meter.Into(figures, Environment.ProcessorCount);
            figures["heap for each active document of three paragraphs KB"] = (idle - empty) / 1e3 / documents.Count;
            repeats.Add(figures);
        }

        return new("ReviewHub", documents.Count.ToString(CultureInfo.InvariantCulture), documents.Count, repeats);
    }

    // Every paragraph is in memory before anything is measured: the question is what it costs that they are there.
    private async Task Touch(IReadOnlyList<Caller> callers, IEnumerable<(string Document, int Paragraph)> paragraphs)
    {
        var todo = new ConcurrentQueue<(string, int)>(paragraphs);
        await Task.WhenAll(callers.Select((caller, index) => caller.Loop(() =>
        {
            progress.Say($"paragraphs to touch {todo.Count}");
            return todo.TryDequeue(out var next) ? Stance(index, next.Item1, next.Item2) : null;
        })));
    }

    private List<Sent> Plan(List<string> documents, Random random)
    {
        var plan = new List<Sent>();
        for (var at = 0.0; at < options.Time.TotalSeconds; at += 1 / StancesPerSecond)
        {
            var command = Stance(plan.Count % Callers, documents[random.Next(documents.Count)], random.Next(Paragraphs) + 1);
            command.Due = (long)(at * Stopwatch.Frequency);
            plan.Add(command);
        }

        return plan;
    }

    private async Task<Row> AfterCollection(ReviewHubServer server, int documents, long empty)
    {
        progress.Stage("waiting until idle documents are collected");
        await Task.Delay(CollectionAge + TimeSpan.FromSeconds(100));
        return new("ReviewHub, after collection", documents.ToString(CultureInfo.InvariantCulture), documents,
            [new() { ["heap left for each document of three paragraphs KB"] = (await Memory(server) - empty) / 1e3 / documents }]);
    }

    // Few documents, so that what a document costs by itself is not counted; before there are thousands of others, whose memory comes and goes.
    private async Task<Row> IdleParagraph(LoadBoard board, ReviewHubServer server)
    {
        progress.Stage($"{IdleDocuments} documents of {IdleParagraphs} paragraphs");
        var documents = await Many.Make(IdleDocuments, index => board.Import(IdleParagraphs, $"Many paragraphs {index}"));
        await Touch(board, documents.Select(d => (d, 1)));
        var before = await Memory(server);
        await Touch(board, documents.SelectMany(d => Enumerable.Range(2, IdleParagraphs - 1).Select(paragraph => (d, paragraph))));
        var idle = await Memory(server) - before;
        progress.Stage("waiting until idle paragraphs are collected");
        await Task.Delay(CollectionAge + TimeSpan.FromSeconds(100));
        var left = await Memory(server) - before;
        var paragraphs = IdleDocuments * (IdleParagraphs - 1);
        return new("ReviewHub, idle paragraphs", $"{paragraphs}", paragraphs, [new()
        {
            ["heap for each idle paragraph KB"] = idle / 1e3 / paragraphs,
            ["heap left for each collected paragraph KB"] = left / 1e3 / paragraphs,
        }]);
    }

    // Connections are gone before anything is measured.
    private async Task Touch(LoadBoard board, IEnumerable<(string Document, int Paragraph)> paragraphs)
    {
        var callers = await Caller.OpenAll(board, Callers);
        await Touch(callers, paragraphs);
        foreach (var caller in callers) await caller.DisposeAsync();
    }

    private static Task<long> Memory(ReviewHubServer server) => server.Process is { } process ? Garbage.Collect(process.Id) : Task.FromResult(0L);

    private static Sent Stance(int caller, string document, int paragraph) =>
        new(caller, paragraph, isComment: false) { Document = document };
}
