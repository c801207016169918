using Orleans.Runtime;

namespace ReviewHub.Web;

/// <summary>Whether this node reaches grains.</summary>
internal interface IMembership
{
    /// <summary>Why it does not; null when it does.</summary>
    string? Fault { get; }
}

/// <summary>Of a node that holds grains.</summary>
internal sealed class SiloMembership(IClusterMembershipService cluster, ILocalSiloDetails self) : IMembership
{
    public string? Fault =>
        cluster.CurrentSnapshot.GetSiloStatus(self.SiloAddress) == SiloStatus.Active ? null : "It is not an active member of the cluster.";
}

/// <summary>Of a node without grains: its connections to those that have some.</summary>
internal sealed class Gateways : IMembership
{
    private volatile int _connected;

    public string? Fault => _connected > 0 ? null : "No node with grains can be reached.";

    public void Count(int connected) => _connected = connected;
}
