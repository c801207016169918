using System.Collections.Concurrent;

namespace ReviewHub.Web;

/// <summary>
/// Answers looked up a moment ago. What is kept is the look-up itself, under way or done: callers at the same time share one,
/// and one that began before <see cref="Forget"/> is never handed to a caller after it. "Nothing" is not remembered.
/// </summary>
internal sealed class Recent<TKey, TValue>(TimeProvider clock, TimeSpan lifetime, Func<TKey, ValueTask<TValue>> find, int room = 100_000)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Entry> _entries = new();

    public async ValueTask<TValue> Get(TKey key)
    {
        if (_entries.TryGetValue(key, out var entry) && entry.Until > clock.GetTimestamp())
            return await entry.Answer.Value;
        if (_entries.Count > room)
            _entries.Clear();
        var fresh = new Entry(clock.GetTimestamp() + (long)(lifetime.TotalSeconds * clock.TimestampFrequency), new(() => find(key).AsTask()));
        _entries[key] = fresh;
        try
        {
            var answer = await fresh.Answer.Value;
            if (answer is null)
                _entries.TryRemove(new(key, fresh));
            return answer;
        }
        catch
        {
            _entries.TryRemove(new(key, fresh));
            throw;
        }
    }

    /// <summary>What is kept, when its look-up is done; null otherwise.</summary>
    public TValue? Kept(TKey key) =>
        _entries.TryGetValue(key, out var entry) && entry.Answer is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } answer }
            ? answer.GetAwaiter().GetResult()
            : default;

    public void Forget(TKey key) => _entries.TryRemove(key, out _);

    private sealed record Entry(long Until, Lazy<Task<TValue>> Answer);
}
