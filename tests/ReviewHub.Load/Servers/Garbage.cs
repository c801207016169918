using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;

namespace ReviewHub.Load;

/// <summary>Has another .NET process collect its garbage, so that its memory says what it holds.</summary>
internal static class Garbage
{
    private const long CollectKeyword = 0x800000;
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(3);

    public static void Collect(int process)
    {
        using var session = new DiagnosticsClient(process).StartEventPipeSession(
            [new EventPipeProvider("Microsoft-Windows-DotNETRuntime", EventLevel.Informational, CollectKeyword)], requestRundown: false);
        var reading = Task.Run(() => session.EventStream.CopyTo(Stream.Null));
        Thread.Sleep(Within);
        session.Stop();
        reading.Wait(Within);
    }
}
