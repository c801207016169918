using System.Collections.Immutable;

namespace ReviewHub.Domain;

/// <summary>
/// How far people agree over a document: paragraphs are the units, people the raters, and nobody need have judged everything. All of it
/// comes from the counts per paragraph, in the order of the document; who judged what, and when, makes no difference.
/// </summary>
/// <param name="Judged">Paragraphs judged at least once: what is resampled.</param>
/// <param name="Paired">Paragraphs judged by at least two people: what agreement can be seen on.</param>
/// <param name="Judgments">On those.</param>
/// <param name="Pairwise">The mean share of pairs of people who chose the same, chance left in.</param>
[GenerateSerializer, Immutable, Alias("rh.reliability")]
public sealed record Reliability(
    [property: Id(0)] int Judged,
    [property: Id(1)] int Paired,
    [property: Id(2)] long Judgments,
    [property: Id(3)] Estimate Pairwise,
    [property: Id(4)] Estimate AlphaNominal,
    [property: Id(5)] Estimate AlphaOrdinal,
    [property: Id(6)] Estimate AlphaInterval,
    [property: Id(7)] Estimate AlphaRatio,
    [property: Id(8)] Estimate Ac1,
    [property: Id(9)] Estimate Ac2)
{
    private static readonly Func<AgreementSums, Measure>[] Figures =
    [
        GwetAgreement.Pairwise,
        KrippendorffAlpha.Nominal, KrippendorffAlpha.Ordinal, KrippendorffAlpha.Interval, KrippendorffAlpha.Ratio,
        GwetAgreement.Ac1, GwetAgreement.Ac2,
    ];

    /// <param name="categories">That the scale offers, at least 2.</param>
    /// <param name="counts">
    /// Per paragraph the people per category, in the scale's order; what follows the categories, such as abstentions, is left out.
    /// </param>
    public static Reliability Of(int categories, IReadOnlyList<ImmutableArray<int>> counts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(categories, Scale.MinCategories);
        var estimates = Bootstrap.Of(new(categories, counts), Figures);
        var paired = counts.Select(c => c.Take(categories).Sum(n => (long)n)).Where(n => n > 1).ToList();
        return new(
            counts.Count(c => c.Take(categories).Any(n => n > 0)), paired.Count, paired.Sum(),
            estimates[0], estimates[1], estimates[2], estimates[3], estimates[4], estimates[5], estimates[6]);
    }

    internal static Reliability Undefined(string reason)
    {
        var none = Measure.Undefined(reason);
        var estimate = new Estimate(none, none, none, 0);
        return new(0, 0, 0, estimate, estimate, estimate, estimate, estimate, estimate, estimate);
    }
}
