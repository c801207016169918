using Orleans.Runtime;

namespace ReviewHub.Grains;

/// <summary>
/// Decides when a batch leaves: at once when the feed was idle, so that a lone vote waits for nothing; otherwise at the end of a
/// window that widens while much gathers in it and narrows again when little does.
/// </summary>
internal sealed class FeedWindow
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(50);

    private readonly IGrainTimer _timer;
    private readonly Action _flush;
    private TimeSpan _length = Shortest;
    private int _waiting;
    private bool _open;

    public FeedWindow(IGrainBase grain, Action flush)
    {
        _flush = flush;
        _timer = grain.RegisterGrainTimer(Close, new() { DueTime = Timeout.InfiniteTimeSpan, Period = Timeout.InfiniteTimeSpan });
    }

    /// <summary>Something changed.</summary>
    /// <param name="waiting">Changes gathered so far.</param>
    public void Open(int waiting)
    {
        _waiting = waiting;
        if (_open || waiting == 0) return;
        _open = true;
        _waiting = 0;
        _flush();
        _timer.Change(_length, Timeout.InfiniteTimeSpan);
    }

    private Task Close(CancellationToken cancellation)
    {
        if (_waiting == 0)
        {
            (_open, _length) = (false, Shortest);
            return Task.CompletedTask;
        }

        _length = _waiting switch
        {
            > 16 => TimeSpan.FromTicks(Math.Min(_length.Ticks * 2, Longest.Ticks)),
            < 4 => TimeSpan.FromTicks(Math.Max(_length.Ticks / 2, Shortest.Ticks)),
            _ => _length,
        };
        _waiting = 0;
        _flush();
        _timer.Change(_length, Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }
}
