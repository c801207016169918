using Orleans.Runtime;

namespace ReviewHub.Web;

/// <summary>Something that a node needs in order to serve.</summary>
internal interface IFitness
{
    /// <summary>What is wrong with it; null when nothing is.</summary>
    string? Fault { get; }
}

/// <summary>That a node which holds grains belongs to its cluster.</summary>
internal sealed class SiloMembership(IClusterMembershipService cluster, ILocalSiloDetails self) : IFitness
{
    public string? Fault =>
        cluster.CurrentSnapshot.GetSiloStatus(self.SiloAddress) == SiloStatus.Active ? null : "It is not an active member of the cluster.";
}

/// <summary>That a node without grains is connected to some that have them.</summary>
internal sealed class Gateways : IFitness
{
    private volatile int _connected;

    public string? Fault => _connected > 0 ? null : "No node with grains can be reached.";

    public void Count(int connected) => _connected = connected;
}
