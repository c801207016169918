using System.Collections.Immutable;
using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>A paragraph's text with what the board did on it; <see cref="Paragraph.Untouched"/> when nobody did anything.</summary>
public sealed record ReviewedParagraph(ParagraphText Text, Paragraph Review)
{
    /// <summary>How stances moved, in order.</summary>
    public ImmutableArray<Move> Moves { get; init; } = [];

    /// <summary>Every time somebody took a stance, in order, found when it is asked for; null where only the last of each is known.</summary>
    public Func<IEnumerable<Taking>>? Takings { get; init; }
}

/// <summary>
/// A document's review as it stood at one position of the log: all that an export may depend on. The same record gives the same bytes.
/// Visibility is the caller's matter: what a reader may not see must not be in the record.
/// </summary>
/// <param name="Position">Of the log, inclusive.</param>
/// <param name="LastEventAt">Time of the last event at or before that position; exports give it as their date.</param>
/// <param name="NameOf">A person's name; null when it is not known any more, and then only the id is printed.</param>
/// <param name="Paragraphs">In reading order, one paragraph at a time. What begins with a summary reads them twice, and finds the same.</param>
public sealed record ReviewRecord(
    long Position,
    DateTimeOffset LastEventAt,
    DocumentId Id,
    Document Document,
    Func<ReviewerId, string?> NameOf,
    IAsyncEnumerable<ReviewedParagraph> Paragraphs)
{
    /// <summary>The absolute IRI that names the document, without a slash at its end; everything in it gets an IRI below.</summary>
    public string DocumentIri { get; init; } = $"urn:reviewhub:document:{Id}";

    internal string IriOf(int paragraph) => Words.Of($"{DocumentIri}/paragraphs/{paragraph}");

    internal string IriOf(int paragraph, CommentId comment) => Words.Of($"{DocumentIri}/paragraphs/{paragraph}/comments/{comment}");

    internal string IriOf(Round round) => Words.Of($"{DocumentIri}/rounds/{round.Number}");

    /// <summary>The usual single question goes without saying.</summary>
    internal string ConsensusIri(int paragraph, Round round, Question question) => question.Key == Question.OverallKey
        ? Words.Of($"{DocumentIri}/paragraphs/{paragraph}/rounds/{round.Number}/consensus")
        : Words.Of($"{DocumentIri}/paragraphs/{paragraph}/rounds/{round.Number}/questions/{question.Key}/consensus");

    internal string NoteIri(int paragraph, MinorityNote note) =>
        Words.Of($"{DocumentIri}/paragraphs/{paragraph}/rounds/{note.Round}/notes/{note.By.Value:D}");

    /// <summary>What a person is called in a text: their name or, when it is not known any more, their id.</summary>
    internal string Called(ReviewerId person) => NameOf(person) ?? IriOf(person);

    internal static string IriOf(ReviewerId person) => $"urn:uuid:{person.Value:D}";
}
