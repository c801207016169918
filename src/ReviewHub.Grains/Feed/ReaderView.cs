using System.Collections.Immutable;
using ReviewHub.Domain;

namespace ReviewHub.Grains;

/// <summary>A paragraph in a round.</summary>
[GenerateSerializer, Immutable, Alias("rh.judged-paragraph")]
public readonly record struct JudgedParagraph([property: Id(0)] int Round, [property: Id(1)] int Paragraph);

/// <summary>What one reader sees of a document besides what everyone does.</summary>
/// <param name="Epoch">Of the feed, as in its batches.</param>
/// <param name="AsOf">The feed's moment: counts up within an epoch with everything it hears.</param>
/// <param name="Own">The reader's own stances in each paragraph's round, in the order of the paragraphs.</param>
/// <param name="Judged">Where the reader sees the tally because of having judged, and others do not yet.</param>
/// <param name="Seen">Tallies that the reader may see and not everyone.</param>
/// <param name="Pseudonyms">What the reader is called in the anonymous rounds, by number.</param>
/// <param name="Eligible">Numbers of the rounds in which the reader may judge or might have.</param>
/// <param name="Recused">What the reader does not judge; null in it is the whole document.</param>
/// <param name="RemindedAt">When they were last asked to finish the round that is open, and have not yet; null otherwise.</param>
/// <param name="Watched">Numbers of the blind rounds that the reader, as a chair, sees live; not set by nodes of before there was it.</param>
[GenerateSerializer, Immutable, Alias("rh.reader-view")]
public sealed record ReaderView(
    [property: Id(0)] Guid Epoch,
    [property: Id(1)] long AsOf,
    [property: Id(10)] ImmutableArray<OwnAnswer> Own,
    [property: Id(3)] ImmutableArray<JudgedParagraph> Judged,
    [property: Id(4)] ImmutableArray<TallyChanged> Seen,
    [property: Id(5)] ImmutableDictionary<int, ReviewerId> Pseudonyms,
    [property: Id(6)] ImmutableArray<int> Eligible,
    [property: Id(7)] ImmutableArray<int?> Recused,
    [property: Id(8)] DateTimeOffset? RemindedAt,
    [property: Id(9)] ImmutableArray<int> Watched);

/// <summary>A thread, and the paragraph that it is on.</summary>
[GenerateSerializer, Immutable, Alias("rh.waiting-thread")]
public readonly record struct WaitingThread([property: Id(0)] int Paragraph, [property: Id(1)] CommentId Thread);

/// <summary>Paragraphs and threads that wait for one reader, each list in reading order.</summary>
/// <param name="NotJudged">In a round that is open, with a question the reader may answer and has not.</param>
/// <param name="Stale">Judged on a text that is not the newest.</param>
/// <param name="Disputed">Contested, as far as the reader may see.</param>
/// <param name="Mentioned">Where the reader was mentioned, and has not answered since.</param>
/// <param name="Assigned">Open, and the reader's to see to.</param>
[GenerateSerializer, Immutable, Alias("rh.worklist")]
public sealed record Worklist(
    [property: Id(0)] ImmutableArray<int> NotJudged,
    [property: Id(1)] ImmutableArray<int> Stale,
    [property: Id(2)] ImmutableArray<int> Disputed,
    [property: Id(3)] ImmutableArray<WaitingThread> Mentioned,
    [property: Id(4)] ImmutableArray<WaitingThread> Assigned);
