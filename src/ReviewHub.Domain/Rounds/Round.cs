using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ReviewHub.Domain;

/// <summary>Who may see whose stance, and when.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Visibility>))]
public enum Visibility
{
    /// <summary>Everyone who may read the document sees every stance at once.</summary>
    [JsonStringEnumMemberName("open")] Open,
}

/// <summary>What was declared before anybody voted, frozen from then on.</summary>
[GenerateSerializer, Immutable, Alias("rh.protocol")]
public sealed record Protocol(
    [property: Id(0)] string Scale,
    [property: Id(1)] ConsensusRule Rule,
    [property: Id(2)] Visibility Visibility);

/// <summary>A period in which stances are taken, under one protocol.</summary>
/// <param name="Eligible">
/// Everyone admitted to judge while the round is open: the denominator of the quorum. It only grows, so that neither leaving the
/// board nor being removed from it takes a stance back or makes a quorum easier.
/// </param>
[GenerateSerializer, Immutable, Alias("rh.round")]
public sealed record Round(
    [property: Id(0)] int Number,
    [property: Id(1)] Protocol Protocol,
    [property: Id(2)] ImmutableHashSet<ReviewerId> Eligible,
    [property: Id(3)] DateTimeOffset OpenedAt,
    [property: Id(4)] ReviewerId OpenedBy)
{
    public Scale Scale => Scale.Named(Protocol.Scale);
}
