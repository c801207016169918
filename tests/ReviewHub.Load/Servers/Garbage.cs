using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Parsers;

namespace ReviewHub.Load;

/// <summary>Has another .NET process collect its garbage, and hears from it what is left.</summary>
internal static class Garbage
{
    private const int Oldest = 2;
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(60);

    /// <returns>Bytes of the managed heap that are alive.</returns>
    /// <exception cref="LoadException">The process does not say.</exception>
    public static long Collect(int process)
    {
        const long keywords = (long)(ClrTraceEventParser.Keywords.GC | ClrTraceEventParser.Keywords.GCHeapCollect);
        using var session = new DiagnosticsClient(process).StartEventPipeSession(
            [new EventPipeProvider("Microsoft-Windows-DotNETRuntime", EventLevel.Informational, keywords)], requestRundown: false);
        var alive = Task.Run(() => Listen(session));
        if (!alive.Wait(AtMost)) throw new LoadException("The server did not say that it collected its garbage.");
        return alive.Result;
    }

    private static long Listen(EventPipeSession session)
    {
        using var events = new EventPipeEventSource(session.EventStream);
        var (alive, oldest) = (0L, false);
        events.Clr.GCStart += gc => oldest = gc.Depth == Oldest && gc.Reason == Microsoft.Diagnostics.Tracing.Parsers.Clr.GCReason.Induced;
        events.Clr.GCHeapStats += heap =>
        {
            if (!oldest || alive > 0) return;
            alive = heap.TotalHeapSize;
            session.Stop(); // and the events end
        };
        events.Process();
        return alive;
    }
}
