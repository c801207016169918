using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ReviewHub.Domain;

[JsonConverter(typeof(JsonStringEnumConverter<ParagraphKind>))]
public enum ParagraphKind
{
    [JsonStringEnumMemberName("prose")] Prose,
    [JsonStringEnumMemberName("heading")] Heading,
    [JsonStringEnumMemberName("list-item")] ListItem,
    [JsonStringEnumMemberName("quote")] Quote,
    [JsonStringEnumMemberName("code")] Code,
    [JsonStringEnumMemberName("table")] Table,
    [JsonStringEnumMemberName("figure")] Figure,
}

[JsonConverter(typeof(JsonStringEnumConverter<MarkKind>))]
public enum MarkKind
{
    [JsonStringEnumMemberName("emphasis")] Emphasis,
    [JsonStringEnumMemberName("strong")] Strong,
    [JsonStringEnumMemberName("code")] Code,
    [JsonStringEnumMemberName("link")] Link,
}

/// <summary>Formatting of a stretch of a paragraph's text.</summary>
/// <param name="Start">In code points from the start of the paragraph.</param>
/// <param name="End">In code points, excluded.</param>
/// <param name="Href">Where a link goes: an absolute http, https or mailto address; null for other marks.</param>
[GenerateSerializer, Immutable, Alias("rh.mark")]
public sealed record Mark(
    [property: Id(0)] int Start,
    [property: Id(1)] int End,
    [property: Id(2)] MarkKind Kind,
    [property: Id(3), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Href = null);

/// <summary>
/// A block of a document before it has an id: what an importer makes. <paramref name="Text"/> is plain; a table's rows are
/// separated by line feeds and its cells by tabs, its first row being the header.
/// </summary>
/// <param name="Level">1 to 6 for a heading, nesting depth from 1 for a list item, else 0.</param>
/// <param name="Ordinal">The number an item of an ordered list shows; null in an unordered one.</param>
[GenerateSerializer, Immutable, Alias("rh.block")]
public sealed record Block(
    [property: Id(0)] ParagraphKind Kind,
    [property: Id(1)] string Text,
    [property: Id(2)] int Level = 0,
    [property: Id(3)] int? Ordinal = null)
{
    [Id(4)]
    public ImmutableArray<Mark> Marks { get; init; } = [];
}

/// <summary>A paragraph as one Revision has it: the block, under the number that names it for ever.</summary>
[GenerateSerializer, Immutable, Alias("rh.paragraph-text")]
public sealed record ParagraphText([property: Id(0)] int Number, [property: Id(1)] Block Block);

/// <summary>One immutable published text of a document: paragraphs in reading order.</summary>
/// <param name="Number">From 1, without gaps.</param>
[GenerateSerializer, Immutable, Alias("rh.revision")]
public sealed record Revision(
    [property: Id(0)] int Number,
    [property: Id(1)] DateTimeOffset PublishedAt,
    [property: Id(2)] ReviewerId PublishedBy,
    [property: Id(3)] ImmutableArray<ParagraphText> Paragraphs);
