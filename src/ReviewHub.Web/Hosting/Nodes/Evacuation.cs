using System.Diagnostics;
using Orleans.Core.Internal;
using Orleans.Runtime;
using Orleans.Runtime.Placement;
using ReviewHub.Grains;

namespace ReviewHub.Web;

/// <summary>
/// Hands the documents of a node that is about to leave to the others, one after the other and while it still serves. Left to the end of
/// the silo all of them would stop at once, and stand still until the others have noticed that it is gone.
/// </summary>
internal sealed partial class Evacuation(
    IGrainFactory grains, PlacementStrategyResolver placement, IClusterMembershipService cluster, ILocalSiloDetails self, OtherNodes nodes, LeavingNodes leaving,
    ILogger<Evacuation> logger)
{
    /// <summary>Between two documents, as long as there is time for it: each takes its new node some work, the first most, as that may have just come up itself.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan ToHear = TimeSpan.FromSeconds(1);

    /// <summary>Says to all nodes that this one leaves, and moves its documents.</summary>
    /// <param name="time">For all of them together, about.</param>
    public async Task Run(TimeSpan time)
    {
        leaving.Add(self.SiloAddress);
        await Task.WhenAll(Others().Select(Tell));
        var documents = await Documents();
        var pause = TimeSpan.FromTicks(Math.Min(Pause.Ticks, time.Ticks / Math.Max(1, documents.Count)));
        var begun = Stopwatch.GetTimestamp();
        for (var moved = 0; moved < documents.Count; moved++)
        {
            var early = pause * moved - Stopwatch.GetElapsedTime(begun);
            if (early > TimeSpan.Zero) await Task.Delay(early);
            await Move(documents[moved]);
        }
    }

    private IEnumerable<SiloAddress> Others() =>
        cluster.CurrentSnapshot.Members.Values.Where(member => member.Status == SiloStatus.Active && member.SiloAddress != self.SiloAddress).Select(member => member.SiloAddress);

    private async Task Tell(SiloAddress node)
    {
        try
        {
            await nodes.On(node).Leaving(self.SiloAddress).WaitAsync(ToHear);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Log.NotTold(logger, e, node); // what it puts here meanwhile comes up elsewhere in the end
        }
    }

    /// <summary>What is active here, by document.</summary>
    private async Task<List<List<GrainId>>> Documents()
    {
        var active = await grains.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics(hostsIds: [self.SiloAddress]);
        return
        [
            .. active.Select(statistic => statistic.GrainId)
                .Where(grain => placement.GetPlacementStrategy(grain.Type) is DocumentPlacement)
                .GroupBy(DocumentPlacementDirector.DocumentOf)
                .Select(document => document.ToList()),
        ];
    }

    // They end here and come up elsewhere as they are asked. The runtime's own migration carries many grains at once and waits until all are
    // up, which those that ask each other as they come up never are.
    private async Task Move(List<GrainId> document)
    {
        try
        {
            await Task.WhenAll(document.Select(grain => grains.GetGrain(grain).AsReference<IGrainManagementExtension>().DeactivateOnIdle().AsTask()));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Log.NotMoved(logger, e, DocumentPlacementDirector.DocumentOf(document[0]));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Node {Node} could not be told that this one leaves.")]
        public static partial void NotTold(ILogger logger, Exception e, SiloAddress node);

        [LoggerMessage(2, LogLevel.Warning, "Document {Document} could not be moved; it comes up elsewhere when this node is gone.")]
        public static partial void NotMoved(ILogger logger, Exception e, string document);
    }
}
