using System.Diagnostics;

namespace ReviewHub.Web;

/// <summary>Where the trace of a command begins, and where it ends. Costs a look at a field while nobody traces.</summary>
internal static class LiveTraces
{
    private static readonly ActivitySource Source = new("ReviewHub");

    /// <summary>A command, from its doorway to its answer.</summary>
    public static Activity? Command() => Source.StartActivity("command", ActivityKind.Server);

    /// <summary>A batch on a node, on its way to the pages; only as part of the trace that brought it.</summary>
    public static Activity? Push() => Activity.Current is null ? null : Source.StartActivity("push", ActivityKind.Consumer);
}
