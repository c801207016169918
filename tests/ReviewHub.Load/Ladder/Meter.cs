using System.Diagnostics;

namespace ReviewHub.Load;

/// <summary>What the server and this program spent, and what came over the wire, from when it was made until <see cref="Stop"/>.</summary>
internal sealed class Meter(ServerProcess? server, IReadOnlyList<Screen>? screens = null)
{
    /// <summary>Share of its cores at which this program, not the server, decides the figures.</summary>
    private const double Bottleneck = 0.9;

    private readonly TimeSpan _server = server?.Cpu ?? default;
    private readonly TimeSpan _own = OwnCpu();
    private readonly long _before = BytesOf(screens);
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private TimeSpan _serverSpent;
    private TimeSpan _ownSpent;

    /// <summary>Bytes that the cheap screens received.</summary>
    public long Received { get; private set; }

    public TimeSpan Elapsed => _time.Elapsed;

    public void Stop()
    {
        _time.Stop();
        Received = BytesOf(screens) - _before;
        (_serverSpent, _ownSpent) = ((server?.Cpu ?? default) - _server, OwnCpu() - _own);
    }

    /// <param name="loadCores">Cores this program may use.</param>
    public void Into(Figures figures, int loadCores)
    {
        var own = _ownSpent / _time.Elapsed;
        figures["load's cores"] = own;
        figures["load was the bottleneck"] = own > Bottleneck * loadCores ? 1 : 0;
        if (server is null) return;
        figures["server's cores"] = _serverSpent / _time.Elapsed;
        figures["server memory MB"] = server.Memory / 1e6;
    }

    /// <summary>The server's processor time for each of so many things, in seconds; no number when there was none, or no server of ours.</summary>
    public double CpuFor(double count) => server is null || count == 0 ? double.NaN : _serverSpent.TotalSeconds / count;

    private static long BytesOf(IReadOnlyList<Screen>? screens) => screens?.Sum(s => s.BytesReceived) ?? 0;

    private static TimeSpan OwnCpu() => ProcessorTime.Of(Environment.ProcessId);
}
