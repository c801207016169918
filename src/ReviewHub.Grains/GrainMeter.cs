using System.Diagnostics.Metrics;
using ReviewHub.Domain;

namespace ReviewHub.Grains;

/// <summary>What the grains say of themselves to whoever measures.</summary>
internal static class GrainMeter
{
    private static readonly Meter Meter = new("ReviewHub");

    private static readonly Counter<long> Votes = Meter.CreateCounter<long>(
        "reviewhub.votes", "{vote}", "Stances taken or withdrawn that are on disk.");

    /// <summary>An event of a paragraph is on disk.</summary>
    public static void Recorded(ReviewEvent e)
    {
        if (e is StanceTaken or StanceWithdrawn) Votes.Add(1);
    }
}
