using System.Diagnostics;

namespace ReviewHub.Load;

/// <summary>Processor time spent between two moments, by the server and by this program.</summary>
internal sealed class Meter(ServerProcess? server)
{
    private readonly TimeSpan _server = server?.Cpu ?? default;
    private readonly TimeSpan _own = ProcessorTime.Of(Environment.ProcessId);
    private readonly Stopwatch _time = Stopwatch.StartNew();

    /// <summary>Share of one core at which this program, not the server, decides the figures.</summary>
    private const double Bottleneck = 0.9;

    public TimeSpan Elapsed => _time.Elapsed;

    /// <param name="loadCores">Cores this program may use.</param>
    public void Into(Figures figures, double delivered, int loadCores)
    {
        var own = (ProcessorTime.Of(Environment.ProcessId) - _own).TotalSeconds / _time.Elapsed.TotalSeconds;
        figures["delivered changes/s"] = delivered / _time.Elapsed.TotalSeconds;
        figures["load's cores"] = own;
        figures["load was the bottleneck"] = own > Bottleneck * loadCores ? 1 : 0;
        if (server is null) return;
        var spent = (server.Cpu - _server).TotalSeconds;
        figures["server's cores"] = spent / _time.Elapsed.TotalSeconds;
        figures["server CPU s/million delivered"] = delivered > 0 ? spent / delivered * 1e6 : double.NaN;
        figures["server memory MB"] = server.Memory / 1e6;
    }
}
