namespace ReviewHub.Web.Tests;

/// <summary>A machine's clock that somebody sets wrong; what has passed is still measured right.</summary>
internal sealed class MovedClock(TimeSpan by) : TimeProvider
{
    private long _by = by.Ticks;

    public void Set(TimeSpan by) => Interlocked.Exchange(ref _by, by.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _by));
}
