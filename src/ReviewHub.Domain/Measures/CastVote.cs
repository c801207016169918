namespace ReviewHub.Domain;

/// <summary>Where somebody stands on a paragraph, as the opinion map takes it.</summary>
/// <param name="Paragraph">Index in the order of the document.</param>
/// <param name="Side">Of the stance's category: for agrees, neutral passes, against disagrees. Who abstained has not voted.</param>
public readonly record struct CastVote(ReviewerId By, int Paragraph, Side Side);
