using System.Collections.Concurrent;

namespace ReviewHub.Grains.Tests.Support;

/// <summary>A node's relay that remembers every batch.</summary>
public sealed class Screen : IDocumentFeedObserver
{
    private readonly ConcurrentQueue<FeedBatch> _batches = new();

    public string Node { get; } = Guid.NewGuid().ToString("N");

    public IReadOnlyList<FeedBatch> Batches => [.. _batches.OrderBy(b => b.Sequence)];

    public IReadOnlyList<FeedEntry> Entries => [.. Batches.SelectMany(b => b.Entries)];

    public IReadOnlyList<PrivateEntry> Private => [.. Batches.SelectMany(b => b.Private)];

    public Task Receive(FeedBatch batch)
    {
        _batches.Enqueue(batch);
        return Task.CompletedTask;
    }

    public Task Shows<T>(Func<T, bool> entry) where T : FeedEntry =>
        Eventually.True(() => Entries.OfType<T>().Any(entry), $"a {typeof(T).Name} as expected");

    public Task ShowsPrivately<T>(Func<T, bool> entry) where T : PrivateEntry =>
        Eventually.True(() => Private.OfType<T>().Any(entry), $"a {typeof(T).Name} as expected");
}
