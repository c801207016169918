using ReviewHub.Grains;

namespace ReviewHub.Web;

/// <summary>
/// Brings pages back to the node of their document. After a loss or an orderly end they come back to any node, and would stay there, each
/// batch a message more. So once they have been there for a while, those whose document is elsewhere are told where.
/// </summary>
internal sealed class Gathering(ClusterSettings cluster, Readiness readiness)
{
    /// <summary>Name of the query's part in which a page tells the proxy to which node it would like to be brought.</summary>
    public const string Asked = "node";

    /// <summary>How long a page stays where chance has brought it: while nodes go and come, moving once more would not help.</summary>
    public static readonly TimeSpan After = TimeSpan.FromSeconds(30);

    /// <summary>Over so long pages spread their moves, so as not to be in each other's way.</summary>
    public static readonly TimeSpan Within = FeedTimes.Renewal;

    /// <summary>A node that leaves sends its pages away sooner than this would.</summary>
    public bool IsWorth(string home) => home != cluster.Name && !readiness.Leaving;
}
