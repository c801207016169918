using System.Collections.Immutable;
using Orleans.Services;

namespace ReviewHub.Grains;

/// <summary>What a node of a cluster tells the others about itself. Every node has one.</summary>
[Alias("rh.node")]
public interface INodeService : IGrainService
{
    [Alias("reach")] Task<NodeReach> Reach();
}

/// <summary>What a node reached when it last looked.</summary>
/// <param name="Log">Whether its log takes appends.</param>
/// <param name="Nodes">The nodes that answered it.</param>
/// <param name="Missed">The nodes that it asked and that did not answer.</param>
[GenerateSerializer, Immutable, Alias("rh.node-reach")]
public sealed record NodeReach(
    [property: Id(0)] bool Log, [property: Id(1)] ImmutableArray<SiloAddress> Nodes, [property: Id(2)] ImmutableArray<SiloAddress> Missed);
