using System.Collections.Concurrent;

namespace ReviewHub.Grains.Tests.Support;

/// <summary>A node's relay that remembers every batch.</summary>
public sealed class Screen : IDocumentFeedObserver
{
    private readonly ConcurrentQueue<FeedBatch> _batches = new();
    private int _inside;
    private int _ends;

    public string Node { get; } = Guid.NewGuid().ToString("N");

    public IReadOnlyList<FeedBatch> Batches => [.. _batches.OrderBy(b => b.Sequence)];

    public IReadOnlyList<FeedEntry> Entries => [.. Batches.SelectMany(b => b.Entries)];

    public IReadOnlyList<PrivateEntry> Private => [.. Batches.SelectMany(b => b.Private)];

    /// <summary>No batch is done before this.</summary>
    public Task Busy { get; set; } = Task.CompletedTask;

    /// <summary>Batches in hand at one time.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>How often the feed said that it ends.</summary>
    public int Ends => _ends;

    public async Task Receive(FeedBatch batch)
    {
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _inside));
        _batches.Enqueue(batch);
        await Busy;
        Interlocked.Decrement(ref _inside);
    }

    public Task Ended()
    {
        Interlocked.Increment(ref _ends);
        return Task.CompletedTask;
    }

    public Task Shows<T>(Func<T, bool> entry) where T : FeedEntry =>
        Eventually.True(() => Entries.OfType<T>().Any(entry), $"a {typeof(T).Name} as expected");

    public Task ShowsPrivately<T>(Func<T, bool> entry) where T : PrivateEntry =>
        Eventually.True(() => Private.OfType<T>().Any(entry), $"a {typeof(T).Name} as expected");
}
