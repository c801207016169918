using System.Collections.Immutable;

namespace ReviewHub.Domain;

/// <summary>
/// One paragraph's live review, as its stream of events has made it. Every accepted command is exactly one event, even one that
/// changes nothing: only what is in the log can be recognised when it is sent again after a crash.
/// </summary>
/// <param name="Stances">Of every round and question that has any, oldest first.</param>
public sealed partial record Paragraph(
    int Version,
    ImmutableArray<RoundStances> Stances,
    ImmutableSortedDictionary<CommentId, Comment> Comments,
    ImmutableSortedDictionary<CommentId, CommentThread> Threads)
{
    private static readonly Comparer<CommentId> ByNumber = Comparer<CommentId>.Create((a, b) => a.Number.CompareTo(b.Number));

    public static readonly Paragraph Untouched = new(
        0,
        [],
        ImmutableSortedDictionary.Create<CommentId, Comment>(ByNumber),
        ImmutableSortedDictionary.Create<CommentId, CommentThread>(ByNumber));

    private CommentId NextComment => new(Comments.Count + 1);

    /// <param name="quote">The part of the paragraph it is about; null for the whole of it.</param>
    public ThreadStarted StartThread(string text, Quote? quote, ParagraphTerms terms, Mentions? mentions = null) =>
        new(NextComment, terms.Revision, RequireComment(text), quote is null ? null : TextSelector.On(terms.Block.Text, quote), mentions?.Require([]));

    public ReplyAdded Reply(CommentId thread, string text, Mentions? mentions = null) =>
        new(NextComment, Find(thread).Id, RequireComment(text), mentions?.Require([]));

    /// <param name="mentions">Of the new text; they take the place of those of the old.</param>
    public CommentEdited EditComment(ReviewerId by, CommentId comment, string text, Mentions? mentions = null)
    {
        var written = FindWritten(comment);
        if (written.By != by)
            throw ReviewRuleException.NotAllowed("Only its author may edit a comment.");
        return new(comment, RequireComment(text), mentions?.Require(written.Mentions));
    }

    /// <param name="moderator">Whether the caller may also delete what others wrote.</param>
    public CommentDeleted DeleteComment(ReviewerId by, CommentId comment, bool moderator)
    {
        if (FindWritten(comment).By != by && !moderator)
            throw ReviewRuleException.NotAllowed("Only its author or a chair may delete a comment.");
        return new(comment);
    }

    /// <summary>Erases the text for good; what was deleted before may still have to go.</summary>
    public CommentRedacted RedactComment(CommentId comment, string? reason) => Comments.GetValueOrDefault(comment) switch
    {
        null => throw ReviewRuleException.NotFound($"There is no comment {comment} on this paragraph."),
        { IsRedacted: true } => throw ReviewRuleException.Conflict("The comment has been redacted."),
        _ => new(comment, RequireReason(reason), []),
    };

    public ThreadReopened ReopenThread(CommentId thread) => new(Find(thread).Id);

    /// <exception cref="NotSupportedException">The event is unknown: the fold stops rather than go on wrong.</exception>
    public Paragraph Apply(Recorded recorded)
    {
        var (by, at) = (recorded.By, recorded.At);
        var next = recorded.Event switch
        {
            StanceTaken e => With(e.Round, e.Question, stances => stances.SetItem(by, new(e.Stance, e.Round, e.Revision, at))),
            StanceWithdrawn e => With(e.Round, e.Question, stances => stances.Remove(by)),
            ThreadStarted e => this with
            {
                Comments = Comments.Add(e.Comment, new(e.Comment, e.Comment, by, at, e.Text, null, e.Text is null) { Mentions = e.Mentions ?? [] }),
                Threads = Threads.Add(e.Comment, new(e.Comment, e.Revision, e.Selector, null)),
            },
            ReplyAdded e => this with
            {
                Comments = Comments.Add(e.Comment, new(e.Comment, e.Thread, by, at, e.Text, null, e.Text is null) { Mentions = e.Mentions ?? [] }),
            },
            CommentEdited e => With(e.Comment, c => c with { Text = e.Text, EditedAt = at, IsRedacted = e.Text is null, Mentions = e.Mentions ?? [] }),
            CommentDeleted e => With(e.Comment, c => c.WithoutText()),
            CommentRedacted e => With(e.Comment, c => c.WithoutText() with { IsRedacted = true }),
            ThreadResolved e => this with { Threads = Threads.SetItem(e.Thread, Threads[e.Thread] with { Resolution = new(by, at, e.Kind, e.Outcome) }) },
            ThreadReopened e => this with { Threads = Threads.SetItem(e.Thread, Threads[e.Thread] with { Resolution = null }) },
            _ => Discuss(recorded),
        };
        return next with { Version = recorded.Version };
    }

    private Paragraph With(CommentId comment, Func<Comment, Comment> change) =>
        this with { Comments = Comments.SetItem(comment, change(Comments[comment])) };

    private static string RequireComment(string text) => ReviewText.Require(text, ReviewText.MaxComment, "The comment");

    private CommentThread Find(CommentId thread) =>
        Threads.GetValueOrDefault(thread) ?? throw ReviewRuleException.NotFound($"There is no thread {thread} on this paragraph.");

    private Comment FindWritten(CommentId comment) => Comments.GetValueOrDefault(comment) switch
    {
        null => throw ReviewRuleException.NotFound($"There is no comment {comment} on this paragraph."),
        { IsRedacted: true } => throw ReviewRuleException.Conflict("The comment has been redacted."),
        { IsDeleted: true } => throw ReviewRuleException.Conflict("The comment has been deleted."),
        var written => written,
    };
}
