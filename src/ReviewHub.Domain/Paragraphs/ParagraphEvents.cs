namespace ReviewHub.Domain;

/// <summary>A fact about one paragraph of a document.</summary>
[GenerateSerializer, Immutable, Alias("rh.paragraph-event")]
public abstract record ParagraphEvent : ReviewEvent;

/// <param name="Revision">The text the stance was given to.</param>
[GenerateSerializer, Immutable, Alias("rh.stance-taken")]
public sealed record StanceTaken(
    [property: Id(0)] int Round, [property: Id(1)] int Revision, [property: Id(2)] Stance Stance) : ParagraphEvent;

[GenerateSerializer, Immutable, Alias("rh.stance-withdrawn")]
public sealed record StanceWithdrawn([property: Id(0)] int Round) : ParagraphEvent;

/// <param name="Comment">The root comment, whose id names the thread.</param>
/// <param name="Revision">The text the selector was made on.</param>
[GenerateSerializer, Immutable, Alias("rh.thread-started")]
public sealed record ThreadStarted(
    [property: Id(0)] CommentId Comment,
    [property: Id(1)] int Revision,
    [property: Id(2)] string Text,
    [property: Id(3)] TextSelector? Selector) : ParagraphEvent;

[GenerateSerializer, Immutable, Alias("rh.reply-added")]
public sealed record ReplyAdded(
    [property: Id(0)] CommentId Comment, [property: Id(1)] CommentId Thread, [property: Id(2)] string Text) : ParagraphEvent;

[GenerateSerializer, Immutable, Alias("rh.comment-edited")]
public sealed record CommentEdited([property: Id(0)] CommentId Comment, [property: Id(1)] string Text) : ParagraphEvent;

[GenerateSerializer, Immutable, Alias("rh.comment-deleted")]
public sealed record CommentDeleted([property: Id(0)] CommentId Comment) : ParagraphEvent;

[GenerateSerializer, Immutable, Alias("rh.thread-resolved")]
public sealed record ThreadResolved([property: Id(0)] CommentId Thread) : ParagraphEvent;

[GenerateSerializer, Immutable, Alias("rh.thread-reopened")]
public sealed record ThreadReopened([property: Id(0)] CommentId Thread) : ParagraphEvent;
