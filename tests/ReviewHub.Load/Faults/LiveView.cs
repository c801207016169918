using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ReviewHub.Load;

/// <summary>
/// What one page knows of a document: a snapshot and every batch after it. Two views that say the same have the same canonical bytes,
/// however they came by it. Who is here is not part of them: it is not in the log, and a page that comes changes it.
/// </summary>
internal sealed class LiveView
{
    private readonly SortedDictionary<int, Place> _paragraphs = [];
    private readonly HashSet<string> _here = [];
    private string _title = "";
    private int _eligible;

    /// <summary>Null before the first snapshot.</summary>
    public FeedPosition? Position { get; private set; }

    /// <summary>Ids of those who have the document open.</summary>
    public IReadOnlySet<string> Here => _here;

    /// <summary>What the page's reviewer has judged, by paragraph.</summary>
    public Dictionary<int, string> Own { get; } = [];

    /// <summary>Counts of a paragraph, by category, abstentions last; empty while nobody touched it.</summary>
    public IReadOnlyList<int> CountsOf(int paragraph) => _paragraphs.TryGetValue(paragraph, out var place) ? place.Counts : [];

    /// <summary>Of the canonical bytes.</summary>
    public string Digest => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical())));

    public void Restart(JsonElement snapshot)
    {
        _paragraphs.Clear();
        _here.Clear();
        Position = FeedPosition.Of(snapshot);
        (_title, _eligible) = (snapshot.GetProperty("title").GetString()!, snapshot.GetProperty("eligible").GetInt32());
        foreach (var paragraph in snapshot.GetProperty("paragraphs").EnumerateArray())
        {
            var place = Find(paragraph.GetProperty("id"), paragraph.GetProperty("version"));
            foreach (var tally in paragraph.GetProperty("tallies").EnumerateArray()) place.Judge(tally);
            foreach (var thread in paragraph.GetProperty("threads").EnumerateArray()) place.Take(thread);
            foreach (var comment in paragraph.GetProperty("comments").EnumerateArray()) place.Hear(comment);
        }

        foreach (var presence in snapshot.GetProperty("here").EnumerateArray()) _here.Add(presence.GetProperty("by").GetString()!);
    }

    /// <summary>Takes a batch, if it is the one that follows.</summary>
    /// <returns>Whether something is missing before it.</returns>
    public bool Misses(JsonElement batch)
    {
        var next = FeedPosition.Of(batch);
        if (next.Epoch != Position?.Epoch || next.Sequence > Position.Sequence + 1) return true;
        if (next.Sequence <= Position.Sequence) return false;
        Position = next;
        foreach (var entry in batch.GetProperty("entries").EnumerateArray()) Apply(entry);
        return false;
    }

    public string Canonical() => JsonSerializer.Serialize(new
    {
        title = _title,
        eligible = _eligible,
        paragraphs = _paragraphs.Select(p => new
        {
            id = p.Key,
            version = p.Value.Version,
            counts = p.Value.Counts,
            state = p.Value.State,
            threads = p.Value.Threads,
            comments = p.Value.Comments,
        }),
    });

    private void Apply(JsonElement entry)
    {
        switch (entry.GetProperty("type").GetString())
        {
            case "tally": PlaceOf(entry).Judge(entry); break;
            case "thread": PlaceOf(entry).Take(entry); break;
            case "comment": PlaceOf(entry).Hear(entry); break;
            case "here" when entry.GetProperty("gone").GetBoolean(): _here.Remove(entry.GetProperty("by").GetString()!); break;
            case "here": _here.Add(entry.GetProperty("by").GetString()!); break;
            case "round" or "recusal" or "turnout" or "present": break;
            case "eligible" when entry.TryGetProperty("paragraph", out _): break;
            case "eligible": _eligible = entry.GetProperty("eligible").GetInt32(); break;
            case "title": _title = entry.GetProperty("title").GetString()!; break;
            case var unknown: throw new LoadException($"A page cannot apply '{unknown}'.");
        }
    }

    private Place PlaceOf(JsonElement entry) => Find(entry.GetProperty("paragraph"), entry.GetProperty("version"));

    // In a batch a tally may stand before a comment that is older than it.
    private Place Find(JsonElement id, JsonElement version)
    {
        if (!_paragraphs.TryGetValue(id.GetInt32(), out var place)) _paragraphs[id.GetInt32()] = place = new();
        place.Version = Math.Max(place.Version, version.GetInt32());
        return place;
    }

    private sealed class Place
    {
        public int Version { get; set; }
        public int[] Counts { get; private set; } = [];
        public string State { get; private set; } = "";
        public SortedDictionary<int, string> Threads { get; } = [];
        public SortedDictionary<int, string> Comments { get; } = [];

        public void Judge(JsonElement tally)
        {
            Counts = [.. tally.GetProperty("counts").EnumerateArray().Select(c => c.GetInt32())];
            State = tally.GetProperty("state").GetString()!;
        }

        public void Take(JsonElement thread) =>
            Threads[thread.GetProperty("id").GetInt32()] = Words(thread, "selector", "resolved");

        public void Hear(JsonElement comment) =>
            Comments[comment.GetProperty("id").GetInt32()] = Words(comment, "thread", "by", "at", "text", "editedAt");

        private static string Words(JsonElement of, params IEnumerable<string> names) =>
            string.Join(' ', names.Select(name => of.GetProperty(name) is { ValueKind: JsonValueKind.String } text
                ? JsonSerializer.Serialize(text.GetString()) // however the server escaped it
                : of.GetProperty(name).GetRawText()));
    }
}

internal sealed record FeedPosition(string Epoch, long Sequence)
{
    public static FeedPosition Of(JsonElement message) => new(message.GetProperty("epoch").GetString()!, message.GetProperty("sequence").GetInt64());

    public object Message => new { epoch = Epoch, sequence = Sequence };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Epoch}/{Sequence}");
}
