namespace ReviewHub.Domain;

/// <summary>What the measures of a document need to know of one of its paragraphs, on one question of one round.</summary>
/// <param name="Eligible">People admitted to judge who are not recused from it.</param>
/// <param name="State">What the round's rule makes of the tally.</param>
/// <param name="Words">In its text.</param>
public readonly record struct ParagraphJudgments(Tally Tally, int Eligible, ConsensusState State, int Words);
