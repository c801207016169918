using ReviewHub.Domain;

namespace ReviewHub.Grains;

/// <summary>The nodes that watch a document, and who is there through each of them.</summary>
internal sealed class FeedNodes(TimeProvider clock)
{
    private readonly Dictionary<string, Node> _nodes = [];

    public int Count => _nodes.Count;

    public IEnumerable<IDocumentFeedObserver> Observers => _nodes.Values.Select(n => n.Observer);

    public void Renew(string name, IDocumentFeedObserver observer)
    {
        if (!_nodes.TryGetValue(name, out var node)) _nodes[name] = node = new();
        (node.Observer, node.RenewedAt) = (observer, clock.GetUtcNow());
    }

    /// <returns>Those who are gone with it.</returns>
    public IEnumerable<Presence> Remove(string name) =>
        _nodes.Remove(name, out var node) ? [.. node.Here.Keys.Where(by => !IsHere(by)).Select(by => new Presence(by, null, Gone: true))] : [];

    /// <returns>Those who are gone with nodes that stopped renewing.</returns>
    public IEnumerable<Presence> RemoveLapsed()
    {
        var limit = clock.GetUtcNow() - FeedTimes.Lapse;
        return [.. _nodes.Where(pair => pair.Value.RenewedAt < limit).Select(pair => pair.Key).ToList().SelectMany(Remove)];
    }

    /// <returns>The change as others see it; null when it changes nothing for them.</returns>
    public Presence? Note(string name, Presence change)
    {
        if (!_nodes.TryGetValue(name, out var node)) return null;
        if (!change.Gone)
        {
            node.Here[change.By] = change.Paragraph;
            return change;
        }

        return node.Here.Remove(change.By) && !IsHere(change.By) ? change : null;
    }

    public IEnumerable<Presence> Here() =>
        _nodes.Values.SelectMany(n => n.Here).DistinctBy(pair => pair.Key).Select(pair => new Presence(pair.Key, pair.Value));

    private bool IsHere(ReviewerId by) => _nodes.Values.Any(n => n.Here.ContainsKey(by));

    private sealed class Node
    {
        public IDocumentFeedObserver Observer { get; set; } = null!;
        public DateTimeOffset RenewedAt { get; set; }
        public Dictionary<ReviewerId, int?> Here { get; } = [];
    }
}
