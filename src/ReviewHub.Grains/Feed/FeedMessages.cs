using System.Collections.Immutable;
using ReviewHub.Domain;

namespace ReviewHub.Grains;

/// <summary>What changed for everyone who may watch a document: always the newest state of one thing, so that applying it twice is harmless.</summary>
[GenerateSerializer, Immutable, Alias("rh.feed-entry")]
public abstract record FeedEntry;

/// <param name="Question">Its key; null for the round's first.</param>
/// <param name="Counts">People per category of the question's scale, abstentions last.</param>
[GenerateSerializer, Immutable, Alias("rh.tally-changed")]
public sealed record TallyChanged(
    [property: Id(0)] int Paragraph,
    [property: Id(1)] int Version,
    [property: Id(2)] ImmutableArray<int> Counts,
    [property: Id(3)] ConsensusState State,
    [property: Id(4)] int Round,
    [property: Id(5)] string? Question = null) : FeedEntry;

/// <summary>How many have judged a paragraph, where its tally does not say it to everyone.</summary>
/// <param name="Judged">People who answered every question of the paragraph's round.</param>
/// <param name="Who">They; null where they may not be named, or where they are too many to be named with every change.</param>
[GenerateSerializer, Immutable, Alias("rh.turnout-changed")]
public sealed record TurnoutChanged(
    [property: Id(0)] int Paragraph,
    [property: Id(1)] int Version,
    [property: Id(2)] int Judged,
    [property: Id(3)] ImmutableArray<ReviewerId>? Who) : FeedEntry;

/// <summary>A round was opened or closed. One that was opened starts with nothing judged, and takes the place of what went before.</summary>
[GenerateSerializer, Immutable, Alias("rh.round-changed")]
public sealed record RoundChanged([property: Id(0)] Round Round) : FeedEntry;

/// <param name="Paragraph">Null for the whole document.</param>
[GenerateSerializer, Immutable, Alias("rh.recusal-changed")]
public sealed record RecusalChanged(
    [property: Id(0)] ReviewerId By, [property: Id(1)] int? Paragraph, [property: Id(2)] bool Withdrawn) : FeedEntry;

[GenerateSerializer, Immutable, Alias("rh.thread-changed")]
public sealed record ThreadChanged(
    [property: Id(0)] int Paragraph, [property: Id(1)] int Version, [property: Id(2)] CommentThread Thread) : FeedEntry;

[GenerateSerializer, Immutable, Alias("rh.comment-changed")]
public sealed record CommentChanged(
    [property: Id(0)] int Paragraph, [property: Id(1)] int Version, [property: Id(2)] Comment Comment) : FeedEntry;

[GenerateSerializer, Immutable, Alias("rh.note-changed")]
public sealed record NoteChanged(
    [property: Id(0)] int Paragraph, [property: Id(1)] int Version, [property: Id(2)] MinorityNote Note) : FeedEntry;

/// <param name="Paragraph">Null for every paragraph that has no number of its own.</param>
[GenerateSerializer, Immutable, Alias("rh.eligible-changed")]
public sealed record EligibleChanged([property: Id(0)] int Eligible, [property: Id(1)] int? Paragraph = null) : FeedEntry;

[GenerateSerializer, Immutable, Alias("rh.title-changed")]
public sealed record TitleChanged([property: Id(0)] string Title) : FeedEntry;

/// <summary>Where someone is in the document.</summary>
/// <param name="Paragraph">Null while on none in particular.</param>
/// <param name="Gone">No longer watching at all.</param>
[GenerateSerializer, Immutable, Alias("rh.presence")]
public sealed record Presence(
    [property: Id(0)] ReviewerId By, [property: Id(1)] int? Paragraph, [property: Id(2)] bool Gone = false) : FeedEntry;

/// <summary>How many are here, where it may not be told who; whoever was named before is named no more.</summary>
[GenerateSerializer, Immutable, Alias("rh.present-changed")]
public sealed record PresentChanged([property: Id(0)] int Present) : FeedEntry;

/// <summary>A tally that not everyone may see.</summary>
/// <param name="Judges">Whether those may who have judged the paragraph.</param>
/// <param name="Chairs">Whether chairs may.</param>
[GenerateSerializer, Immutable, Alias("rh.narrow-tally")]
public sealed record NarrowTally([property: Id(0)] TallyChanged Tally, [property: Id(1)] bool Judges, [property: Id(2)] bool Chairs);

/// <summary>What changed for one person alone.</summary>
[GenerateSerializer, Immutable, Alias("rh.private-entry")]
public abstract record PrivateEntry
{
    [Id(0)] public required ReviewerId To { get; init; }
}

/// <param name="Question">Its key.</param>
/// <param name="Stance">Null once withdrawn.</param>
[GenerateSerializer, Immutable, Alias("rh.own-stance")]
public sealed record OwnStance(
    [property: Id(0)] int Paragraph, [property: Id(1)] int Round, [property: Id(2)] string Question, [property: Id(3)] Stance? Stance) : PrivateEntry;

