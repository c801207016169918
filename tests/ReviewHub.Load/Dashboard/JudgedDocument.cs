using System.Diagnostics;

namespace ReviewHub.Load;

/// <summary>A document that a whole board judges, each reviewer on a screen of their own, and whose figures some look at.</summary>
internal sealed class JudgedDocument : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly LoadBoard _board;
    private readonly string _document;
    private readonly Turns _turns;
    private readonly HttpClient _http;
    private readonly Frames _frames = new ReviewHubFrames();
    private IReadOnlyList<Screen> _screens = [];
    private FiguresReader? _chair;

    private JudgedDocument(LoadBoard board, string document, Turns turns) => (_board, _document, _turns, _http) = (board, document, turns, board.Server.Http());

    /// <summary>A document on which each reviewer has judged as many paragraphs as the size says.</summary>
    public static async Task<JudgedDocument> Open(LoadBoard board, FiguresScenario.Size size)
    {
        var document = await board.Import(size.Paragraphs);
        var (turns, taken) = (new Turns(size.Reviewers, size.Paragraphs), new int[size.Reviewers]);
        await Caller.Fill(board, size.Reviewers, index =>
            taken[index]++ < size.StancesEach ? new(index, turns.Next(index), isComment: false) { Document = document } : null);
        var judged = new JudgedDocument(board, document, turns);
        judged._screens = await ReviewHubScreen.OpenAll(board, document, size.Reviewers, judged._frames);
        await Workload.Settle([], judged._screens, Patience);
        return judged;
    }

    /// <summary>Has everyone vote for a while at the pace of people, on what they have not judged yet, while chairs look at the figures as their page does.</summary>
    public async Task<Figures> Play(TimeSpan time, int seed, int chairs, Progress progress)
    {
        foreach (var screen in _screens) screen.Clear();
        _frames.Clear();
        using var stop = new CancellationTokenSource();
        var before = await FiguresReader.Judgments(_http, _document);
        var readers = Enumerable.Range(0, chairs).Select(_ => new FiguresReader(_http, _document)).ToList();
        var meter = new Meter(_board.Server.Process, _screens);
        var looking = readers.ConvertAll(reader => reader.Look(stop.Token));
        var sent = await Task.Run(() => new Workload(_screens, seed, turns: _turns, comments: false).Run(time, progress));
        await Workload.Settle(sent, _screens, Patience);
        meter.Stop();
        await Task.WhenAny(Task.WhenAll(readers.Select(r => r.Has(before + sent.Count))), Task.Delay(Patience));
        await stop.CancelAsync();
        await Task.WhenAll(looking);
        var figures = Outcome.Of(sent, _screens, _frames);
        meter.Into(figures, Environment.ProcessorCount);
        figures["server CPU ms/stance"] = meter.CpuFor(sent.Count) * 1000;
        _chair = readers.LastOrDefault() ?? _chair;
        if (chairs > 0) Freshness(figures, readers, sent, before);
        return figures;
    }

    /// <summary>
    /// Whether a server that has just started makes the same figures of the log, to the last digit, as a chair has put together of all changes; and how
    /// long that takes.
    /// </summary>
    public async Task<Figures> Restart()
    {
        var live = await (_chair ?? new(_http, _document)).Newest();
        _board.Server.Kill();
        await _board.Server.Restart();
        using var again = _board.Server.Http();
        var begun = Stopwatch.GetTimestamp();
        var made = await new FiguresReader(again, _document).Newest();
        return new()
        {
            ["figures made from the log ms"] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds,
            ["characters of figures compared"] = live.Length,
            ["live figures differ"] = live == made ? 0 : 1,
        };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        foreach (var screen in _screens) await screen.DisposeAsync();
    }

    /// <summary>Votes come into the figures in the order in which they were accepted, so their count says which are in.</summary>
    private static void Freshness(Figures figures, IReadOnlyList<FiguresReader> readers, IReadOnlyList<Sent> sent, int before)
    {
        var accepted = sent.Where(c => c is { Acknowledged: > 0, Refused: null }).Select(c => c.Acknowledged).Order().ToList();
        var fresh = new List<TimeSpan>();
        var missing = 0;
        foreach (var reader in readers)
        {
            var vote = 0;
            foreach (var look in reader.Looks)
                for (; vote < Math.Min(look.Judgments - before, accepted.Count); vote++)
                    fresh.Add(look.At <= accepted[vote] ? TimeSpan.Zero : Stopwatch.GetElapsedTime(accepted[vote], look.At));
            missing += accepted.Count - vote;
        }

        var times = Outcome.Of(fresh);
        figures["vote to document's figures, p50 ms"] = Outcome.At(times, 50);
        figures["vote to document's figures, p99 ms"] = Outcome.At(times, 99);
        figures["vote to document's figures, max ms"] = Outcome.At(times, 100);
        figures["votes that never came into the figures"] = missing;
        figures["looks at figures"] = readers.Sum(r => r.Looks.Count);
        figures["an answer with figures, p99 ms"] = Outcome.At(Outcome.Of(readers.SelectMany(r => r.Looks).Select(l => l.Took)), 99);
        figures["an answer with figures KB"] = readers.SelectMany(r => r.Bytes).DefaultIfEmpty().Average() / 1e3;
    }
}
