using System.Collections.Immutable;

namespace ReviewHub.Domain;

[GenerateSerializer, Immutable, Alias("rh.reaction-added")]
public sealed record ReactionAdded([property: Id(0)] CommentId Comment, [property: Id(1)] ReactionKind Reaction) : ParagraphEvent;

[GenerateSerializer, Immutable, Alias("rh.reaction-removed")]
public sealed record ReactionRemoved([property: Id(0)] CommentId Comment, [property: Id(1)] ReactionKind Reaction) : ParagraphEvent;

/// <param name="To">Who is to see to it; null for nobody any more.</param>
[GenerateSerializer, Immutable, Alias("rh.thread-assigned")]
public sealed record ThreadAssigned([property: Id(0)] CommentId Thread, [property: Id(1)] ReviewerId? To) : ParagraphEvent;

/// <param name="Text">Empty when the note was withdrawn, null once redacted.</param>
[GenerateSerializer, Immutable, Alias("rh.minority-note-written")]
public sealed record MinorityNoteWritten([property: Id(0)] int Round, [property: Id(1)] string? Text) : ParagraphEvent;

/// <summary>A chair had somebody's minority note on a round erased for good, every version of it.</summary>
/// <param name="Author">Whose note it was.</param>
[GenerateSerializer, Immutable, Alias("rh.minority-note-redacted")]
public sealed record MinorityNoteRedacted(
    [property: Id(0)] int Round,
    [property: Id(1)] ReviewerId Author,
    [property: Id(2)] string? Reason,
    [property: Id(3)] ImmutableArray<Residue> Residues) : ParagraphEvent, IRedaction
{
    ReviewEvent IRedaction.Leaving(ImmutableArray<Residue> residues) => this with { Residues = residues };
}
