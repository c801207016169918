namespace ReviewHub.Domain;

/// <summary>Why a reviewer does not go along with the result of a round; it stands beside the result wherever that is shown.</summary>
/// <param name="Text">Null once withdrawn or redacted.</param>
[GenerateSerializer, Immutable, Alias("rh.minority-note")]
public sealed record MinorityNote(
    [property: Id(0)] int Round,
    [property: Id(1)] ReviewerId By,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] string? Text,
    [property: Id(4)] bool IsRedacted = false)
{
    /// <param name="text">Empty to withdraw the note, which one may whatever became of the result.</param>
    public static MinorityNoteWritten Write(string? text, Standing standing)
    {
        if (string.IsNullOrEmpty(text)) return new(standing.Round, "");
        ReviewText.Require(text, ReviewText.MaxNote, "The minority note");
        if (!standing.IsShown)
            throw ReviewRuleException.Conflict("The result is not shown yet; a minority note answers a result.");
        if (!standing.IsConsensus)
            throw ReviewRuleException.Conflict("There is no consensus here to write a minority note to.");
        if (!standing.Dissents)
            throw ReviewRuleException.Conflict("A minority note is for those whose stance in this round differs from the consensus.");
        return new(standing.Round, text);
    }
}

/// <summary>Where a reviewer stands towards the result of a round on one of its questions.</summary>
/// <param name="Side">Theirs; null when they took no stance or abstained.</param>
/// <param name="IsShown">Whether the result is there for everybody to see.</param>
public readonly record struct Standing(int Round, ConsensusState Result, Side? Side, bool IsShown)
{
    public bool IsConsensus => Result is ConsensusState.For or ConsensusState.Against;

    /// <summary>Who wishes for work where the others accept dissents as well.</summary>
    public bool Dissents => (Result, Side) switch
    {
        (_, null) => false,
        (ConsensusState.For, var side) => side != Domain.Side.For,
        (ConsensusState.Against, var side) => side != Domain.Side.Against,
        _ => false,
    };
}
