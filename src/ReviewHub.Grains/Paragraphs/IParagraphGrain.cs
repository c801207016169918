using System.Collections.Immutable;
using Orleans.Concurrency;
using ReviewHub.Domain;

namespace ReviewHub.Grains;

/// <summary>One paragraph's live review, and the only writer of its stream. Key: <see cref="ParagraphId.ToString"/>.</summary>
/// <remarks>Every command throws <see cref="ReviewRuleException"/> when refused and <see cref="TryAgainException"/> when its outcome is unknown.</remarks>
[Alias("rh.paragraph")]
public interface IParagraphGrain : IGrainWithStringKey
{
    /// <param name="question">Its key; null for the round's first.</param>
    [Alias("take-stance")] Task<Receipt> TakeStance(Command command, Stance stance, string? question);

    /// <param name="question">Its key; null for the round's first.</param>
    [Alias("withdraw-stance")] Task<Receipt> WithdrawStance(Command command, string? question);

    /// <param name="mentions">Whom the text calls upon: people of the board. Null for nobody, here and below.</param>
    [Alias("start-thread")] Task<Receipt> StartThread(Command command, string text, Quote? quote, ImmutableArray<ReviewerId>? mentions = null);
    [Alias("reply")] Task<Receipt> Reply(Command command, CommentId thread, string text, ImmutableArray<ReviewerId>? mentions = null);

    /// <param name="mentions">Of the new text; they take the place of those of the old.</param>
    [Alias("edit-comment")] Task<Receipt> EditComment(Command command, CommentId comment, string text, ImmutableArray<ReviewerId>? mentions = null);

    /// <param name="moderator">Whether the caller may also delete what others wrote.</param>
    [Alias("delete-comment")] Task<Receipt> DeleteComment(Command command, CommentId comment, bool moderator);

    /// <summary>Erases the text for good. The caller has the right to.</summary>
    [Alias("redact-comment")] Task<Receipt> RedactComment(Command command, CommentId comment, string? reason);

    /// <param name="on">Whether the reaction is to be there afterwards.</param>
    [Alias("react")] Task<Receipt> React(Command command, CommentId comment, ReactionKind reaction, bool on);

    /// <param name="person">Somebody of the board; null for nobody.</param>
    [Alias("assign-thread")] Task<Receipt> AssignThread(Command command, CommentId thread, ReviewerId? person);

    /// <param name="outcome">What came of it, in words.</param>
    [Alias("resolve-thread")] Task<Receipt> ResolveThread(Command command, CommentId thread, ResolutionKind? kind = null, string? outcome = null);
    [Alias("reopen-thread")] Task<Receipt> ReopenThread(Command command, CommentId thread);

    /// <summary>Says why the caller does not go along with the result of the newest round.</summary>
    /// <param name="text">Empty to withdraw the note.</param>
    [Alias("write-minority-note")] Task<Receipt> WriteMinorityNote(Command command, string? text);

    /// <summary>Erases somebody's note for good. The caller has the right to.</summary>
    [Alias("redact-minority-note")] Task<Receipt> RedactMinorityNote(Command command, int round, ReviewerId author, string? reason);

    /// <summary>Says that the document's rounds or recusals changed: nothing is decided any more on what they were.</summary>
    [Alias("forget-terms"), AlwaysInterleave] Task ForgetTerms();

    /// <summary>What is on disk now. Throws when the document has no such paragraph.</summary>
    [Alias("read")] Task<ParagraphView> Read();

    /// <summary>The same, with what was judged in one round, perhaps a former one. Throws when the paragraph was not in such a round.</summary>
    [Alias("read-in")] Task<ParagraphView> ReadIn(int round);
}
