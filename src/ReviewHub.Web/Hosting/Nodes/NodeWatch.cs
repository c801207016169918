using Orleans.Runtime;
using ReviewHub.Grains;

namespace ReviewHub.Web;

/// <summary>
/// Looks every second whether this node reaches its database and its neighbours among the nodes, and ends the process when the cluster does better
/// without it. That is at once, without goodbyes to what it does not reach: all that was acknowledged is in the database, pages connect
/// elsewhere, and whoever runs the nodes starts it again.
/// </summary>
internal sealed partial class NodeWatch(
    IClusterMembershipService cluster, ILocalSiloDetails self, OtherNodes nodes, NodeSurroundings surroundings, Readiness readiness, TimeProvider clock,
    ILogger<NodeWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ToAnswer = TimeSpan.FromSeconds(1.5);

    /// <summary>A verdict has to hold for as long: what the others say may be two looks old, and a database that restarts does not come back to all at once.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Often, clock);
        long? since = null;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var reason = await Look(stoppingToken);
            since = reason is null || readiness.Leaving ? null : since ?? clock.GetTimestamp();
            if (since is not { } began || clock.GetElapsedTime(began) < Patience) continue;
            Log.Leaves(logger, reason!);
            await Console.Error.WriteLineAsync($"{reason} It ends, so that the others take over."); // the log's writers may not come to it any more
            Environment.Exit(1);
        }
    }

    private async Task<string?> Look(CancellationToken stop)
    {
        var active = cluster.CurrentSnapshot.Members.Values.Where(member => member.Status == SiloStatus.Active).Select(member => member.SiloAddress);
        var others = Neighbours.Of(self.SiloAddress, active);
        var log = readiness.LogAnswers();
        var answers = await Task.WhenAll(others.Select(other => Ask(other, stop)));
        var reached = others.Zip(answers).ToDictionary(pair => pair.First, pair => pair.Second);
        var reach = surroundings.Last = new(await log, [.. Answered(true)], [.. Answered(false)]);
        return NodeVerdict.Of(self.SiloAddress, reach.Log, reached);

        IEnumerable<SiloAddress> Answered(bool did) => reached.Where(r => r.Value is not null == did).Select(r => r.Key);
    }

    private async Task<NodeReach?> Ask(SiloAddress node, CancellationToken stop)
    {
        try
        {
            return await nodes.On(node).Reach().WaitAsync(ToAnswer, clock, stop);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return null; // for whatever reason: it was not reached
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Critical, "{Reason} It ends, so that the others take over.")]
        public static partial void Leaves(ILogger logger, string reason);
    }
}
