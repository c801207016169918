namespace ReviewHub.Domain;

/// <summary>One remark. A deleted comment keeps its place, so that the replies to it stay where they were said.</summary>
/// <param name="Thread">The root comment of its thread; its own id when it is the root.</param>
/// <param name="Text">Null once deleted.</param>
public sealed record Comment(
    CommentId Id, CommentId Thread, ReviewerId By, DateTimeOffset At, string? Text, DateTimeOffset? EditedAt)
{
    public bool IsDeleted => Text is null;
    public bool IsRoot => Id == Thread;
}

/// <summary>A conversation on a paragraph, or on the part of it that <paramref name="Selector"/> quotes.</summary>
/// <param name="Id">The root comment.</param>
/// <param name="Revision">The text it was started on.</param>
public sealed record CommentThread(CommentId Id, int Revision, TextSelector? Selector, Resolution? Resolution);

/// <summary>Who settled a thread, and when.</summary>
public sealed record Resolution(ReviewerId By, DateTimeOffset At);
