namespace ReviewHub.Domain;

/// <summary>What the review of one paragraph needs to know of its document: the text, the round and its protocol.</summary>
/// <param name="Index">Position in the current Revision, from 0.</param>
/// <param name="Eligible">People admitted to judge.</param>
[GenerateSerializer, Immutable, Alias("rh.paragraph-terms")]
public sealed record ParagraphTerms(
    [property: Id(0)] int Index,
    [property: Id(1)] Block Block,
    [property: Id(2)] int Revision,
    [property: Id(3)] int Round,
    [property: Id(4)] string Scale,
    [property: Id(5)] ConsensusRule Rule,
    [property: Id(6)] int Eligible);
