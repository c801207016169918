using System.Collections.Immutable;
using ReviewHub.Domain;

namespace ReviewHub.Grains;

/// <summary>What changed for everyone who may watch a document: always the newest state of one thing, so that applying it twice is harmless.</summary>
[GenerateSerializer, Immutable, Alias("rh.feed-entry")]
public abstract record FeedEntry;

/// <param name="Counts">People per category of the scale, abstentions last.</param>
[GenerateSerializer, Immutable, Alias("rh.tally-changed")]
public sealed record TallyChanged(
    [property: Id(0)] int Paragraph,
    [property: Id(1)] int Version,
    [property: Id(2)] ImmutableArray<int> Counts,
    [property: Id(3)] ConsensusState State) : FeedEntry;

[GenerateSerializer, Immutable, Alias("rh.thread-changed")]
public sealed record ThreadChanged(
    [property: Id(0)] int Paragraph, [property: Id(1)] int Version, [property: Id(2)] CommentThread Thread) : FeedEntry;

[GenerateSerializer, Immutable, Alias("rh.comment-changed")]
public sealed record CommentChanged(
    [property: Id(0)] int Paragraph, [property: Id(1)] int Version, [property: Id(2)] Comment Comment) : FeedEntry;

[GenerateSerializer, Immutable, Alias("rh.note-changed")]
public sealed record NoteChanged(
    [property: Id(0)] int Paragraph, [property: Id(1)] int Version, [property: Id(2)] MinorityNote Note) : FeedEntry;

[GenerateSerializer, Immutable, Alias("rh.eligible-changed")]
public sealed record EligibleChanged([property: Id(0)] int Eligible) : FeedEntry;

[GenerateSerializer, Immutable, Alias("rh.title-changed")]
public sealed record TitleChanged([property: Id(0)] string Title) : FeedEntry;

/// <summary>Where someone is in the document.</summary>
/// <param name="Paragraph">Null while on none in particular.</param>
/// <param name="Gone">No longer watching at all.</param>
[GenerateSerializer, Immutable, Alias("rh.presence")]
public sealed record Presence(
    [property: Id(0)] ReviewerId By, [property: Id(1)] int? Paragraph, [property: Id(2)] bool Gone = false) : FeedEntry;

/// <summary>What changed for one person alone.</summary>
[GenerateSerializer, Immutable, Alias("rh.private-entry")]
public abstract record PrivateEntry
{
    [Id(0)] public required ReviewerId To { get; init; }
}

/// <param name="Stance">Null once withdrawn.</param>
[GenerateSerializer, Immutable, Alias("rh.own-stance")]
public sealed record OwnStance([property: Id(0)] int Paragraph, [property: Id(1)] Stance? Stance) : PrivateEntry;

/// <summary>Somebody called upon the person in a comment.</summary>
[GenerateSerializer, Immutable, Alias("rh.mentioned")]
public sealed record Mentioned(
    [property: Id(0)] int Paragraph, [property: Id(1)] CommentId Comment, [property: Id(2)] ReviewerId By) : PrivateEntry;

/// <summary>The person may no longer read the document.</summary>
[GenerateSerializer, Immutable, Alias("rh.revoked")]
public sealed record Revoked : PrivateEntry;

/// <param name="Sequence">One more than the batch before it in the same epoch. A new epoch starts when the feed starts anew.</param>
[GenerateSerializer, Immutable, Alias("rh.feed-batch")]
public sealed record FeedBatch(
    [property: Id(0)] Guid Epoch,
    [property: Id(1)] long Sequence,
    [property: Id(2)] ImmutableArray<FeedEntry> Entries,
    [property: Id(3)] ImmutableArray<PrivateEntry> Private);

/// <param name="Sequence">The feed's, when it answered.</param>
/// <param name="Snapshot">Null when the node's epoch still holds.</param>
[GenerateSerializer, Immutable, Alias("rh.subscription")]
public sealed record Subscription([property: Id(0)] Guid Epoch, [property: Id(1)] long Sequence, [property: Id(2)] FeedSnapshot? Snapshot);

/// <summary>The whole live view at one sequence. Paragraphs that nobody touched are not in it.</summary>
[GenerateSerializer, Immutable, Alias("rh.feed-snapshot")]
public sealed record FeedSnapshot(
    [property: Id(0)] string Title,
    [property: Id(1)] int Eligible,
    [property: Id(2)] ImmutableArray<LiveParagraph> Paragraphs,
    [property: Id(3)] ImmutableArray<Presence> Here);

[GenerateSerializer, Immutable, Alias("rh.live-paragraph")]
public sealed record LiveParagraph(
    [property: Id(0)] int Number,
    [property: Id(1)] int Version,
    [property: Id(2)] ImmutableArray<int> Counts,
    [property: Id(3)] ConsensusState State,
    [property: Id(4)] ImmutableArray<CommentThread> Threads,
    [property: Id(5)] ImmutableArray<Comment> Comments,
    [property: Id(6)] ImmutableArray<MinorityNote> Notes);

/// <summary>A document at a glance, for one reader.</summary>
/// <param name="States">Of every paragraph, in reading order.</param>
/// <param name="Judged">Paragraphs the reader has taken a stance on.</param>
/// <param name="OpenThreads">Threads nobody has resolved.</param>
[GenerateSerializer, Immutable, Alias("rh.feed-summary")]
public sealed record FeedSummary(
    [property: Id(0)] string Title,
    [property: Id(1)] ImmutableArray<ConsensusState> States,
    [property: Id(2)] int Judged,
    [property: Id(3)] int Eligible,
    [property: Id(4)] int OpenThreads);
