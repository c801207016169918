using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace ReviewHub.Domain;

/// <summary>When reviewers see what the others think. It shows once the round is closed, whatever was declared.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Visibility>))]
public enum Visibility
{
    /// <summary>Everyone who may read the document sees every stance at once.</summary>
    [JsonStringEnumMemberName("open")] Open,

    /// <summary>Who has answered every question on a paragraph sees what the others answered there.</summary>
    [JsonStringEnumMemberName("blind-until-voted")] BlindUntilVoted,

    [JsonStringEnumMemberName("blind-until-closed")] BlindUntilClosed,
}

/// <summary>Whether fellow reviewers know each other by name. Anonymous means for ever, also once the round is closed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Naming>))]
public enum Naming
{
    [JsonStringEnumMemberName("named")] Named,
    [JsonStringEnumMemberName("anonymous")] Anonymous,
}

/// <summary>
/// Whether chairs see the tallies while the round is still blind. Who is behind them stays as hidden as from everyone. A chair who judges in
/// a round whose stances are <see cref="Changes.Locked"/> sees what reviewers do: to see first and judge then would be to change.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChairView>))]
public enum ChairView
{
    [JsonStringEnumMemberName("as-reviewers")] AsReviewers,
    [JsonStringEnumMemberName("live")] Live,
}

/// <summary>Whether a stance may be changed once its taker could see what others think.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Changes>))]
public enum Changes
{
    [JsonStringEnumMemberName("allowed")] Allowed,
    [JsonStringEnumMemberName("locked")] Locked,
}

/// <summary>What was declared before anybody voted, frozen from then on.</summary>
/// <param name="Eligible">Who may judge; null for every voter of the board, also those who join while the round is open.</param>
/// <param name="Deadline">When the round closes by itself.</param>
[GenerateSerializer, Immutable, Alias("rh.protocol")]
public sealed record Protocol(
    [property: Id(0)] ImmutableArray<Question> Questions,
    [property: Id(1)] ConsensusRule Rule,
    [property: Id(2)] Visibility Visibility = Visibility.Open,
    [property: Id(3)] Naming Naming = Naming.Named,
    [property: Id(4)] ChairView ChairView = ChairView.AsReviewers,
    [property: Id(5)] Changes Changes = Changes.Allowed,
    [property: Id(6)] ImmutableArray<ReviewerId>? Eligible = null,
    [property: Id(7)] DateTimeOffset? Deadline = null)
{
    public const int MaxQuestions = 6;
    public static readonly TimeSpan MaxDuration = TimeSpan.FromDays(366);

    /// <summary>The usual protocol: one question, in the open.</summary>
    public static Protocol On(Scale scale, ConsensusRule rule) => new([Question.Overall(scale)], rule);

    /// <param name="key">Null for the first question.</param>
    /// <exception cref="ReviewRuleException">The protocol asks no such question.</exception>
    public Question Find(string? key) => key is null ? Questions[0] : Questions.FirstOrDefault(q => q.Key == key)
        ?? throw ReviewRuleException.Invalid($"The round asks no question '{key}'; choose {string.Join(", ", Questions.Select(q => q.Key))}.");

    /// <summary>Whether the person may judge, or may as soon as they are a voter of the board.</summary>
    public bool Expects(ReviewerId person) => Eligible?.Contains(person) ?? true;

    /// <summary>Those who may judge, once each, in an order that says nothing.</summary>
    /// <param name="voters">Of the board.</param>
    public ImmutableArray<ReviewerId> Admits(IEnumerable<ReviewerId> voters) => [.. (Eligible ?? voters).Distinct().OrderBy(r => r.Value)];

    /// <param name="voters">Of the board.</param>
    /// <exception cref="ReviewRuleException">The protocol can never be met.</exception>
    public void Validate(IReadOnlyCollection<ReviewerId> voters, DateTimeOffset now)
    {
        if (Questions.IsDefault || Questions.Length is 0 or > MaxQuestions)
            throw ReviewRuleException.Invalid($"A round asks 1 to {MaxQuestions} questions.");
        (Rule ?? throw ReviewRuleException.Invalid("The round has no rule.")).Validate();
        foreach (var question in Questions) Validate(question);
        if (Questions.DistinctBy(q => q.Key).Count() != Questions.Length)
            throw ReviewRuleException.Invalid("Two questions of the round have the same key.");
        RequireDefined();
        RequireEligible(voters);
        if (Deadline is not { } deadline) return;
        if (deadline <= now)
            throw ReviewRuleException.Invalid(string.Create(CultureInfo.InvariantCulture, $"The deadline {deadline.UtcDateTime:u} is in the past."));
        if (deadline > now + MaxDuration)
            throw ReviewRuleException.Invalid("The deadline is more than a year away.");
    }

    private void Validate(Question? question)
    {
        (question ?? throw ReviewRuleException.Invalid("A question of the round is null.")).Validate();
        (question.Scale ?? throw ReviewRuleException.Invalid($"The question '{question.Key}' has no scale.")).Validate();
        Rule.RequireFit(question.Scale);
    }

    private void RequireDefined()
    {
        if (!Enum.IsDefined(Visibility) || !Enum.IsDefined(Naming) || !Enum.IsDefined(ChairView) || !Enum.IsDefined(Changes))
            throw ReviewRuleException.Invalid("The protocol has a setting that this build does not know.");
    }

    private void RequireEligible(IReadOnlyCollection<ReviewerId> voters)
    {
        if (Eligible is not { } eligible) return;
        if (eligible.IsDefaultOrEmpty)
            throw ReviewRuleException.Invalid("Nobody is eligible, so no quorum could ever be met.");
        var strangers = eligible.Except(voters).Count();
        if (strangers > 0)
            throw ReviewRuleException.Invalid(string.Create(CultureInfo.InvariantCulture, $"{strangers:N0} of the eligible may not take stances on this board."));
    }
}
