using System.Runtime.InteropServices;

namespace ReviewHub.Load;

/// <summary>
/// Ctrl-C and SIGTERM. The first asks the run to stop; more of them, from whoever is impatient, find it stopping and change nothing.
/// Listens until the process is gone.
/// </summary>
internal sealed class StopSignals
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<PosixSignalRegistration> _registrations;

    public StopSignals() =>
        _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, Hear))];

    public CancellationToken Token => _stop.Token;

    private void Hear(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _ = _stop.CancelAsync(); // what waits for it must not run on the signals' own thread
    }
}
