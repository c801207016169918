using System.Collections.Immutable;
using System.Text.Json.Serialization;

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
    /// <summary>Whom its text calls upon.</summary>
    [Id(7)]
    public ImmutableArray<ReviewerId> Mentions { get; init; } = [];

    /// <summary>In order of time.</summary>
    [Id(8)]
    public ImmutableArray<Reaction> Reactions { get; init; } = [];

    public bool IsDeleted => Text is null;
    public bool IsRoot => Id == Thread;

    public Comment With(Reaction reaction) => Reactions.Contains(reaction) ? this : this with { Reactions = Reactions.Add(reaction) };

    /// <summary>What is left when the text goes: what was said to it goes with it.</summary>
    public Comment WithoutText() => this with { Text = null, Mentions = [], Reactions = [] };

    // By what the arrays hold: they would compare as references.
    public bool Equals(Comment? other) =>
        other is not null && (Id, Thread, By, At) == (other.Id, other.Thread, other.By, other.At)
        && (Text, EditedAt, IsRedacted) == (other.Text, other.EditedAt, other.IsRedacted)
        && Mentions.SequenceEqual(other.Mentions) && Reactions.SequenceEqual(other.Reactions);

    public override int GetHashCode() => HashCode.Combine(Id, Thread, By, At, Text, EditedAt);
}

/// <summary>A conversation on a paragraph, or on the part of it that <paramref name="Selector"/> quotes.</summary>
/// <param name="Id">The root comment.</param>
/// <param name="Revision">The text it was started on.</param>
[GenerateSerializer, Immutable, Alias("rh.comment-thread")]
public sealed record CommentThread(
    [property: Id(0)] CommentId Id,
    [property: Id(1)] int Revision,
    [property: Id(2)] TextSelector? Selector,
    [property: Id(3)] Resolution? Resolution)
{
    /// <summary>Who is to see to it; null for nobody.</summary>
    [Id(4)]
    public ReviewerId? Assigned { get; init; }
}

/// <summary>Who settled a thread, when, and how.</summary>
/// <param name="Outcome">What came of it, in their words.</param>
[GenerateSerializer, Immutable, Alias("rh.resolution")]
public sealed record Resolution(
    [property: Id(0)] ReviewerId By,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] ResolutionKind? Kind = null,
    [property: Id(3)] string? Outcome = null);

/// <summary>What became of what a thread asked for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ResolutionKind>))]
public enum ResolutionKind
{
    [JsonStringEnumMemberName("accepted")] Accepted,
    [JsonStringEnumMemberName("rejected")] Rejected,
    [JsonStringEnumMemberName("answered")] Answered,
    [JsonStringEnumMemberName("duplicate")] Duplicate,
    [JsonStringEnumMemberName("deferred")] Deferred,
}

public static class ResolutionKinds
{
    private static readonly ImmutableArray<string> Keys = ["accepted", "rejected", "answered", "duplicate", "deferred"];

    /// <summary>The key that logs and pages know the kind by.</summary>
    public static string Key(this ResolutionKind kind) => Keys[(int)kind];

    /// <exception cref="ReviewRuleException">There is no such kind.</exception>
    public static ResolutionKind? Named(string? key) => (key, Keys.IndexOf(key ?? "")) switch
    {
        (null, _) => null,
        (_, >= 0 and var index) => (ResolutionKind)index,
        _ => throw ReviewRuleException.Invalid($"There is no outcome of the kind '{key}'; choose {string.Join(", ", Keys[..^1])} or {Keys[^1]}."),
    };
}
