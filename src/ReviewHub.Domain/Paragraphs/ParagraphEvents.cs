using System.Collections.Immutable;

namespace ReviewHub.Domain;

/// <summary>A fact about one paragraph of a document.</summary>
[GenerateSerializer, Immutable, Alias("rh.paragraph-event")]
public abstract record ParagraphEvent : ReviewEvent;

/// <summary>What belongs to a round. The log refuses it once the round is closed, whatever its writer knows.</summary>
public interface IInRound
{
    int Round { get; }
}

/// <param name="Revision">The text the stance was given to.</param>
/// <param name="Question">The key of the question it answers; null for <see cref="Question.OverallKey"/>.</param>
/// <param name="CarriedFrom">The earlier round from which its taker brought the same stance; null when they brought none, or another.</param>
[GenerateSerializer, Immutable, Alias("rh.stance-taken")]
public sealed record StanceTaken(
    [property: Id(0)] int Round,
    [property: Id(1)] int Revision,
    [property: Id(2)] Stance Stance,
    [property: Id(3)] string? Question = null,
    [property: Id(4)] int? CarriedFrom = null) : ParagraphEvent, IInRound;

/// <param name="Question">The key of the question; null for <see cref="Question.OverallKey"/>.</param>
[GenerateSerializer, Immutable, Alias("rh.stance-withdrawn")]
public sealed record StanceWithdrawn([property: Id(0)] int Round, [property: Id(1)] string? Question = null) : ParagraphEvent, IInRound;

/// <param name="Comment">The root comment, whose id names the thread.</param>
/// <param name="Revision">The text the selector was made on.</param>
/// <param name="Text">Null once redacted, as in every event that held a comment's text.</param>
/// <param name="Mentions">Whom the text calls upon; null for nobody, as in every event that holds a comment's text.</param>
[GenerateSerializer, Immutable, Alias("rh.thread-started")]
public sealed record ThreadStarted(
    [property: Id(0)] CommentId Comment,
    [property: Id(1)] int Revision,
    [property: Id(2)] string? Text,
    [property: Id(3)] TextSelector? Selector,
    [property: Id(4)] ImmutableArray<ReviewerId>? Mentions = null) : ParagraphEvent;

[GenerateSerializer, Immutable, Alias("rh.reply-added")]
public sealed record ReplyAdded(
    [property: Id(0)] CommentId Comment,
    [property: Id(1)] CommentId Thread,
    [property: Id(2)] string? Text,
    [property: Id(3)] ImmutableArray<ReviewerId>? Mentions = null) : ParagraphEvent;

[GenerateSerializer, Immutable, Alias("rh.comment-edited")]
public sealed record CommentEdited(
    [property: Id(0)] CommentId Comment,
    [property: Id(1)] string? Text,
    [property: Id(2)] ImmutableArray<ReviewerId>? Mentions = null) : ParagraphEvent;

[GenerateSerializer, Immutable, Alias("rh.comment-deleted")]
public sealed record CommentDeleted([property: Id(0)] CommentId Comment) : ParagraphEvent;

/// <summary>A chair had a text erased for good; the log takes it out of every event of the same stream that holds it.</summary>
public interface IRedaction
{
    /// <summary>What stands where the text stood. The log alone knows it, and fills it in.</summary>
    ImmutableArray<Residue> Residues { get; }

    /// <returns>The same event with these residues.</returns>
    ReviewEvent Leaving(ImmutableArray<Residue> residues);
}

/// <summary>A chair had the text of a comment erased for good, every version of it.</summary>
/// <param name="Reason">In the chair's words; null when they gave none.</param>
[GenerateSerializer, Immutable, Alias("rh.comment-redacted")]
public sealed record CommentRedacted(
    [property: Id(0)] CommentId Comment, [property: Id(1)] string? Reason, [property: Id(2)] ImmutableArray<Residue> Residues)
    : ParagraphEvent, IRedaction
{
    ReviewEvent IRedaction.Leaving(ImmutableArray<Residue> residues) => this with { Residues = residues };
}

/// <summary>An event of the same stream whose text was erased.</summary>
/// <param name="Hash">SHA-256 of the data that is left of it, in hexadecimal.</param>
[GenerateSerializer, Immutable, Alias("rh.residue")]
public readonly record struct Residue([property: Id(0)] int Version, [property: Id(1)] string Hash);

/// <param name="Kind">Null when nobody said which.</param>
/// <param name="Outcome">What came of it, in words; null when nobody said.</param>
[GenerateSerializer, Immutable, Alias("rh.thread-resolved")]
public sealed record ThreadResolved(
    [property: Id(0)] CommentId Thread,
    [property: Id(1)] ResolutionKind? Kind = null,
    [property: Id(2)] string? Outcome = null) : ParagraphEvent;

[GenerateSerializer, Immutable, Alias("rh.thread-reopened")]
public sealed record ThreadReopened([property: Id(0)] CommentId Thread) : ParagraphEvent;
