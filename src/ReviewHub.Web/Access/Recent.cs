using System.Collections.Concurrent;

namespace ReviewHub.Web;

/// <summary>
/// Answers looked up a moment ago. What is kept is the look-up itself, under way or done: callers at the same time share one, and one that
/// began before <see cref="Forget"/> is never handed to a caller after it. What is asked for in the last fifth of its lifetime is looked up
/// again beside that, so that those who call often never wait for it. "Nothing" is not remembered.
/// </summary>
/// <param name="find">Looks several keys up; those it finds nothing for are left out.</param>
/// <param name="together">With an answer that is too old, all others that soon are and were asked for within this time are looked up again.</param>
/// <param name="room">Answers kept at most.</param>
internal sealed class Recent<TKey, TValue>(
    TimeProvider clock, TimeSpan lifetime, Func<IReadOnlyCollection<TKey>, Task<IReadOnlyDictionary<TKey, TValue>>> find, TimeSpan together, int room)
    where TKey : notnull
{
    private const int Room = 100_000;

    /// <summary>Before what is due is looked up again: whoever asked is served by then, also on one processor.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

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
        var known = _entries.TryGetValue(key, out var entry);
        var answers = entry?.At(now);
        if (answers is null)
        {
            entry = Renew(key, known ? Due(now) : [], now);
            answers = entry.Answers;
        }
        else if (entry!.Due <= now && entry.Claim())
        {
            RenewSoon(key).Ignore();
        }

        entry!.AskedAt = now;
        try
        {
            var answer = (await answers).GetValueOrDefault(key);
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

    private IEnumerable<TKey> Due(long now) =>
        _entries.Where(e => e.Value.Due <= now && e.Value.AskedAt > now - _together).Select(e => e.Key);

    private async Task RenewSoon(TKey key)
    {
        await Task.Delay(Pause, clock);
        var now = clock.GetTimestamp();
        // It may have been forgotten, or looked up with another.
        if (_entries.TryGetValue(key, out var entry) && entry.Due <= now) Renew(key, Due(now), now);
    }

    private Entry Renew(TKey key, IEnumerable<TKey> others, long now)
    {
        if (_entries.Count > room) _entries.Clear();
        var keys = new HashSet<TKey>(others);
        keys.Remove(key);
        var placed = new TaskCompletionSource();
        var answers = LookUp([.. keys, key], placed.Task);
        foreach (var other in keys) Place(other);
        var entry = Place(key);
        placed.SetResult();
        return entry;

        Entry Place(TKey one)
        {
            // Who is forgotten meanwhile keeps nothing from before.
            if (_entries.TryGetValue(one, out var former) && new Entry(answers, now, _lifetime, former) is var next && _entries.TryUpdate(one, next, former))
                return next;
            return _entries[one] = new(answers, now, _lifetime, former: null);
        }
    }

    // Begins when all of its entries are in place, so that whatever was forgotten before they were is looked up after.
    private async Task<IReadOnlyDictionary<TKey, TValue>> LookUp(HashSet<TKey> keys, Task placed)
    {
        await placed;
        return await find(keys);
    }

    private static long Ticks(TimeProvider clock, TimeSpan time) => (long)(time.TotalSeconds * clock.TimestampFrequency);

    private sealed class Entry(Task<IReadOnlyDictionary<TKey, TValue>> answers, long begun, long lifetime, Entry? former)
    {
        private readonly Task<IReadOnlyDictionary<TKey, TValue>>? _former = former?.Answers;
        private readonly long _formerUntil = former?._until ?? begun;
        private readonly long _until = begun + lifetime;
        private int _claimed;

        public Task<IReadOnlyDictionary<TKey, TValue>> Answers => answers;
        public long AskedAt { get; set; } = former?.AskedAt ?? begun;

        /// <summary>From when it should be looked up again.</summary>
        public long Due { get; } = begun + (lifetime / 5 * 4);

        /// <summary>For one caller only.</summary>
        public bool Claim() => Interlocked.Exchange(ref _claimed, 1) == 0;

        /// <returns>The newest look-up that is done, or else one to wait for; null when there is none that is young enough and has not failed.</returns>
        public Task<IReadOnlyDictionary<TKey, TValue>>? At(long now)
        {
            if (answers.IsCompletedSuccessfully && now < _until) return answers;
            if (_former is { IsCompletedSuccessfully: true } && now < _formerUntil) return _former;
            return answers.IsFaulted || now >= _until ? null : answers;
        }
    }
}
