namespace ReviewHub.Domain;

/// <summary>
/// How near judgments on an ordered scale lie to their mean (Tastle and Wierman 2007, International Journal of Approximate Reasoning 45,
/// 531-545): 1 when all are in one category, 0 when they are parted evenly between the two ends.
/// </summary>
public static class TastleWiermanConsensus
{
    /// <param name="counts">Per category in the order of the scale, abstentions left out; at least two categories.</param>
    /// <returns>0 to 1.</returns>
    public static Measure Of(ReadOnlySpan<int> counts)
    {
        var (total, weighed) = (0L, 0L);
        for (var i = 0; i < counts.Length; i++)
        {
            total += counts[i];
            weighed += (long)i * counts[i];
        }

        if (total == 0) return Measure.Undefined("Nobody has judged.");
        double mean = (double)weighed / total, width = counts.Length - 1, consensus = 1;
        for (var i = 0; i < counts.Length; i++)
            if (counts[i] > 0 && counts[i] < total) consensus += (double)counts[i] / total * Math.Log2(1 - (Math.Abs(i - mean) / width));

        // Rounding must not push the ends a hair past.
        return Measure.Of(Math.Clamp(consensus, 0, 1));
    }
}
