using System.Collections.Concurrent;

namespace ReviewHub.Web;

/// <summary>
/// Answers looked up a moment ago, where one look-up can answer for many: with one that is too old, all that were asked for lately are
/// looked up again. Thousands who call every few seconds so cost one look-up each moment. As in <see cref="Recent{TKey,TValue}"/>, one that
/// began before <see cref="Forget"/> is never handed to a caller after it, and "nothing" is not remembered.
/// </summary>
internal sealed class RecentOfMany<TKey, TValue>(
    TimeProvider clock, TimeSpan lifetime, Func<IReadOnlyCollection<TKey>, Task<IReadOnlyDictionary<TKey, TValue>>> find)
    where TKey : notnull
    where TValue : class
{
    private const int Room = 100_000;

    /// <summary>Who was asked for within this many lifetimes is looked up with the others.</summary>
    private const int Lately = 6;

    private readonly ConcurrentDictionary<TKey, Entry> _entries = new();
    private readonly long _lifetime = (long)(lifetime.TotalSeconds * clock.TimestampFrequency);

    public async ValueTask<TValue?> Get(TKey key)
    {
        var now = clock.GetTimestamp();
        var entry = _entries.GetValueOrDefault(key);
        if (entry is null) entry = Renew([key], now);
        else if (entry.Until <= now) entry = Renew(AskedLately(key, now), now);
        entry.AskedAt = now;
        try
        {
            if ((await entry.Answers.Value).TryGetValue(key, out var answer)) return answer;
        }
        catch
        {
            _entries.TryRemove(new(key, entry));
            throw;
        }

        _entries.TryRemove(new(key, entry));
        return null;
    }

    public void Forget(TKey key) => _entries.TryRemove(key, out _);

    private HashSet<TKey> AskedLately(TKey key, long now)
    {
        var keys = new HashSet<TKey> { key };
        foreach (var (other, entry) in _entries)
        {
            if (entry.Until > now) continue;
            if (entry.AskedAt > now - Lately * _lifetime) keys.Add(other);
            else _entries.TryRemove(new(other, entry));
        }

        return keys;
    }

    // The look-up begins when its entries are in place: what was forgotten before is looked up after.
    private Entry Renew(IReadOnlyCollection<TKey> keys, long now)
    {
        if (_entries.Count > Room) _entries.Clear();
        var answers = new Lazy<Task<IReadOnlyDictionary<TKey, TValue>>>(() => find(keys));
        Entry? renewed = null;
        foreach (var key in keys)
        {
            renewed = new(now + _lifetime, answers) { AskedAt = _entries.GetValueOrDefault(key)?.AskedAt ?? now };
            _entries[key] = renewed;
        }

        return renewed!;
    }

    private sealed class Entry(long until, Lazy<Task<IReadOnlyDictionary<TKey, TValue>>> answers)
    {
        public long Until => until;
        public Lazy<Task<IReadOnlyDictionary<TKey, TValue>>> Answers => answers;
        public long AskedAt { get; set; }
    }
}
