namespace ReviewHub.Web;

/// <summary>What a node does. One that does everything needs no other, and no hop from the page's connection to the grain's node.</summary>
internal enum NodeRole
{
    Whole,

    /// <summary>Grains and their log: no page, no hub.</summary>
    Silo,

    /// <summary>Pages, hub, HTTP: grains are elsewhere.</summary>
    Web,
}
