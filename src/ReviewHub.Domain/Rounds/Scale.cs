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
public sealed partial record Scale([property: Id(0)] string Key, [property: Id(1)] ImmutableArray<Category> Categories)
{
    /// <summary>A number for medians and quartiles: the category's rank from the against end, from 1. It follows from the order, so no log keeps it.</summary>
    /// <param name="index">In <see cref="Categories"/>.</param>
    public int ValueOf(int index) => Categories.Length - index;

    /// <summary>Index of the stance's category; the number of categories for an abstention; -1 for a stance outside the scale.</summary>
    public int IndexOf(Stance stance)
    {
        if (stance == Stance.Abstain) return Categories.Length;
        for (var i = 0; i < Categories.Length; i++)
            if (Categories[i].Key == stance.Key) return i;
        return -1;
    }

    /// <returns>The stance in the scale's own string, of which one does for all who take it.</returns>
    /// <exception cref="ReviewRuleException">The stance is not on this scale.</exception>
    public Stance Require(Stance stance) => IndexOf(stance) switch
    {
        < 0 => throw ReviewRuleException.Invalid(
            $"'{stance.Key}' is not on this document's scale; choose {string.Join(", ", Categories.Select(c => c.Key))} or abstain."),
        var index when index == Categories.Length => Stance.Abstain,
        var index => new(Categories[index].Key),
    };

    /// <summary>Two scales with the same key and the same categories are one scale, however each came into memory.</summary>
    public bool Equals(Scale? other) =>
        ReferenceEquals(this, other) || (other is not null && Key == other.Key && Categories.AsSpan().SequenceEqual(other.Categories.AsSpan()));

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Key);
        foreach (var category in Categories.AsSpan()) hash.Add(category);
        return hash.ToHashCode();
    }
}
