using ReviewHub.Grains;

namespace ReviewHub.Web;

/// <summary>
/// Pages of one document that sit on its own node cost no messages between nodes. So a page is told that node's name as it gets the text,
/// and hands it to the proxy when it first connects; wherever it gets to instead, it is served as well.
/// </summary>
internal sealed class DocumentHome(ClusterSettings cluster, WebSocketConnections pages, Readiness readiness, int enough = DocumentHome.Enough) : IDocumentHome
{
    /// <summary>With as many pages a node gathers no more of them: those of a crowd are better spread over all nodes.</summary>
    private const int Enough = 2_000;

    public string? Name => cluster is { IsCluster: true, Role: NodeRole.Whole } && Room > 0 && !readiness.Leaving ? cluster.Name : null;

    public int Room => Math.Max(0, enough - pages.Count);
}
