namespace ReviewHub.Domain;

/// <summary>How far two divisions of the same people agree (Hubert and Arabie 1985): 1 when they are one division, about 0 when by chance.</summary>
public static class AdjustedRandIndex
{
    /// <param name="one">A label for each, in any numbering.</param>
    /// <param name="other">Of the same people in the same order.</param>
    public static Measure Of(IReadOnlyList<int> one, IReadOnlyList<int> other)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(one.Count, other.Count);
        var pairs = Pairs(one.Count);
        if (pairs == 0) return Measure.Undefined("Of fewer than two people there is no pair to be together or apart.");
        var together = one.Zip(other).GroupBy(pair => pair).Sum(g => Pairs(g.Count()));
        double first = one.GroupBy(label => label).Sum(g => Pairs(g.Count())), second = other.GroupBy(label => label).Sum(g => Pairs(g.Count()));
        double expected = first * second / pairs, highest = (first + second) / 2;
        return expected == highest
            ? Measure.Undefined("Both divisions put everybody together, or everybody apart.")
            : Measure.Of((together - expected) / (highest - expected));
    }

    private static long Pairs(int people) => (long)people * (people - 1) / 2;
}
