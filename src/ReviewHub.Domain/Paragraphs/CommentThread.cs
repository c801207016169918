namespace ReviewHub.Domain;

/// <summary>One remark. A deleted comment keeps its place, so that the replies to it stay where they were said.</summary>
/// <param name="Thread">The root comment of its thread; its own id when it is the root.</param>
/// <param name="Text">Null once deleted or redacted.</param>
/// <param name="IsRedacted">Its text was erased from the log; of one that is only deleted it is still there.</param>
[GenerateSerializer, Immutable, Alias("rh.comment")]
public sealed record Comment(
    [property: Id(0)] CommentId Id,
    [property: Id(1)] CommentId Thread,
    [property: Id(2)] ReviewerId By,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] string? Text,
    [property: Id(5)] DateTimeOffset? EditedAt,
    [property: Id(6)] bool IsRedacted = false)
{
    public bool IsDeleted => Text is null;
    public bool IsRoot => Id == Thread;
}

/// <summary>A conversation on a paragraph, or on the part of it that <paramref name="Selector"/> quotes.</summary>
/// <param name="Id">The root comment.</param>
/// <param name="Revision">The text it was started on.</param>
[GenerateSerializer, Immutable, Alias("rh.comment-thread")]
public sealed record CommentThread(
    [property: Id(0)] CommentId Id,
    [property: Id(1)] int Revision,
    [property: Id(2)] TextSelector? Selector,
    [property: Id(3)] Resolution? Resolution);

/// <summary>Who settled a thread, and when.</summary>
[GenerateSerializer, Immutable, Alias("rh.resolution")]
public sealed record Resolution([property: Id(0)] ReviewerId By, [property: Id(1)] DateTimeOffset At);
