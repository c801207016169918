using System.Collections.Immutable;
using ReviewHub.Domain;

namespace ReviewHub.Grains;

/// <summary>All stances on one paragraph, of every round.</summary>
[GenerateSerializer, Immutable, Alias("rh.paragraph-votes")]
public readonly record struct ParagraphVotes([property: Id(0)] int Number, [property: Id(1)] ImmutableArray<RoundStances> Stances);

/// <summary>What figures are made from. Within a node it is handed over as it is, since nothing in it ever changes.</summary>
/// <param name="Epoch">Of the feed.</param>
/// <param name="Moment">Of the feed: counts up within an epoch with everything it hears.</param>
/// <param name="Paragraphs">Those on which stances changed since the moment that was asked for.</param>
[GenerateSerializer, Immutable, Alias("rh.votes")]
public sealed record Votes(
    [property: Id(0)] Guid Epoch,
    [property: Id(1)] long Moment,
    [property: Id(2)] Document Document,
    [property: Id(3)] ImmutableArray<ParagraphVotes> Paragraphs);
