using System.Diagnostics;

namespace ReviewHub.Grains;

/// <summary>The grains' part of a command's trace. Costs a look at a field while nobody traces.</summary>
internal static class GrainTraces
{
    private static readonly ActivitySource Source = new("ReviewHub");

    /// <summary>What is under way here; null while nobody traces.</summary>
    public static Activity? Current => Source.HasListeners() ? Activity.Current : null;

    /// <summary>Does something on behalf of what an earlier turn had under way.</summary>
    public static void Behalf<TOwner, T>(Activity? traced, Action<TOwner, T> act, TOwner owner, T of)
    {
        if (traced is null)
        {
            act(owner, of);
            return;
        }

        var now = Activity.Current;
        Activity.Current = traced;
        act(owner, of);
        Activity.Current = now;
    }

    /// <summary>Begins a line of work that serves many: it shall not count as part of the one that happened to set it off.</summary>
    public static void Leave()
    {
        if (!Source.HasListeners()) return;
        Activity.Current = null;
        RequestContext.Clear(); // the parent of calls between grains travels in it
    }

    /// <summary>A feed's batch. It belongs to the trace of its first traced change and is linked to those of the others.</summary>
    public static Activity? FanOut(List<ActivityContext> changes) => Source.StartActivity(
        "fan-out", ActivityKind.Producer, changes[0], links: changes.Skip(1).Select(context => new ActivityLink(context)));
}
