using System.Collections.Concurrent;

namespace ReviewHub.Web;

/// <summary>
/// Answers looked up a moment ago. What is kept is the look-up itself, under way or done: callers at the same time share one, and one that
/// began before <see cref="Forget"/> is never handed to a caller after it. "Nothing" is not remembered.
/// </summary>
/// <param name="find">Looks several keys up; those it finds nothing for are left out.</param>
/// <param name="together">With an answer that is too old, all others that are and were asked for within this time are looked up again.</param>
/// <param name="room">Answers kept at most.</param>
internal sealed class Recent<TKey, TValue>(
    TimeProvider clock, TimeSpan lifetime, Func<IReadOnlyCollection<TKey>, Task<IReadOnlyDictionary<TKey, TValue>>> find, TimeSpan together, int room)
    where TKey : notnull
{
    private const int Room = 100_000;

    private readonly ConcurrentDictionary<TKey, Entry> _entries = new();
    private readonly long _lifetime = Ticks(clock, lifetime);
    private readonly long _together = Ticks(clock, together);

    /// <summary>Thousands who call every few seconds cost one look-up for each lifetime.</summary>
    public Recent(TimeProvider clock, TimeSpan lifetime, Func<IReadOnlyCollection<TKey>, Task<IReadOnlyDictionary<TKey, TValue>>> find, TimeSpan together)
        : this(clock, lifetime, find, together, Room)
    {
    }

    /// <summary>Each key is looked up by itself.</summary>
    public Recent(TimeProvider clock, TimeSpan lifetime, Func<TKey, ValueTask<TValue>> find, int room = Room)
        : this(clock, lifetime, async keys => new Dictionary<TKey, TValue> { [keys.Single()] = await find(keys.Single()) }, TimeSpan.Zero, room)
    {
    }

    public async ValueTask<TValue> Get(TKey key)
    {
        var now = clock.GetTimestamp();
        if (!_entries.TryGetValue(key, out var entry)) entry = Renew(key, [], now);
        else if (entry.Until <= now) entry = Renew(key, AskedLately(now), now);
        entry.AskedAt = now;
        try
        {
            var answer = (await entry.Answers).GetValueOrDefault(key);
            if (answer is null) _entries.TryRemove(new(key, entry));
            return answer!;
        }
        catch
        {
            _entries.TryRemove(new(key, entry));
            throw;
        }
    }

    /// <summary>What is kept, when its look-up is done; null otherwise.</summary>
    public TValue? Kept(TKey key) =>
        _entries.TryGetValue(key, out var entry) && entry.Answers is { IsCompletedSuccessfully: true } answers
            ? answers.GetAwaiter().GetResult().GetValueOrDefault(key)
            : default;

    public void Forget(TKey key) => _entries.TryRemove(key, out _);

    private IEnumerable<TKey> AskedLately(long now) =>
        _entries.Where(e => e.Value.Until <= now && e.Value.AskedAt > now - _together).Select(e => e.Key);

    private Entry Renew(TKey key, IEnumerable<TKey> others, long now)
    {
        if (_entries.Count > room) _entries.Clear();
        var keys = new HashSet<TKey>(others);
        var placed = new TaskCompletionSource();
        var answers = LookUp([.. keys, key], placed.Task);
        foreach (var other in keys)
            _entries[other] = new(now + _lifetime, answers) { AskedAt = _entries.TryGetValue(other, out var known) ? known.AskedAt : now };
        var entry = _entries[key] = new(now + _lifetime, answers);
        placed.SetResult();
        return entry;
    }

    // Begins when all of its entries are in place, so that whatever was forgotten before they were is looked up after.
    private async Task<IReadOnlyDictionary<TKey, TValue>> LookUp(HashSet<TKey> keys, Task placed)
    {
        await placed;
        return await find(keys);
    }

    private static long Ticks(TimeProvider clock, TimeSpan time) => (long)(time.TotalSeconds * clock.TimestampFrequency);

    private sealed class Entry(long until, Task<IReadOnlyDictionary<TKey, TValue>> answers)
    {
        public long Until => until;
        public Task<IReadOnlyDictionary<TKey, TValue>> Answers => answers;
        public long AskedAt { get; set; }
    }
}
