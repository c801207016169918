using Orleans.Runtime;
using Orleans.Runtime.Services;
using ReviewHub.Grains;

namespace ReviewHub.Web;

/// <summary>Answers the other nodes.</summary>
internal sealed class NodeService(GrainId id, Silo silo, ILoggerFactory loggers, NodeSurroundings surroundings)
    : GrainService(id, silo, loggers), INodeService
{
    public Task<NodeReach> Reach() => Task.FromResult(surroundings.Last);
}

/// <summary>Reaches one certain node, past all placement.</summary>
internal sealed class OtherNodes(IServiceProvider services) : GrainServiceClient<INodeService>(services)
{
    public INodeService On(SiloAddress node) => GetGrainService(node);
}

/// <summary>What this node reached when it last looked.</summary>
internal sealed class NodeSurroundings
{
    private volatile NodeReach _last = new(false, [], []);

    public NodeReach Last
    {
        get => _last;
        set => _last = value;
    }
}
