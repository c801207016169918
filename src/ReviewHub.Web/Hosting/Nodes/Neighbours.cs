using Orleans.Runtime;

namespace ReviewHub.Web;

/// <summary>
/// Whom a node asks how it fares. Were that all the others, the questions would grow with the square of the nodes. The nodes stand in a
/// ring, and each asks as many on either side: so it is asked by those whom it asks, and two neighbours have neighbours in common. A cut
/// between two that are no neighbours goes unseen, as it does by the membership's own probes.
/// </summary>
internal static class Neighbours
{
    /// <summary>On either side; up to eleven nodes everyone asks all the others.</summary>
    public const int EachWay = 5;

    /// <param name="active">All nodes that are active, this one among them or not yet.</param>
    public static IReadOnlyList<SiloAddress> Of(SiloAddress self, IEnumerable<SiloAddress> active)
    {
        // In the order of hashes: neighbours by address would share a rack, and be cut off together.
        var ring = active.Append(self).Distinct().OrderBy(node => node.GetConsistentHashCode()).ThenBy(node => node).ToList();
        if (ring.Count - 1 <= 2 * EachWay) return [.. ring.Where(node => !node.Equals(self))];
        var here = ring.IndexOf(self);
        return [.. Enumerable.Range(1, EachWay).SelectMany(step => new[] { here + step, here - step }).Select(at => ring[(at + ring.Count) % ring.Count])];
    }
}
