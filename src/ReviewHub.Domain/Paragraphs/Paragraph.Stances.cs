using System.Collections.Immutable;

namespace ReviewHub.Domain;

/// <summary>A stance as it stands now, or stood when its round closed.</summary>
/// <param name="Revision">The text it was given to.</param>
[GenerateSerializer, Immutable, Alias("rh.taken-stance")]
public sealed record TakenStance(
    [property: Id(0)] Stance Stance,
    [property: Id(1)] int Round,
    [property: Id(2)] int Revision,
    [property: Id(3)] DateTimeOffset At);

/// <summary>The stances of one round on one of its questions.</summary>
/// <param name="Question">Its key.</param>
[GenerateSerializer, Immutable, Alias("rh.round-stances")]
public sealed record RoundStances(
    [property: Id(0)] int Round, [property: Id(1)] string Question, [property: Id(2)] ImmutableDictionary<ReviewerId, TakenStance> By);

public sealed partial record Paragraph
{
    /// <param name="question">Its key; null for the round's first.</param>
    public StanceTaken TakeStance(ReviewerId by, Stance stance, string? question, ParagraphTerms terms, DateTimeOffset now)
    {
        var round = terms.RequireRound(by, now);
        var asked = round.Protocol.Find(question);
        stance = asked.Scale.Require(stance);
        var standing = StancesIn(round.Number, asked.Key).GetValueOrDefault(by);
        if (standing is not null && standing.Stance != stance) RequireChangeable(by, round);
        return new(round.Number, terms.Revision, stance, InLog(asked), standing is null ? CarriedFrom(by, stance, asked, round) : null);
    }

    /// <param name="question">Its key; null for the round's first.</param>
    public StanceWithdrawn WithdrawStance(ReviewerId by, string? question, ParagraphTerms terms, DateTimeOffset now)
    {
        var round = terms.RequireRound(by, now);
        var asked = round.Protocol.Find(question);
        if (StancesIn(round.Number, asked.Key).ContainsKey(by)) RequireChangeable(by, round);
        return new(round.Number, InLog(asked));
    }

    /// <summary>Everyone's stances of one round on one question; recusals do not show in them.</summary>
    public ImmutableDictionary<ReviewerId, TakenStance> StancesIn(int round, string question)
    {
        for (var i = Stances.Length - 1; i >= 0; i--) // the round that is asked for is mostly the newest
            if (Stances[i].Round == round && Stances[i].Question == question) return Stances[i].By;
        return ImmutableDictionary<ReviewerId, TakenStance>.Empty;
    }

    /// <summary>The counts of one round on one question.</summary>
    /// <param name="recused">Whose stances do not count; null for nobody's.</param>
    public Tally Tally(int round, Question question, ImmutableHashSet<ReviewerId>? recused = null)
    {
        var stances = StancesIn(round, question.Key);
        return Domain.Tally.Of(
            (recused is null or { IsEmpty: true } ? stances : stances.Where(s => !recused.Contains(s.Key))).Select(s => s.Value.Stance), question.Scale);
    }

    /// <summary>Whether the person has answered every question of the round here; to abstain is to answer.</summary>
    public bool HasJudged(ReviewerId by, Round round) => round.Protocol.Questions.All(q => StancesIn(round.Number, q.Key).ContainsKey(by));

    /// <summary>Those who have answered every question of the round here.</summary>
    /// <param name="recused">Who does not judge; null for nobody.</param>
    public IEnumerable<ReviewerId> WhoJudged(Round round, ImmutableHashSet<ReviewerId>? recused = null) =>
        StancesIn(round.Number, round.Protocol.Questions[0].Key).Keys.Where(by => recused?.Contains(by) != true && HasJudged(by, round));

    private void RequireChangeable(ReviewerId by, Round round)
    {
        if (round.Protocol.Changes == Changes.Locked && Sight.Of(round, Viewer.Reviewer).MaySeeTally(HasJudged(by, round)))
            throw ReviewRuleException.Conflict($"In round {round.Number} a stance stands once the others' can be seen; it cannot be changed or withdrawn any more.");
    }

    private int? CarriedFrom(ReviewerId by, Stance stance, Question asked, Round round) =>
        Stances.LastOrDefault(s => s.Round < round.Number && s.Question == asked.Key && s.By.ContainsKey(by)) is { } earlier && earlier.By[by].Stance == stance
            ? earlier.Round
            : null;

    private static string? InLog(Question question) => question.Key == Question.OverallKey ? null : question.Key;

    private Paragraph With(
        int round, string? question, Func<ImmutableDictionary<ReviewerId, TakenStance>, ImmutableDictionary<ReviewerId, TakenStance>> change)
    {
        question ??= Question.OverallKey;
        for (var i = Stances.Length - 1; i >= 0; i--)
            if (Stances[i].Round == round && Stances[i].Question == question)
                return this with { Stances = Stances.SetItem(i, Stances[i] with { By = change(Stances[i].By) }) };
        return this with { Stances = Stances.Add(new(round, question, change(ImmutableDictionary<ReviewerId, TakenStance>.Empty))) };
    }
}
