namespace ReviewHub.Domain;

/// <summary>
/// Krippendorff's alpha (Krippendorff 2011, repository.upenn.edu/asc_papers/43): 1 less the disagreement seen over the disagreement that
/// chance would bring. Any number of people, who need not all have judged everything; a paragraph that only one has judged says nothing.
/// 1 is full agreement, 0 that of chance, below 0 is worse. Where all use one category there is no chance to beat, and no alpha.
/// </summary>
internal static class KrippendorffAlpha
{
    public static Measure Nominal(AgreementSums sums) => Of(sums, static (_, _, _) => 1);

    /// <summary>By how many judgments lie between two categories, half of each of the two included.</summary>
    public static Measure Ordinal(AgreementSums sums) => Of(sums, static (sums, low, high) =>
    {
        var between = (sums.Marginals[low] + sums.Marginals[high]) / 2;
        for (var c = low + 1; c < high; c++) between += sums.Marginals[c];
        return between;
    });

    /// <summary>As if the categories lay evenly apart.</summary>
    public static Measure Interval(AgreementSums sums) => Of(sums, static (_, low, high) => high - low);

    /// <summary>As if the values, from 1 at the against end, were amounts.</summary>
    public static Measure Ratio(AgreementSums sums) =>
        Of(sums, static (sums, low, high) => (high - low) / (double)((2 * sums.Categories) - low - high));

    private static Measure Of(AgreementSums sums, Func<AgreementSums, int, int, double> distance)
    {
        double judgments = 0, observed = 0, expected = 0;
        foreach (var marginal in sums.Marginals) judgments += marginal;
        if (judgments == 0) return Measure.Undefined("No paragraph has been judged by two people.");
        for (var low = 0; low < sums.Categories; low++)
        {
            if (sums.Marginals[low] == 0) continue;
            for (var high = low + 1; high < sums.Categories; high++)
            {
                if (sums.Marginals[high] == 0) continue;
                var apart = distance(sums, low, high);
                observed += sums.Coincidences[sums.PairOf(low, high)] * apart * apart;
                expected += sums.Marginals[low] * sums.Marginals[high] * apart * apart;
            }
        }

        return expected == 0
            ? Measure.Undefined("Everybody used one and the same category, so there is no chance agreement to compare with.")
            : Measure.Of(1 - ((judgments - 1) * observed / expected));
    }
}
