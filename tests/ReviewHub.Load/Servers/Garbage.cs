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
    public static Task<long> Collect(int process) => Task.Run(() => CollectNow(process)); // sockets' threads, which may be here, must not wait for sockets

    private static long CollectNow(int process)
    {
        const long keywords = (long)(ClrTraceEventParser.Keywords.GC | ClrTraceEventParser.Keywords.GCHeapCollect);
        using var session = new DiagnosticsClient(process).StartEventPipeSession(
            [new EventPipeProvider("Microsoft-Windows-DotNETRuntime", EventLevel.Informational, keywords)], requestRundown: false);
        var alive = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var listening = Task.Run(() => Listen(session, alive));
        if (Task.WaitAny([alive.Task, listening], AtMost) != 0)
            throw new LoadException($"The server did not say that it collected its garbage. {listening.Exception?.InnerException}");
        session.Stop(); // while somebody goes on listening, or it waits for ever
        listening.Wait(AtMost);
        return alive.Task.Result;
    }

    private static void Listen(EventPipeSession session, TaskCompletionSource<long> alive)
    {
        using var events = new EventPipeEventSource(session.EventStream);
        var oldest = false;
        events.Clr.GCStart += gc => oldest = gc.Depth == Oldest;
        events.Clr.GCHeapStats += heap =>
        {
            if (oldest) alive.TrySetResult(heap.TotalHeapSize);
        };
        events.Process();
    }
}
