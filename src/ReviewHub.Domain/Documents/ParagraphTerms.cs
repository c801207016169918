using System.Collections.Immutable;

namespace ReviewHub.Domain;

/// <summary>What the review of one paragraph needs to know of its document: the text, the round and who stands aside.</summary>
/// <param name="Index">Position in the current Revision, from 0.</param>
/// <param name="Round">The newest that covers the paragraph, open or closed; null before the first.</param>
/// <param name="Recused">Whose stances do not count here.</param>
/// <param name="AsOf">The version of the document that they are of.</param>
[GenerateSerializer, Immutable, Alias("rh.paragraph-terms")]
public sealed record ParagraphTerms(
    [property: Id(0)] int Index,
    [property: Id(1)] Block Block,
    [property: Id(2)] int Revision,
    [property: Id(3)] Round? Round,
    [property: Id(4)] ImmutableHashSet<ReviewerId> Recused,
    [property: Id(5)] int AsOf)
{
    /// <summary>People who are to judge the paragraph: what a quorum is a part of.</summary>
    public int Eligible => Round?.EligibleBut(Recused) ?? 0;

    /// <summary>The round in which this person may judge the paragraph at this time.</summary>
    /// <exception cref="ReviewRuleException">There is none.</exception>
    public Round RequireRound(ReviewerId by, DateTimeOffset now) => Round switch
    {
        null => throw ReviewRuleException.Conflict("No round has been opened yet; stances are taken once a chair opens one."),
        { IsClosed: true } r => throw ReviewRuleException.Conflict($"Round {r.Number} is closed and takes no more stances."),
        var r when r.IsDue(now) => throw ReviewRuleException.Conflict($"The deadline of round {r.Number} has passed; it takes no more stances."),
        var r when Recused.Contains(by) => throw ReviewRuleException.NotAllowed("You recused yourself here. Withdraw the recusal to take a stance."),
        var r when !r.Eligible.Contains(by) => throw ReviewRuleException.NotAllowed($"You are not among those who are eligible to judge in round {r.Number}."),
        var r => r,
    };
}
