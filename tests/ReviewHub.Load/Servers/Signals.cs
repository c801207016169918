using System.Diagnostics;

namespace ReviewHub.Load;

/// <summary>Signals to other processes.</summary>
internal static class Signals
{
    /// <param name="signal">Its name, without SIG.</param>
    /// <exception cref="LoadException">There is no such process, or it is not ours.</exception>
    public static void Send(string signal, int process)
    {
        using var kill = Process.Start(new ProcessStartInfo("kill", [$"-{signal}", $"{process}"]) { RedirectStandardError = true })!;
        kill.WaitForExit();
        if (kill.ExitCode != 0) throw new LoadException($"SIG{signal} to process {process}: {kill.StandardError.ReadToEnd().Trim()}");
    }
}
