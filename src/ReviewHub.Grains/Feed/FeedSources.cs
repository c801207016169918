using System.Diagnostics;
using ReviewHub.Domain;

namespace ReviewHub.Grains;

/// <summary>Where what gathers for the next batch comes from: since when its oldest change waits to be seen, and the traces of those that have one.</summary>
internal sealed class FeedSources
{
    /// <summary>Beyond this many a batch names no more of its changes.</summary>
    private const int MostTraced = 64;

    private List<ActivityContext>? _traced;
    private DateTimeOffset? _oldest;

    public void Add(Recorded recorded)
    {
        _oldest ??= recorded.At;
        if (GrainTraces.Current is { Recorded: true } traced && (_traced ??= []).Count < MostTraced) _traced.Add(traced.Context);
    }

    public (DateTimeOffset? Oldest, List<ActivityContext>? Traced) Take()
    {
        var taken = (_oldest, _traced);
        (_oldest, _traced) = (null, null);
        return taken;
    }
}