/// <summary>The person now is, or is no longer, one of those who see a paragraph's tally because they have judged it.</summary>
/// <param name="AsOf">The feed's moment, to be held against that of a <see cref="ReaderView"/>.</param>
[GenerateSerializer, Immutable, Alias("rh.judging")]
public sealed record Judging(
    [property: Id(0)] JudgedParagraph Of, [property: Id(1)] bool Judged, [property: Id(2)] long AsOf) : PrivateEntry;

/// <summary>The person has another role on the board.</summary>
[GenerateSerializer, Immutable, Alias("rh.role-changed")]
public sealed record RoleChanged([property: Id(0)] BoardId Board) : PrivateEntry;

/// <summary>Somebody called upon the person in a comment.</summary>
[GenerateSerializer, Immutable, Alias("rh.mentioned")]
public sealed record Mentioned(
    [property: Id(0)] int Paragraph, [property: Id(1)] CommentId Comment, [property: Id(2)] ReviewerId By) : PrivateEntry;

/// <summary>A chair asks the person to judge what they have not judged yet.</summary>
/// <param name="Left">Paragraphs.</param>
[GenerateSerializer, Immutable, Alias("rh.reminded")]
public sealed record Reminded([property: Id(0)] int Round, [property: Id(1)] ReviewerId By, [property: Id(2)] int Left) : PrivateEntry;

/// <summary>The person may no longer read the document.</summary>
[GenerateSerializer, Immutable, Alias("rh.revoked")]
public sealed record Revoked : PrivateEntry;

/// <param name="Sequence">One more than the batch before it in the same epoch. A new epoch starts when the feed starts anew.</param>
/// <param name="Oldest">When the oldest change in it was decided, for whoever measures; null when all of it is about who is here.</param>
[GenerateSerializer, Immutable, Alias("rh.feed-batch")]
public sealed record FeedBatch(
    [property: Id(0)] Guid Epoch,
    [property: Id(1)] long Sequence,
    [property: Id(2)] ImmutableArray<FeedEntry> Entries,
    [property: Id(3)] ImmutableArray<PrivateEntry> Private,
    [property: Id(4)] ImmutableArray<NarrowTally> Narrow,
    [property: Id(5)] DateTimeOffset? Oldest = null);

/// <param name="Sequence">The feed's, when it answered.</param>
/// <param name="Snapshot">Null when the node's epoch still holds.</param>
/// <param name="Home">Where the pages of the document are best connected; null where that is all the same.</param>
/// <param name="Room">How many of the node's pages may go there before it renews.</param>
[GenerateSerializer, Immutable, Alias("rh.subscription")]
public sealed record Subscription(
    [property: Id(0)] Guid Epoch, [property: Id(1)] long Sequence, [property: Id(2)] FeedSnapshot? Snapshot, [property: Id(3)] string? Home = null, [property: Id(4)] int Room = 0);

/// <summary>The whole live view of what everyone may see, at one sequence. Paragraphs that nobody touched are not in it.</summary>
/// <param name="Rounds">Those that count somewhere.</param>
/// <param name="Recusals">Those whose names may be told.</param>
/// <param name="Here">Nobody, where it may not be told who is here.</param>
/// <param name="Present">How many are here, where it may not be told who; else null.</param>
[GenerateSerializer, Immutable, Alias("rh.feed-snapshot")]
public sealed record FeedSnapshot(
    [property: Id(0)] string Title,
    [property: Id(1)] int Eligible,
    [property: Id(2)] ImmutableArray<LiveParagraph> Paragraphs,
    [property: Id(3)] ImmutableArray<Presence> Here,
    [property: Id(4)] ImmutableArray<Round> Rounds,
    [property: Id(5)] ImmutableArray<RecusalChanged> Recusals,
    [property: Id(6)] int? Present);

/// <param name="Tallies">Those that everyone may see.</param>
/// <param name="Turnout">Null where the tally says it.</param>
/// <param name="Eligible">Who are to judge it; null where they are as many as of the document.</param>
[GenerateSerializer, Immutable, Alias("rh.live-paragraph")]
public sealed record LiveParagraph(
    [property: Id(0)] int Number,
    [property: Id(1)] int Version,
    [property: Id(2)] ImmutableArray<TallyChanged> Tallies,
    [property: Id(3)] TurnoutChanged? Turnout,
    [property: Id(4)] int? Eligible,
    [property: Id(5)] ImmutableArray<CommentThread> Threads,
    [property: Id(6)] ImmutableArray<Comment> Comments,
    [property: Id(7)] ImmutableArray<MinorityNote> Notes);

/// <summary>A document at a glance, for one reader.</summary>
/// <param name="States">Of every paragraph, in reading order; null where the reader may not see it.</param>
/// <param name="Judged">Paragraphs the reader has taken a stance on.</param>
/// <param name="OpenThreads">Threads nobody has resolved.</param>
[GenerateSerializer, Immutable, Alias("rh.feed-summary")]
public sealed record FeedSummary(
    [property: Id(0)] string Title,
    [property: Id(1)] ImmutableArray<ConsensusState?> States,
    [property: Id(2)] int Judged,
    [property: Id(3)] int Eligible,
    [property: Id(4)] int OpenThreads);
