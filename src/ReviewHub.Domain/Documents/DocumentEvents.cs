using System.Collections.Immutable;

namespace ReviewHub.Domain;

/// <summary>A fact about a whole document.</summary>
[GenerateSerializer, Immutable, Alias("rh.document-event")]
public abstract record DocumentEvent : ReviewEvent;

/// <summary>A document came to a board, with its first text and, unless it waits for that, its first round.</summary>
/// <param name="Protocol">Of the round that is open from the start; null when there is none yet.</param>
/// <param name="Eligible">Who may judge in that round.</param>
[GenerateSerializer, Immutable, Alias("rh.document-imported")]
public sealed record DocumentImported(
    [property: Id(0)] BoardId Board,
    [property: Id(1)] string Title,
    [property: Id(2)] ImmutableArray<ParagraphText> Paragraphs,
    [property: Id(3)] Protocol? Protocol,
    [property: Id(4)] ImmutableArray<ReviewerId> Eligible) : DocumentEvent;

/// <summary>
/// A document came to a board with votes that were taken on it elsewhere. They stand in the streams of its paragraphs, under their own
/// times and people; that they were brought, by whom and when, stands here.
/// </summary>
/// <param name="Document">Its first round is for those who voted there.</param>
[GenerateSerializer, Immutable, Alias("rh.conversation-imported")]
public sealed record ConversationImported(
    [property: Id(0)] DocumentImported Document, [property: Id(1)] Conversation Conversation) : DocumentEvent;

/// <summary>Stances are taken from here on, under this protocol.</summary>
/// <param name="Paragraph">The one paragraph it is about; null for the whole document.</param>
[GenerateSerializer, Immutable, Alias("rh.round-opened")]
public sealed record RoundOpened(
    [property: Id(0)] int Round,
    [property: Id(1)] Protocol Protocol,
    [property: Id(2)] ImmutableArray<ReviewerId> Eligible,
    [property: Id(3)] int? Paragraph) : DocumentEvent;

/// <summary>No stance is taken in the round from here on. The log itself refuses one.</summary>
[GenerateSerializer, Immutable, Alias("rh.round-closed")]
public sealed record RoundClosed([property: Id(0)] int Round) : DocumentEvent;

/// <summary>More people may judge in an open round.</summary>
[GenerateSerializer, Immutable, Alias("rh.reviewers-admitted")]
public sealed record ReviewersAdmitted([property: Id(0)] int Round, [property: Id(1)] ImmutableArray<ReviewerId> Reviewers) : DocumentEvent;

/// <summary>The actor does not judge the paragraph, or the document.</summary>
/// <param name="Paragraph">Null for the whole document.</param>
[GenerateSerializer, Immutable, Alias("rh.reviewer-recused")]
public sealed record ReviewerRecused([property: Id(0)] int? Paragraph, [property: Id(1)] string Reason) : DocumentEvent;

/// <param name="Paragraph">Null for the whole document.</param>
[GenerateSerializer, Immutable, Alias("rh.recusal-withdrawn")]
public sealed record RecusalWithdrawn([property: Id(0)] int? Paragraph) : DocumentEvent;

/// <summary>People are told apart by the groups they come from, in place of any declared before.</summary>
/// <param name="Camps">Empty for none.</param>
[GenerateSerializer, Immutable, Alias("rh.camps-declared")]
public sealed record CampsDeclared([property: Id(0)] ImmutableArray<Camp> Camps) : DocumentEvent;

/// <summary>Those who had not judged everything were asked to.</summary>
[GenerateSerializer, Immutable, Alias("rh.reviewers-reminded")]
public sealed record ReviewersReminded([property: Id(0)] int Round, [property: Id(1)] ImmutableArray<ReviewerId> Reviewers) : DocumentEvent;

[GenerateSerializer, Immutable, Alias("rh.document-renamed")]
public sealed record DocumentRenamed([property: Id(0)] string Title) : DocumentEvent;
