using Orleans.Runtime;
using ReviewHub.Grains;

namespace ReviewHub.Web;

/// <summary>
/// Whether the cluster does better without this node. Membership sees only who is gone: a node that others reach is alive to it, also when
/// it does not reach the database, or a node that all the others reach, and then whoever depends on that waits.
/// </summary>
internal static class NodeVerdict
{
    /// <param name="log">Whether this node's log takes appends.</param>
    /// <param name="others">The nodes that this one asked; null for one that did not answer.</param>
    /// <returns>Why this node should leave; null when it should not.</returns>
    public static string? Of(SiloAddress self, bool log, IReadOnlyDictionary<SiloAddress, NodeReach?> others)
    {
        if (!log && others.Values.Any(reach => reach is { Log: true })) return "This node does not reach its database, and others do.";
        // Somebody whom nobody reaches is not cut off but gone, which the membership finds out.
        var cutOff = others.Where(other => other.Value is null && Reaching(other.Key).Any()).Select(other => other.Key).ToList();
        return cutOff.Find(IsWorthMore) is { } lost ? $"This node and {lost.Endpoint} do not reach each other, and others reach both." : null;

        IEnumerable<SiloAddress> Reaching(SiloAddress node) => others.Where(o => o.Value?.Nodes.Contains(node) == true).Select(o => o.Key);
        // Of two that do not reach each other the one with fewer connections goes, or that with the higher address: both know which.
        bool IsWorthMore(SiloAddress other)
        {
            var lacks = 1 + others.Count(o => !o.Key.Equals(other) && o.Value?.Missed.Contains(other) == true);
            return cutOff.Count > lacks || (cutOff.Count == lacks && self.CompareTo(other) > 0);
        }
    }
}
