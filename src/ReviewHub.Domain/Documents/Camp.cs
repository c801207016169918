using System.Collections.Immutable;

namespace ReviewHub.Domain;

/// <summary>People who come from one place: a discipline, the patients, a region. Whether camps agree says more than whether many do.</summary>
/// <param name="Name">Unique among a document's camps.</param>
[GenerateSerializer, Immutable, Alias("rh.camp")]
public sealed record Camp([property: Id(0)] string Name, [property: Id(1)] ImmutableArray<ReviewerId> People)
{
    /// <summary>More would be too small to speak of, or no camps.</summary>
    public const int Most = 12;

    /// <param name="members">Of the board, or of one of the document's rounds.</param>
    /// <exception cref="ReviewRuleException">A name is missing, too long or given twice, or somebody is in two camps or not on the board.</exception>
    internal static ImmutableArray<Camp> Require(IReadOnlyList<Camp> camps, IReadOnlyCollection<ReviewerId> members)
    {
        if (camps.Count is 1 or > Most)
            throw ReviewRuleException.Invalid($"People are told apart by 2 to {Most} groups, or by none.");
        foreach (var camp in camps) ReviewText.Require(camp.Name, Scale.MaxLabel, "The name of a group");
        if (camps.GroupBy(c => c.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw ReviewRuleException.Invalid($"There are two groups called '{twice.Key}'.");
        var people = camps.SelectMany(c => c.People).ToList();
        if (people.Count != people.Distinct().Count())
            throw ReviewRuleException.Invalid("Somebody is in two groups, or twice in one; each person belongs to one.");
        if (people.Exists(p => !members.Contains(p)))
            throw ReviewRuleException.Invalid("Somebody in a group is not among those on this board who may judge.");
        return [.. camps.Select(c => c with { People = [.. c.People.OrderBy(p => p.Value)] })];
    }
}

/// <summary>When those who had not finished a round were last asked to, and who they were.</summary>
[GenerateSerializer, Immutable, Alias("rh.reminder")]
public sealed record Reminder([property: Id(0)] int Round, [property: Id(1)] ImmutableArray<ReviewerId> Reviewers, [property: Id(2)] DateTimeOffset At)
{
    /// <summary>Between one reminder and the next.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);
}
