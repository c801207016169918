using System.Diagnostics.Metrics;
using ReviewHub.Domain;

namespace ReviewHub.Grains;

/// <summary>What the grains say of themselves to whoever measures.</summary>
internal static class GrainMeter
{
    private static readonly Meter Meter = new("ReviewHub");

    private static readonly Counter<long> Votes = Meter.CreateCounter<long>(
        "reviewhub.votes", "{vote}", "Stances taken or withdrawn that are on disk.");

    private static readonly Counter<long> FeedBatches = Meter.CreateCounter<long>(
        "reviewhub.feed.batches", "{batch}", "Batches of changes that the feeds of this node's documents have made.");

    private static readonly Counter<long> FeedMessages = Meter.CreateCounter<long>(
        "reviewhub.feed.messages", "{message}", "Batches sent by those feeds to nodes: one to each that watches the document, however many read it there.");

    /// <summary>An event of a paragraph is on disk.</summary>
    public static void Recorded(ReviewEvent e)
    {
        if (e is StanceTaken or StanceWithdrawn) Votes.Add(1);
    }

    public static void Sent(int nodes)
    {
        FeedBatches.Add(1);
        FeedMessages.Add(nodes);
    }
}
