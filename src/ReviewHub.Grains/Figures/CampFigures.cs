using System.Collections.Immutable;
using ReviewHub.Domain;

namespace ReviewHub.Grains;

/// <param name="Name">As declared; a letter for a group that was found.</param>
/// <param name="Size">Of its people who have taken a stance.</param>
[GenerateSerializer, Immutable, Alias("rh.camp-size")]
public readonly record struct CampSize([property: Id(0)] string Name, [property: Id(1)] int Size);

/// <param name="Votes">Of each camp, in their order.</param>
[GenerateSerializer, Immutable, Alias("rh.camp-paragraph")]
public sealed record CampParagraph(
    [property: Id(0)] int Number, [property: Id(1)] GroupInformedConsensus Consensus, [property: Id(2)] ImmutableArray<CampVotes> Votes)
{
    internal bool IsLike(CampParagraph other) => Consensus == other.Consensus && Votes.SequenceEqual(other.Votes);
}

/// <summary>A paragraph that a camp is known by.</summary>
[GenerateSerializer, Immutable, Alias("rh.representing")]
public readonly record struct Representing(
    [property: Id(0)] string Camp, [property: Id(1)] int Paragraph, [property: Id(2)] Side Side, [property: Id(3)] double Metric);

/// <summary>What camps agree on, and what sets them apart.</summary>
/// <param name="IsDeclared">Declared by a chair; otherwise found in how people voted.</param>
/// <param name="Paragraphs">In reading order; those on which nobody of a camp took a stance are left out.</param>
/// <param name="Gone">Numbers of paragraphs that are left out now and were not before; default where all there are is shown, and not what changed.</param>
[GenerateSerializer, Immutable, Alias("rh.camp-figures")]
public sealed record CampFigures(
    [property: Id(0)] bool IsDeclared,
    [property: Id(1)] ImmutableArray<CampSize> Camps,
    [property: Id(2)] ImmutableArray<CampParagraph> Paragraphs,
    [property: Id(3)] ImmutableArray<Representing> Representative,
    [property: Id(4)] ImmutableArray<int> Gone = default)
{
    /// <summary>In an anonymous round the votes of a smaller group would be those of people somebody knows.</summary>
    public const int LeastAnonymous = 3;

    /// <summary>What of the paragraphs is not as it was.</summary>
    internal CampFigures Since(CampFigures? former)
    {
        var before = former?.Paragraphs.ToDictionary(p => p.Number) ?? [];
        var changed = Paragraphs.Where(p => !before.Remove(p.Number, out var was) || !was.IsLike(p)).ToImmutableArray();
        return this with { Paragraphs = changed, Gone = [.. before.Keys] };
    }

    internal static CampFigures? Of(Document document, Round round, IReadOnlyList<int> numbers, VoteMatrix votes, OpinionMap map) =>
        Declared(document, round, numbers, votes) ?? Found(numbers, votes, map);

    private static CampFigures? Declared(Document document, Round round, IReadOnlyList<int> numbers, VoteMatrix votes)
    {
        if (document.Camps.IsEmpty) return null;
        var campOf = document.Camps.SelectMany((camp, index) => camp.People.Select(person => (person, index))).ToDictionary(p => p.person, p => p.index);
        var figures = Of(true, [.. document.Camps.Select(c => c.Name)], numbers, votes, person => campOf.TryGetValue(person, out var camp) ? camp : null);
        var named = Sight.Of(round, Viewer.Reviewer).IsNamed;
        return named || figures.Camps.All(c => c.Size is 0 or >= LeastAnonymous) ? figures : null;
    }

    private static CampFigures? Found(IReadOnlyList<int> numbers, VoteMatrix votes, OpinionMap map)
    {
        if (map.Camps == 0) return null;
        return Of(false, [.. Enumerable.Range(0, map.Camps).Select(NameOf)], numbers, votes, map.CampOf);
    }

    /// <summary>What a group that was found is called.</summary>
    public static string NameOf(int group) => ((char)('A' + group)).ToString();

    private static CampFigures Of(bool declared, ImmutableArray<string> names, IReadOnlyList<int> numbers, VoteMatrix votes, Func<ReviewerId, int?> campOf)
    {
        var camps = Domain.Camps.Of(votes, names.Length, campOf);
        var sizes = votes.Reviewers.Select(campOf).OfType<int>().CountBy(camp => camp).ToDictionary();
        return new(
            declared,
            [.. names.Select((name, camp) => new CampSize(name, sizes.GetValueOrDefault(camp)))],
            [
                .. numbers.Select((number, paragraph) => new CampParagraph(
                        number, camps.Consensus(paragraph), [.. names.Select((_, camp) => camps.Votes(camp, paragraph))]))
                    .Where(p => p.Votes.Any(v => v.Seen > 0)),
            ],
            [
                .. names.SelectMany((name, camp) => camps.Representative(camp)
                    .Select(r => new Representing(name, numbers[r.Paragraph], r.Side, r.Metric))),
            ]);
    }
}
