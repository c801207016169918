namespace ReviewHub.Domain;

/// <summary>
/// The percentile bootstrap over paragraphs: as many as have been judged are drawn from them with replacement, and the figure is taken
/// again, <see cref="Resamples"/> times. The seed is fixed and every figure is of the same draws, so the same counts give the same
/// intervals.
/// </summary>
internal static class Bootstrap
{
    public const int Resamples = 1000;
    public const ulong Seed = 20070508;

    // Were more left out, the 2.5th percentile of the rest would no longer be one.
    private const double Enough = 0.95;

    public static Estimate[] Of(AgreementTable table, ReadOnlySpan<Func<AgreementSums, Measure>> figures)
    {
        var sums = new AgreementSums(table.Categories);
        var times = new int[table.Paragraphs];
        Array.Fill(times, 1);
        table.Sum(times, sums);
        var estimates = new Estimate[figures.Length];
        var found = new List<double>[figures.Length];
        for (var f = 0; f < figures.Length; f++)
        {
            estimates[f] = new(figures[f](sums), default, default, 0);
            found[f] = new(Resamples);
        }

        if (table.Paragraphs > 1) Resample(table, figures, times, sums, found);
        for (var f = 0; f < figures.Length; f++) estimates[f] = WithInterval(estimates[f].Value, found[f], table.Paragraphs);
        return estimates;
    }

    private static void Resample(
        AgreementTable table, ReadOnlySpan<Func<AgreementSums, Measure>> figures, int[] times, AgreementSums sums, List<double>[] found)
    {
        var chance = new SplitMix64(Seed);
        for (var resample = 0; resample < Resamples; resample++)
        {
            Array.Clear(times);
            for (var drawn = 0; drawn < times.Length; drawn++) times[chance.Below(times.Length)]++;
            table.Sum(times, sums);
            for (var f = 0; f < figures.Length; f++)
                if (figures[f](sums).Value is { } value) found[f].Add(value);
        }
    }

    private static Estimate WithInterval(Measure value, List<double> found, int paragraphs)
    {
        if (WhyNot(value, found.Count, paragraphs) is { } reason)
            return new(value, Measure.Undefined(reason), Measure.Undefined(reason), found.Count);
        found.Sort();
        return new(value, Measure.Of(Quantile(found, 0.025)), Measure.Of(Quantile(found, 0.975)), found.Count);
    }

    private static string? WhyNot(Measure value, int found, int paragraphs) => true switch
    {
        _ when !value.IsDefined => value.Reason,
        _ when paragraphs < 2 => "One paragraph alone cannot be resampled.",
        _ when found < Enough * Resamples => $"The figure is defined in only {found} of {Resamples} resamples.",
        _ => null,
    };

    // R's type 7, as everywhere.
    private static double Quantile(List<double> sorted, double part)
    {
        var rank = (sorted.Count - 1) * part;
        var below = (int)rank;
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((rank - below) * (sorted[above] - sorted[below]));
    }
}
