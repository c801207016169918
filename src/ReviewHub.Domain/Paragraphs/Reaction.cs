using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ReviewHub.Domain;

/// <summary>What a person may answer to a comment without writing one. Few on purpose: each has to mean one thing to everybody.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReactionKind>))]
public enum ReactionKind
{
    [JsonStringEnumMemberName("agree")] Agree,
    [JsonStringEnumMemberName("disagree")] Disagree,
    [JsonStringEnumMemberName("question")] Question,
    [JsonStringEnumMemberName("thanks")] Thanks,
    [JsonStringEnumMemberName("important")] Important,
    [JsonStringEnumMemberName("seen")] Seen,
}

/// <summary>One person's reaction to one comment; of each kind they have one at most.</summary>
[GenerateSerializer, Immutable, Alias("rh.reaction")]
public readonly record struct Reaction([property: Id(0)] ReactionKind Kind, [property: Id(1)] ReviewerId By);

public static class Reactions
{
    private static readonly ImmutableArray<string> Keys = ["agree", "disagree", "question", "thanks", "important", "seen"];

    /// <summary>The key that logs and pages know the kind by.</summary>
    public static string Key(this ReactionKind kind) => Keys[(int)kind];

    /// <exception cref="ReviewRuleException">There is no such reaction.</exception>
    public static ReactionKind Named(string? key) => Keys.IndexOf(key ?? "") is >= 0 and var index
        ? (ReactionKind)index
        : throw ReviewRuleException.Invalid($"There is no reaction '{key}'; choose {string.Join(", ", Keys[..^1])} or {Keys[^1]}.");
}
