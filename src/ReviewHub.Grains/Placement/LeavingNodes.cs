using System.Collections.Immutable;

namespace ReviewHub.Grains;

/// <summary>The nodes that have said that they are about to leave, as far as this one has heard: no document is put on them any more.</summary>
public sealed class LeavingNodes
{
    private ImmutableHashSet<SiloAddress> _nodes = [];

    /// <param name="node">This one or another. Its name never comes back: a node that starts again is another.</param>
    public void Add(SiloAddress node) => ImmutableInterlocked.Update(ref _nodes, nodes => nodes.Add(node));

    /// <returns>Those that stay; all, when none does.</returns>
    public IReadOnlyCollection<SiloAddress> Without(IReadOnlyCollection<SiloAddress> nodes)
    {
        var leaving = _nodes;
        if (leaving.IsEmpty) return nodes;
        var staying = nodes.Where(node => !leaving.Contains(node)).ToList();
        return staying.Count > 0 ? staying : nodes;
    }
}
