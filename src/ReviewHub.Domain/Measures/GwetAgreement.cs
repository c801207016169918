namespace ReviewHub.Domain;

/// <summary>
/// Gwet's AC1 and AC2 (Gwet 2008, British Journal of Mathematical and Statistical Psychology 61, 29-48): agreement beyond chance that does
/// not collapse, as alpha does, when nearly all judge alike. Chance is of the categories the scale offers, used or not, abstaining not
/// among them; a paragraph that only one has judged counts for chance but not for agreement.
/// </summary>
internal static class GwetAgreement
{
    /// <summary>The mean share of pairs of people on a paragraph who chose the same, 0 to 1; chance is left in.</summary>
    public static Measure Pairwise(AgreementSums sums) => sums.Paired == 0 ? NoPairs : Measure.Of(sums.Agreement / sums.Paired);

    public static Measure Ac1(AgreementSums sums) => Of(sums, sums.Agreement, sums.Categories);

    /// <summary>AC1 with near misses on the scale counted in part.</summary>
    public static Measure Ac2(AgreementSums sums)
    {
        double weights = sums.Categories;
        for (var low = 0; low < sums.Categories; low++)
            for (var high = low + 1; high < sums.Categories; high++)
                weights += 2 * OrdinalWeight(low, high, sums.Categories);
        return Of(sums, sums.OrdinalAgreement, weights);
    }

    /// <summary>How far two categories agree: 1 less the pairs of categories from one to the other, of all pairs.</summary>
    public static double OrdinalWeight(int low, int high, int categories) =>
        1 - ((high - low + 1) * (high - low) / (double)(categories * (categories - 1)));

    /// <param name="weights">The sum over all pairs of categories.</param>
    private static Measure Of(AgreementSums sums, double agreement, double weights)
    {
        if (sums.Paired == 0) return NoPairs;
        double mixed = 0, categories = sums.Categories;
        foreach (var share in sums.Shares)
        {
            var mean = share / sums.Judged;
            mixed += mean * (1 - mean);
        }

        var chance = weights / (categories * (categories - 1)) * mixed;
        return Measure.Of(((agreement / sums.Paired) - chance) / (1 - chance));
    }

    private static Measure NoPairs => Measure.Undefined("No paragraph has been judged by two people.");
}
