namespace ReviewHub.Domain;

/// <summary>How much of a document is in a state: of its paragraphs, and of its words.</summary>
[GenerateSerializer, Immutable, Alias("rh.state-share")]
public readonly record struct StateShare(
    [property: Id(0)] ConsensusState State, [property: Id(1)] Share Paragraphs, [property: Id(2)] Share Words);
