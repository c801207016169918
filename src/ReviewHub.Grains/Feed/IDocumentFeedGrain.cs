using System.Collections.Immutable;
using Orleans.Concurrency;
using ReviewHub.Domain;

namespace ReviewHub.Grains;

/// <summary>
/// The live view of one document and its fan-out to the nodes whose pages watch it. Holds nothing that the log does not, except who is
/// here. Key: <see cref="DocumentId.ToString"/>.
/// </summary>
[Alias("rh.document-feed")]
public interface IDocumentFeedGrain : IGrainWithStringKey
{
    /// <summary>Tells that an event of a paragraph is on disk. May be lost or come twice: a gap is read from the log.</summary>
    [Alias("publish"), OneWay] Task Publish(int paragraph, Recorded recorded);

    /// <summary>Tells that an event of the document itself is on disk.</summary>
    [Alias("publish-document"), OneWay] Task PublishDocument(Recorded recorded);

    /// <summary>Done when the feed knows the document's stream up to a version, from the log where no word of it came.</summary>
    [Alias("catch-up")] Task CatchUp(int version);

    /// <summary>Starts or renews a node's subscription; it lapses after <see cref="FeedTimes.Lapse"/>.</summary>
    /// <param name="epoch">The epoch the node knows; null to get a snapshot whatever it is.</param>
    [Alias("subscribe")] Task<Subscription> Subscribe(string node, IDocumentFeedObserver observer, Guid? epoch);

    [Alias("unsubscribe")] Task Unsubscribe(string node);

    /// <summary>Says where one of a node's readers is.</summary>
    [Alias("here"), OneWay] Task Here(string node, ImmutableArray<Presence> changes);

    /// <summary>What one reader sees besides what everyone does.</summary>
    [Alias("view-of")] Task<ReaderView> ViewOf(Viewer viewer);

    [Alias("summary")] Task<FeedSummary?> Summary(Viewer viewer);

    /// <summary>What is left to do for one reader. Null when there is no such document.</summary>
    [Alias("worklist")] Task<Worklist?> Worklist(Viewer viewer);

    /// <summary>Who has not judged everything they may in the newest round of the whole document.</summary>
    [Alias("unfinished")] Task<ImmutableArray<ReviewerId>> Unfinished();

    /// <summary>All that figures are made from, as far as it changed.</summary>
    /// <param name="epoch">Of the feed from which the asker has the rest; null when it has nothing.</param>
    /// <param name="since">The moment of what the asker has.</param>
    [Alias("votes")] Task<Votes?> Votes(Guid? epoch, long since);

    /// <summary>Says that somebody has another role on the board: what they saw by the old one goes to them no more.</summary>
    [Alias("role-changed")] Task RoleChanged(ReviewerId person, BoardId board);

    /// <summary>Ends the connections of someone who may no longer read the document.</summary>
    [Alias("revoke")] Task Revoke(ReviewerId reviewer);
}

/// <summary>A node's relay, as the feed sees it.</summary>
[Alias("rh.document-feed-observer")]
public interface IDocumentFeedObserver : IGrainObserver
{
    /// <summary>Done when the node has sent the batch on to its pages: the feed paces itself by that.</summary>
    [Alias("receive")] Task Receive(FeedBatch batch);

    /// <summary>Says that the feed ends here. It comes up again, where it may be, for the first who subscribes.</summary>
    [Alias("ended"), OneWay] Task Ended();
}

public static class FeedTimes
{
    /// <summary>How often a node renews its subscriptions and tells its pages the sequence.</summary>
    public static readonly TimeSpan Renewal = TimeSpan.FromSeconds(4);

    /// <summary>After this long without a renewal a node is taken to be gone, and its readers with it.</summary>
    public static readonly TimeSpan Lapse = TimeSpan.FromSeconds(13);
}
