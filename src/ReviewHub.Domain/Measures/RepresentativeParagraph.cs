using System.Collections.Immutable;

namespace ReviewHub.Domain;

/// <summary>A paragraph that stands for a camp.</summary>
/// <param name="Paragraph">Index in what was asked about.</param>
/// <param name="Side">Whether the camp is known by being for it or against it.</param>
/// <param name="Metric">Of that side.</param>
/// <param name="IsBestAgreed">The one the camp is most for, shown even where others say more about it.</param>
[GenerateSerializer, Immutable, Alias("rh.representative-paragraph")]
public sealed record RepresentativeParagraph(
    [property: Id(0)] int Paragraph,
    [property: Id(1)] Side Side,
    [property: Id(2)] double Metric,
    [property: Id(3)] bool IsBestAgreed,
    [property: Id(4)] Representativeness Figures)
{
    public const int Most = 5;

    /// <summary>
    /// Up to five: the best agreed first, then those the camp is significantly for, then those it is against, each by metric. Where
    /// none is significant, one all the same; none only when the camp has taken no side at all. Ties go to the earlier paragraph.
    /// </summary>
    /// <param name="figures">Of the camp, per paragraph.</param>
    public static ImmutableArray<RepresentativeParagraph> Select(IReadOnlyList<Representativeness> figures)
    {
        var sided = Enumerable.Range(0, figures.Count).Where(p => figures[p].Camp is { Agree: > 0 } or { Disagree: > 0 }).ToList();
        var best = BestAgreed(sided, figures);
        var significant = sided.Where(p => figures[p].IsSignificant && p != best).OrderByDescending(p => figures[p].Metric)
            .Take(best is null ? Most : Most - 1).OrderBy(p => figures[p].Side).ToList();
        if (best is { } agreed)
            return [new(agreed, Side.For, figures[agreed].MetricOf(Side.For), true, figures[agreed]), .. significant.Select(p => Of(p, figures))];
        if (significant.Count == 0 && sided.Count > 0) significant.Add(sided.MaxBy(p => Standout(figures[p])));
        return [.. significant.Select(p => Of(p, figures))];
    }

    // By metric among those agreed to more than elsewhere, else by how widely they are agreed to; those which hardly anybody backs are out.
    private static int? BestAgreed(List<int> sided, IReadOnlyList<Representativeness> figures)
    {
        var agreed = sided.Where(p => figures[p].AgreeTest > ProportionTests.Significant
            || (figures[p].AgreeRatio > 1 && figures[p].Camp.AgreeShare > 0.5)).ToList();
        if (agreed.Count == 0) return null;
        var more = agreed.Where(p => figures[p].AgreeRatio > 1).ToList();
        return more.Count > 0
            ? more.MaxBy(p => figures[p].MetricOf(Side.For))
            : agreed.MaxBy(p => figures[p].Camp.AgreeShare * figures[p].AgreeTest);
    }

    private static double Standout(Representativeness figures) => Math.Max(figures.AgreeRatioTest, figures.DisagreeRatioTest);

    private static RepresentativeParagraph Of(int paragraph, IReadOnlyList<Representativeness> figures) =>
        new(paragraph, figures[paragraph].Side, figures[paragraph].Metric, false, figures[paragraph]);
}
