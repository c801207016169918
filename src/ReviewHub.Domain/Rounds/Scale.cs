using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ReviewHub.Domain;

/// <summary>Which way a category of a Scale counts.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Side>))]
public enum Side
{
    [JsonStringEnumMemberName("for")] For,
    [JsonStringEnumMemberName("neutral")] Neutral,
    [JsonStringEnumMemberName("against")] Against,
}

/// <summary>One answer a Scale offers.</summary>
/// <param name="Key">Frozen in the log and in exports, e.g. <c>accept</c>.</param>
/// <param name="Label">What a person reads on the button.</param>
[GenerateSerializer, Immutable, Alias("rh.category")]
public sealed record Category([property: Id(0)] string Key, [property: Id(1)] string Label, [property: Id(2)] Side Side);

/// <summary>Ordered categories, from most for to most against; every Scale also takes <see cref="Stance.Abstain"/>.</summary>
[GenerateSerializer, Immutable, Alias("rh.scale")]
public sealed record Scale([property: Id(0)] string Key, [property: Id(1)] ImmutableArray<Category> Categories)
{
    public static readonly Scale AcceptReviseReject = new("accept-revise-reject",
    [
        new("accept", "Accept", Side.For),
        new("revise", "Needs work", Side.Neutral),
        new("reject", "Reject", Side.Against),
    ]);

    public static bool IsKnown(string key) => key == AcceptReviseReject.Key;

    /// <exception cref="NotSupportedException">No scale has this key; a newer build wrote it.</exception>
    public static Scale Named(string key) =>
        IsKnown(key) ? AcceptReviseReject : throw new NotSupportedException($"This build knows no scale '{key}'.");

    /// <summary>Index of the stance's category; the number of categories for an abstention; -1 for a stance outside the scale.</summary>
    public int IndexOf(Stance stance)
    {
        if (stance == Stance.Abstain) return Categories.Length;
        for (var i = 0; i < Categories.Length; i++)
            if (Categories[i].Key == stance.Key) return i;
        return -1;
    }

    /// <exception cref="ReviewRuleException">The stance is not on this scale.</exception>
    public void Require(Stance stance)
    {
        if (IndexOf(stance) < 0)
            throw ReviewRuleException.Invalid(
                $"'{stance.Key}' is not on this document's scale; choose {string.Join(", ", Categories.Select(c => c.Key))} or abstain.");
    }
}
