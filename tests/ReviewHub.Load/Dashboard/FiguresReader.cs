using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReviewHub.Load;

/// <summary>A chair's page of figures while votes come all the time: it asks again as soon as it may.</summary>
internal sealed class FiguresReader(HttpClient http, string document)
{
    /// <summary>The page's own pause, from one question to the next.</summary>
    private static readonly TimeSpan AtMostEach = TimeSpan.FromSeconds(1);

    private readonly List<Glance> _looks = [];
    private readonly TaskCompletionSource _has = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _awaited = int.MaxValue;

    /// <param name="At">When the answer was there.</param>
    /// <param name="Judgments">How many are in it.</param>
    public readonly record struct Glance(long At, int Judgments, TimeSpan Took);

    public IReadOnlyList<Glance> Looks => _looks;

    /// <summary>Of one answer, without its headers.</summary>
    public long Bytes { get; private set; }

    /// <summary>Ends once so many judgments were in an answer.</summary>
    public Task Has(int judgments)
    {
        Volatile.Write(ref _awaited, judgments);
        return _has.Task;
    }

    public async Task Look(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var begun = Stopwatch.GetTimestamp();
            var bytes = await http.GetByteArrayAsync(Path(document), CancellationToken.None);
            Bytes = bytes.Length;
            using var figures = JsonDocument.Parse(bytes);
            _looks.Add(new(Stopwatch.GetTimestamp(), JudgmentsIn(figures.RootElement), Stopwatch.GetElapsedTime(begun)));
            if (_looks[^1].Judgments >= Volatile.Read(ref _awaited)) _has.TrySetResult();
            var pause = AtMostEach - Stopwatch.GetElapsedTime(begun);
            if (pause > TimeSpan.Zero) await Task.Delay(pause, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    public static async Task<int> Judgments(HttpClient http, string document)
    {
        using var figures = JsonDocument.Parse(await http.GetByteArrayAsync(Path(document)));
        return JudgmentsIn(figures.RootElement);
    }

    /// <summary>All that is in them but which moment of which server they are of.</summary>
    public static async Task<string> Content(HttpClient http, string document)
    {
        var figures = JsonNode.Parse(await http.GetByteArrayAsync(Path(document)))!.AsObject();
        figures.Remove("epoch");
        figures.Remove("moment");
        return figures.ToJsonString();
    }

    private static int JudgmentsIn(JsonElement figures) => figures.GetProperty("document").GetProperty("judgments").GetInt32();

    private static Uri Path(string document) => new($"/api/documents/{document}/figures", UriKind.Relative);
}
