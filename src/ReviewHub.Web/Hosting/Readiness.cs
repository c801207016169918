using ReviewHub.Storage;

namespace ReviewHub.Web;

/// <summary>
/// Whether requests should be sent to this node: it is not about to leave, it reaches grains, its clock is right, and the log takes
/// appends. Why not is logged; those who ask are strangers.
/// </summary>
internal sealed partial class Readiness(IEventLog log, IEnumerable<IFitness> needs, TimeProvider clock, ILogger<Readiness> logger)
{
    /// <summary>A disk that takes longer than this to write a page keeps people waiting.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>An answer serves everyone who asks within this time: each probe is an fsync, and strangers may ask as often as they like.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Task<string?>? _probe;
    private long _probedAt;
    private string? _reason;

    /// <summary>Set once, when the process is asked to end.</summary>
    public bool Leaving { get; private set; }

    public void Leave() => Leaving = true;

    public async ValueTask<bool> IsReady()
    {
        var reason = Leaving ? "It is about to end." : needs.Select(need => need.Fault).FirstOrDefault(fault => fault is not null) ?? await Fault();
        if (Interlocked.Exchange(ref _reason, reason) != reason && !Leaving) Tell(reason);
        return reason is null;
    }

    /// <summary>Whether the log takes appends.</summary>
    public async Task<bool> LogAnswers() => await Fault() is null;

    private async Task<string?> Fault()
    {
        try
        {
            return await Probe().WaitAsync(Patience, clock);
        }
        catch (TimeoutException)
        {
            return "The log takes too long to write.";
        }
    }

    // One at a time: behind a disk that hangs they would pile up.
    private Task<string?> Probe()
    {
        lock (_gate)
        {
            if (_probe is { IsCompleted: false } || _probe is not null && clock.GetElapsedTime(_probedAt) < Kept) return _probe;
            _probedAt = clock.GetTimestamp();
            return _probe = Write();
        }
    }

    private async Task<string?> Write()
    {
        try
        {
            if (log is ILogProbe probe) await probe.Probe();
            return null;
        }
        catch (LogUnavailableException e)
        {
            return e.Message;
        }
    }

    private void Tell(string? reason)
    {
        if (reason is null) Log.Ready(logger);
        else Log.NotReady(logger, reason);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "This node is not ready: {Reason}")]
        public static partial void NotReady(ILogger logger, string reason);

        [LoggerMessage(2, LogLevel.Information, "This node is ready.")]
        public static partial void Ready(ILogger logger);
    }
}
