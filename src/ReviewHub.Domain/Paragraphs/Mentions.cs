using System.Collections.Immutable;

namespace ReviewHub.Domain;

/// <summary>Whom the author of a comment calls upon.</summary>
/// <param name="People">In the author's order.</param>
/// <param name="OnBoard">Those of them who are on the board.</param>
public sealed record Mentions(ImmutableArray<ReviewerId> People, IReadOnlySet<ReviewerId> OnBoard)
{
    /// <summary>Whoever means more people means everybody, who read it anyway.</summary>
    public const int Max = 50;

    /// <param name="before">Those whom the comment mentions already: an author may mend a word after they left.</param>
    /// <returns>Each once; null for nobody.</returns>
    /// <exception cref="ReviewRuleException">There are too many, or somebody is not on the board.</exception>
    public ImmutableArray<ReviewerId>? Require(ImmutableArray<ReviewerId> before)
    {
        var people = People.Distinct().ToImmutableArray();
        if (people.Length > Max)
            throw ReviewRuleException.Invalid($"A comment mentions at most {Max} people; this one mentions {people.Length}.");
        if (!people.All(person => OnBoard.Contains(person) || before.Contains(person)))
            throw ReviewRuleException.Invalid("The comment mentions somebody who is not on this board.");
        return people.IsEmpty ? null : people;
    }
}
