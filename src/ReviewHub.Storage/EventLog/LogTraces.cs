using System.Diagnostics;

namespace ReviewHub.Storage;

/// <summary>The log's part of a command's trace. Costs a look at a field while nobody traces.</summary>
internal static class LogTraces
{
    /// <summary>Beyond this many a commit names no more of its events: those who look want one, not a thousand.</summary>
    private const int MostLinks = 64;

    private static readonly ActivitySource Source = new("ReviewHub");

    /// <summary>One event's way into the log, waiting included.</summary>
    public static Activity? Append(PendingAppend pending) => pending.Traced = pending.IsNothing ? null : Source.StartActivity("append");

    /// <summary>One commit. It belongs to the trace of its first traced event and is linked to those of the others.</summary>
    public static Activity? Commit(List<PendingAppend> batch)
    {
        if (!Source.HasListeners()) return null;
        var traced = batch.Where(p => p.Traced is { Recorded: true }).Take(MostLinks).Select(p => p.Traced!.Context).ToList();
        return traced.Count == 0
            ? null
            : Source.StartActivity("commit", ActivityKind.Internal, traced[0], links: traced.Skip(1).Select(c => new ActivityLink(c)))
                ?.SetTag("reviewhub.batch.size", batch.Count);
    }
}
