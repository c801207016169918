using System.Collections.Immutable;

namespace ReviewHub.Domain;

/// <summary>A fact about a whole document.</summary>
[GenerateSerializer, Immutable, Alias("rh.document-event")]
public abstract record DocumentEvent : ReviewEvent;

/// <summary>A document came to a board, with its first text and the protocol of its first round.</summary>
[GenerateSerializer, Immutable, Alias("rh.document-imported")]
public sealed record DocumentImported(
    [property: Id(0)] BoardId Board,
    [property: Id(1)] string Title,
    [property: Id(2)] ImmutableArray<ParagraphText> Paragraphs,
    [property: Id(3)] Protocol Protocol,
    [property: Id(4)] ImmutableArray<ReviewerId> Eligible) : DocumentEvent;

/// <summary>More people may judge in the open round.</summary>
[GenerateSerializer, Immutable, Alias("rh.reviewers-admitted")]
public sealed record ReviewersAdmitted([property: Id(0)] int Round, [property: Id(1)] ImmutableArray<ReviewerId> Reviewers) : DocumentEvent;

[GenerateSerializer, Immutable, Alias("rh.document-renamed")]
public sealed record DocumentRenamed([property: Id(0)] string Title) : DocumentEvent;
