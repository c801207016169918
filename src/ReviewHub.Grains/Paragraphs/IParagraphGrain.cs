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

    [Alias("start-thread")] Task<Receipt> StartThread(Command command, string text, Quote? quote);
    [Alias("reply")] Task<Receipt> Reply(Command command, CommentId thread, string text);
    [Alias("edit-comment")] Task<Receipt> EditComment(Command command, CommentId comment, string text);

    /// <param name="moderator">Whether the caller may also delete what others wrote.</param>
    [Alias("delete-comment")] Task<Receipt> DeleteComment(Command command, CommentId comment, bool moderator);

    /// <summary>Erases the text for good. The caller has the right to.</summary>
    [Alias("redact-comment")] Task<Receipt> RedactComment(Command command, CommentId comment, string? reason);

    [Alias("resolve-thread")] Task<Receipt> ResolveThread(Command command, CommentId thread);
    [Alias("reopen-thread")] Task<Receipt> ReopenThread(Command command, CommentId thread);

    /// <summary>Says that the document's rounds or recusals changed: nothing is decided any more on what they were.</summary>
    [Alias("forget-terms"), AlwaysInterleave] Task ForgetTerms();

    /// <summary>What is on disk now. Throws when the document has no such paragraph.</summary>
    [Alias("read")] Task<ParagraphView> Read();
}
