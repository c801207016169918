using ReviewHub.Storage;

namespace ReviewHub.Web;

/// <summary>
/// Follows the clock of a node of a cluster, so that a slow correction is not taken for a jump. Where it and the database's drift apart
/// nobody here knows which of them is wrong: that is told and changes nothing, or one clock could put all nodes out of service.
/// </summary>
internal sealed partial class ClockWatch(NodeClock clock, Database database, ILogger<ClockWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private bool _told;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await Look(stoppingToken);
    }

    private async Task Look(CancellationToken stopping)
    {
        try
        {
            var words = await clock.Compare((PostgresDatabase)database, stopping);
            if (words is not null && !_told) Log.Differs(logger, words);
            _told = words is not null;
        }
        catch (LogUnavailableException)
        {
            // Whether the database can be used is told by others.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Difference}. Set the wrong one right, best by NTP: deadlines are kept by these clocks.")]
        public static partial void Differs(ILogger logger, string difference);
    }
}
