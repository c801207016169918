using System.Globalization;
using ReviewHub.Storage;

namespace ReviewHub.Web;

/// <summary>
/// The clock of a node of a cluster. One that is far off would close rounds before their time and stamp events with times that never
/// were: a node with such a clock does not join, and where the machine's clock jumps while it serves, it goes on by the time that has
/// passed, and says that it is not well until the machine's clock fits again.
/// </summary>
internal sealed class NodeClock(TimeProvider machine) : TimeProvider, IFitness
{
    private volatile Moment _right = Moment.Of(machine);

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    public string? Fault
    {
        get
        {
            var (says, ought) = (machine.GetUtcNow(), Steady);
            return IsNear(says, ought) ? null : $"The clock of this node has jumped: it says {InWords(says)}, and it should be {InWords(ought)}.";
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        var (says, ought) = (machine.GetUtcNow(), Steady);
        return IsNear(says, ought) ? says : ought;
    }

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);

    /// <summary>Compares the machine's clock with the database's; where they agree it is right from here on, whatever it was.</summary>
    /// <returns>How they differ, in words; null when they agree.</returns>
    /// <exception cref="LogUnavailableException">The database did not answer.</exception>
    public async Task<string?> Compare(PostgresDatabase database, CancellationToken cancellation)
    {
        var (here, there) = await database.ClocksAsync(machine, cancellation);
        if (!IsNear(here, there)) return $"The clock of this node says {InWords(here)}, and the database's {InWords(there)}";
        _right = Moment.Of(machine);
        return null;
    }

    private DateTimeOffset Steady => _right.Time + machine.GetElapsedTime(_right.Stamp);

    private static bool IsNear(DateTimeOffset one, DateTimeOffset other) => (one - other).Duration() <= Clocks.Tolerance;

    private static string InWords(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private sealed record Moment(DateTimeOffset Time, long Stamp)
    {
        public static Moment Of(TimeProvider clock) => new(clock.GetUtcNow(), clock.GetTimestamp());
    }
}
