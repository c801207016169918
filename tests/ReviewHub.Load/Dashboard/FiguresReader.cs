using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReviewHub.Load;

/// <summary>A chair's page of figures while votes come all the time: it asks for what comes after what it has, again and again.</summary>
internal sealed class FiguresReader(HttpClient http, string document)
{
    /// <summary>The page's own pause, from one question to the next.</summary>
    private static readonly TimeSpan AtMostEach = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly List<Glance> _looks = [];
    private readonly TaskCompletionSource _has = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _awaited = int.MaxValue;
    private string? _tag;
    private JsonObject? _figures;

    /// <param name="At">When the answer was there.</param>
    /// <param name="Judgments">How many are in it.</param>
    public readonly record struct Glance(long At, int Judgments, TimeSpan Took);

    public IReadOnlyList<Glance> Looks => _looks;

    /// <summary>Of each answer after the first, without its headers.</summary>
    public List<int> Bytes { get; } = [];

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
            if (await Ask()) _looks.Add(new(Stopwatch.GetTimestamp(), _figures!["document"]!["judgments"]!.GetValue<int>(), Stopwatch.GetElapsedTime(begun)));

            if (_looks.Count > 0 && _looks[^1].Judgments >= Volatile.Read(ref _awaited)) _has.TrySetResult();
            var pause = AtMostEach - Stopwatch.GetElapsedTime(begun);
            if (pause > TimeSpan.Zero) await Task.Delay(pause, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    public static async Task<int> Judgments(HttpClient http, string document)
    {
        using var figures = JsonDocument.Parse(await http.GetByteArrayAsync(Path(document)));
        return figures.RootElement.GetProperty("document").GetProperty("judgments").GetInt32();
    }

    /// <summary>All that is in the figures after which there are none newer, map included, but which moment of which server they are of.</summary>
    public async Task<string> Newest()
    {
        for (var begun = Stopwatch.GetTimestamp(); ;)
        {
            if (!await Ask() && _figures!["moment"]!.GetValue<long>() == _figures["mapMoment"]!.GetValue<long>()) break;
            if (Stopwatch.GetElapsedTime(begun) > Patience) throw new LoadException("The figures did not come to rest.");
        }

        var newest = _figures.DeepClone().AsObject();
        foreach (var stamp in new[] { "epoch", "moment", "mapMoment" }) newest.Remove(stamp);
        return newest.ToJsonString();
    }

    /// <returns>False when nothing happened since the last.</returns>
    private async Task<bool> Ask()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Path(document, changes: true));
        if (_tag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", _tag);
        using var answer = await http.SendAsync(request);
        if (answer.StatusCode == HttpStatusCode.NotModified) return false;
        _tag = answer.EnsureSuccessStatusCode().Headers.ETag?.ToString();
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if (_figures is not null) Bytes.Add(bytes.Length);
        _figures = FiguresChanges.Applied(JsonNode.Parse(bytes)!.AsObject(), _figures);
        return true;
    }

    private static Uri Path(string document, bool changes = false) => new($"/api/documents/{document}/figures{(changes ? "?changes=true" : "")}", UriKind.Relative);
}
