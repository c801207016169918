namespace ReviewHub.Storage;

/// <summary>The clocks of the nodes that share a database.</summary>
public static class Clocks
{
    /// <summary>By this much two of them may differ; deadlines and times of events are no better than that.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(10);
}
