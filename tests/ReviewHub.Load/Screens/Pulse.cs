namespace ReviewHub.Load;

/// <summary>Keeps connections alive over which nobody says anything for a while, as official clients do.</summary>
internal sealed class Pulse : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10); // the hub gives a silent client thirty
    private readonly Timer _timer;

    public Pulse(IReadOnlyList<SignalRScreen> screens) => _timer = new(_ => Beat(screens), null, Every, Every);

    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    private static void Beat(IReadOnlyList<SignalRScreen> screens)
    {
        foreach (var screen in screens.Where(s => !s.Lost)) screen.Ping();
    }
}
