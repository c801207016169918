using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace ReviewHub.Web.Tests;

/// <summary>A page without a screen: watches a document, follows the sequence, resumes after gaps, and holds the live view.</summary>
public sealed class Watcher : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, JsonElement> _tallies = [];
    private readonly Dictionary<(int, int), JsonElement> _comments = [];
    private readonly Dictionary<(int, int), JsonElement> _threads = [];
    private readonly Dictionary<string, JsonElement> _here = [];
    private readonly Dictionary<int, string?> _own = [];
    private readonly Dictionary<int, Dictionary<string, JsonElement>> _notes = [];
    private readonly List<JsonElement> _calls = [];
    private readonly string _document;
    private TaskCompletionSource _changed = new();

    private Watcher(HubConnection connection, string document) => (Connection, _document) = (connection, document);

    public HubConnection Connection { get; }
    public string Epoch { get; private set; } = "";
    public long Sequence { get; private set; }
    public int Batches { get; private set; }
    public bool TookSnapshot { get; private set; }
    public bool Revoked { get; private set; }

    public static async Task<Watcher> Of(Actor actor, string document) => await Of(await actor.Connect(), document);

    public static async Task<Watcher> Of(HubConnection connection, string document, object? resume = null)
    {
        var watcher = new Watcher(connection, document);
        connection.On<JsonElement>("Batch", watcher.Take);
        connection.On<JsonElement>("Own", own => watcher.Change(() => watcher._own[own.GetProperty("paragraph").GetInt32()] = own.GetProperty("stance").GetString()));
        connection.On<JsonElement>("Mentioned", call => watcher.Change(() => watcher._calls.Add(call)));
        connection.On<JsonElement>("Tallies", tallies => watcher.Change(() => watcher.See(tallies.GetProperty("entries"))));
        connection.On<JsonElement>("Heartbeat", _ => { });
        connection.On<JsonElement>("Revoked", _ => watcher.Change(() => watcher.Revoked = true));
        watcher.Begin(await connection.InvokeAsync<JsonElement>("Watch", document, resume));
        return watcher;
    }

    public int[] Counts(int paragraph)
    {
        lock (_gate)
            return _tallies.TryGetValue(paragraph, out var tally) ? [.. tally.GetProperty("counts").EnumerateArray().Select(c => c.GetInt32())] : [0, 0, 0, 0];
    }

    public string State(int paragraph)
    {
        lock (_gate) return _tallies.TryGetValue(paragraph, out var tally) ? tally.GetProperty("state").GetString()! : "no-quorum";
    }

    public IReadOnlyList<string?> Comments(int paragraph)
    {
        lock (_gate)
            return [.. _comments.Where(pair => pair.Key.Item1 == paragraph).OrderBy(pair => pair.Key.Item2).Select(pair => pair.Value.GetProperty("text").GetString())];
    }

    public bool IsResolved(int paragraph, int thread)
    {
        lock (_gate) return _threads[(paragraph, thread)].GetProperty("resolved").ValueKind != JsonValueKind.Null;
    }

    public JsonElement Thread(int paragraph, int thread)
    {
        lock (_gate) return _threads[(paragraph, thread)];
    }

    /// <summary>Texts of the minority notes.</summary>
    public IReadOnlyList<string?> Notes(int paragraph)
    {
        lock (_gate) return [.. _notes.GetValueOrDefault(paragraph, []).Values.Select(note => note.GetProperty("text").GetString())];
    }

    /// <summary>Mentions of this person.</summary>
    public IReadOnlyList<JsonElement> Calls
    {
        get
        {
            lock (_gate) return [.. _calls];
        }
    }

    public string? Own(int paragraph)
    {
        lock (_gate) return _own.GetValueOrDefault(paragraph);
    }

    public IReadOnlyCollection<string> Here()
    {
        lock (_gate) return [.. _here.Keys];
    }

    public int? PlaceOf(string person)
    {
        lock (_gate) return _here.TryGetValue(person, out var p) && p.GetProperty("paragraph").ValueKind == JsonValueKind.Number ? p.GetProperty("paragraph").GetInt32() : null;
    }

    /// <summary>Waits until the view satisfies a condition; fails after ten seconds, saying what was waited for.</summary>
    public async Task Until(Func<Watcher, bool> condition, string what)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            Task changed;
            lock (_gate) changed = _changed.Task;
            if (condition(this)) return;
            try
            {
                await changed.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"Waited in vain until {what}.");
            }
        }
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();

    private void Begin(JsonElement reply) => Change(() =>
    {
        if (reply.GetProperty("snapshot") is { ValueKind: JsonValueKind.Object } snapshot) Reset(snapshot);
        foreach (var batch in reply.GetProperty("batches").EnumerateArray()) Apply(batch);
        foreach (var own in reply.GetProperty("own").EnumerateObject()) _own[int.Parse(own.Name, null)] = own.Value.EnumerateObject().First().Value.GetString();
        See(reply.GetProperty("seen"));
    });

    private void Reset(JsonElement snapshot)
    {
        TookSnapshot = true;
        (Epoch, Sequence) = (snapshot.GetProperty("epoch").GetString()!, snapshot.GetProperty("sequence").GetInt64());
        _tallies.Clear();
        _comments.Clear();
        _threads.Clear();
        _notes.Clear();
        _here.Clear();
        foreach (var p in snapshot.GetProperty("paragraphs").EnumerateArray())
        {
            var id = p.GetProperty("id").GetInt32();
            foreach (var t in p.GetProperty("tallies").EnumerateArray().Where(t => !t.TryGetProperty("question", out _))) _tallies[id] = t;
            foreach (var c in p.GetProperty("comments").EnumerateArray()) _comments[(id, c.GetProperty("id").GetInt32())] = c;
            foreach (var t in p.GetProperty("threads").EnumerateArray()) _threads[(id, t.GetProperty("id").GetInt32())] = t;
            foreach (var n in p.GetProperty("notes").EnumerateArray()) Note(id, n);
        }

        foreach (var h in snapshot.GetProperty("here").EnumerateArray()) _here[h.GetProperty("by").GetString()!] = h;
    }

    private void Note(int paragraph, JsonElement note)
    {
        if (!_notes.TryGetValue(paragraph, out var notes)) _notes[paragraph] = notes = [];
        notes[$"{note.GetProperty("round")} {note.GetProperty("by")}"] = note;
    }

    private void Take(JsonElement batch)
    {
        // A batch may overtake the answer to Watch; only what follows is applied, as the contract says.
        var follows = false;
        Change(() =>
        {
            if (Epoch.Length == 0 || batch.GetProperty("document").GetString() != _document) return;
            var sequence = batch.GetProperty("sequence").GetInt64();
            if (batch.GetProperty("epoch").GetString() == Epoch && sequence <= Sequence) return;
            follows = batch.GetProperty("epoch").GetString() == Epoch && sequence == Sequence + 1;
            if (follows) Apply(batch);
        });
        if (!follows && Epoch.Length > 0) _ = Resume();
    }

    private async Task Resume() => Begin(await Connection.InvokeAsync<JsonElement>("Watch", _document, new { epoch = Epoch, sequence = Sequence }));

    private void Apply(JsonElement batch)
    {
        Sequence = batch.GetProperty("sequence").GetInt64();
        Epoch = batch.GetProperty("epoch").GetString()!;
        Batches++;
        foreach (var entry in batch.GetProperty("entries").EnumerateArray())
        {
            switch (entry.GetProperty("type").GetString())
            {
                case "tally": Judge(entry); break;
                case "round": Open(entry.GetProperty("round")); break;
                case "comment": _comments[(entry.GetProperty("paragraph").GetInt32(), entry.GetProperty("id").GetInt32())] = entry; break;
                case "thread": _threads[(entry.GetProperty("paragraph").GetInt32(), entry.GetProperty("id").GetInt32())] = entry; break;
                case "note": Note(entry.GetProperty("paragraph").GetInt32(), entry); break;
                case "here" when entry.GetProperty("gone").GetBoolean(): _here.Remove(entry.GetProperty("by").GetString()!); break;
                case "here": _here[entry.GetProperty("by").GetString()!] = entry; break;
            }
        }
    }

    private void See(JsonElement tallies)
    {
        foreach (var tally in tallies.EnumerateArray()) Judge(tally);
    }

    private void Judge(JsonElement tally)
    {
        if (!tally.TryGetProperty("question", out _)) _tallies[tally.GetProperty("paragraph").GetInt32()] = tally;
    }

    private void Open(JsonElement round)
    {
        if (round.GetProperty("closedAt").ValueKind != JsonValueKind.Null) return;
        if (round.GetProperty("paragraph").ValueKind == JsonValueKind.Number) _tallies.Remove(round.GetProperty("paragraph").GetInt32());
        else _tallies.Clear();
    }

    private void Change(Action change)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            change();
            (changed, _changed) = (_changed, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        changed.TrySetResult();
    }
}
