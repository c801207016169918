using System.Collections.Immutable;

namespace ReviewHub.Domain;

/// <summary>A stance as it stands now.</summary>
/// <param name="Revision">The text it was given to.</param>
public sealed record TakenStance(Stance Stance, int Round, int Revision, DateTimeOffset At);

/// <summary>
/// One paragraph's live review, as its stream of events has made it. Every accepted command is exactly one event, even one that
/// changes nothing: only what is in the log can be recognised when it is sent again after a crash.
/// </summary>
public sealed record Paragraph(
    int Version,
    ImmutableDictionary<ReviewerId, TakenStance> Stances,
    ImmutableSortedDictionary<CommentId, Comment> Comments,
    ImmutableSortedDictionary<CommentId, CommentThread> Threads)
{
    private static readonly Comparer<CommentId> ByNumber = Comparer<CommentId>.Create((a, b) => a.Number.CompareTo(b.Number));

    public static readonly Paragraph Untouched = new(
        0,
        ImmutableDictionary<ReviewerId, TakenStance>.Empty,
        ImmutableSortedDictionary.Create<CommentId, Comment>(ByNumber),
        ImmutableSortedDictionary.Create<CommentId, CommentThread>(ByNumber));

    private CommentId NextComment => new(Comments.Count + 1);

    public static StanceTaken TakeStance(Stance stance, Round round, int revision)
    {
        round.Scale.Require(stance);
        return new(round.Number, revision, stance);
    }

    public static StanceWithdrawn WithdrawStance(Round round) => new(round.Number);

    /// <param name="selector">Already made on the paragraph's text, by <see cref="TextSelector.On"/>.</param>
    public ThreadStarted StartThread(string text, TextSelector? selector, int revision) =>
        new(NextComment, revision, RequireComment(text), selector);

    public ReplyAdded Reply(CommentId thread, string text) => new(NextComment, Find(thread).Id, RequireComment(text));

    public CommentEdited EditComment(ReviewerId by, CommentId comment, string text)
    {
        if (FindWritten(comment).By != by)
            throw ReviewRuleException.NotAllowed("Only its author may edit a comment.");
        return new(comment, RequireComment(text));
    }

    /// <param name="moderator">Whether the caller may also delete what others wrote.</param>
    public CommentDeleted DeleteComment(ReviewerId by, CommentId comment, bool moderator)
    {
        if (FindWritten(comment).By != by && !moderator)
            throw ReviewRuleException.NotAllowed("Only its author or a chair may delete a comment.");
        return new(comment);
    }

    public ThreadResolved ResolveThread(CommentId thread) => new(Find(thread).Id);

    public ThreadReopened ReopenThread(CommentId thread) => new(Find(thread).Id);

    /// <summary>The counts of one round.</summary>
    public Tally Tally(Round round) =>
        Domain.Tally.Of(Stances.Values.Where(s => s.Round == round.Number).Select(s => s.Stance), round.Scale);

    /// <exception cref="NotSupportedException">The event is unknown: the fold stops rather than go on wrong.</exception>
    public Paragraph Apply(Recorded recorded)
    {
        var (by, at) = (recorded.By, recorded.At);
        var next = recorded.Event switch
        {
            StanceTaken e => this with { Stances = Stances.SetItem(by, new(e.Stance, e.Round, e.Revision, at)) },
            StanceWithdrawn => this with { Stances = Stances.Remove(by) },
            ThreadStarted e => this with
            {
                Comments = Comments.Add(e.Comment, new(e.Comment, e.Comment, by, at, e.Text, null)),
                Threads = Threads.Add(e.Comment, new(e.Comment, e.Revision, e.Selector, null)),
            },
            ReplyAdded e => this with { Comments = Comments.Add(e.Comment, new(e.Comment, e.Thread, by, at, e.Text, null)) },
            CommentEdited e => this with { Comments = Comments.SetItem(e.Comment, Comments[e.Comment] with { Text = e.Text, EditedAt = at }) },
            CommentDeleted e => this with { Comments = Comments.SetItem(e.Comment, Comments[e.Comment] with { Text = null }) },
            ThreadResolved e => this with { Threads = Threads.SetItem(e.Thread, Threads[e.Thread] with { Resolution = new(by, at) }) },
            ThreadReopened e => this with { Threads = Threads.SetItem(e.Thread, Threads[e.Thread] with { Resolution = null }) },
            _ => throw new NotSupportedException($"A paragraph cannot apply {recorded.Event.GetType().Name} at version {recorded.Version}."),
        };
        return next with { Version = recorded.Version };
    }

    private static string RequireComment(string text) => ReviewText.Require(text, ReviewText.MaxComment, "The comment");

    private CommentThread Find(CommentId thread) =>
        Threads.GetValueOrDefault(thread) ?? throw ReviewRuleException.NotFound($"There is no thread {thread} on this paragraph.");

    private Comment FindWritten(CommentId comment) => Comments.GetValueOrDefault(comment) switch
    {
        null => throw ReviewRuleException.NotFound($"There is no comment {comment} on this paragraph."),
        { IsDeleted: true } => throw ReviewRuleException.Conflict("The comment has been deleted."),
        var written => written,
    };
}
