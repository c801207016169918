namespace ReviewHub.Domain.Tests.Measures;

/// <summary>Agreement figures the slow way, from every pair of judgments, as their authors define them.</summary>
internal static class ByDefinition
{
    public static double OrdinalAlpha(IReadOnlyList<int[]> units, int categories)
    {
        var all = units.Where(u => u.Length > 1).SelectMany(u => u).ToList();
        var used = Enumerable.Range(0, categories).Select(c => all.Count(v => v == c)).ToArray();
        return Alpha(units, (a, b) =>
        {
            var (low, high) = (Math.Min(a, b), Math.Max(a, b));
            return Math.Pow(used[low..(high + 1)].Sum() - ((used[low] + used[high]) / 2.0), 2);
        });
    }

    /// <param name="distance">Squared.</param>
    public static double Alpha(IReadOnlyList<int[]> units, Func<int, int, double> distance)
    {
        var paired = units.Where(u => u.Length > 1).ToList();
        var all = paired.SelectMany(u => u).ToList();
        var observed = paired.Sum(u => Pairs(u).Sum(p => distance(p.One, p.Other)) / (u.Length - 1)) / all.Count;
        var expected = Pairs(all).Sum(p => distance(p.One, p.Other)) / (all.Count * (all.Count - 1.0));
        return 1 - (observed / expected);
    }

    public static double Ac2(IReadOnlyList<int[]> units, int categories)
    {
        double Choose2(int n) => n * (n - 1) / 2.0;
        double Weight(int a, int b) => 1 - (Choose2(Math.Abs(a - b) + 1) / Choose2(categories));
        var pairwise = units.Where(u => u.Length > 1).Average(u => Pairs(u).Average(p => Weight(p.One, p.Other)));
        var judged = units.Where(u => u.Length > 0).ToList();
        var shares = Enumerable.Range(0, categories).Select(c => judged.Average(u => u.Count(v => v == c) / (double)u.Length)).ToList();
        var weights = Enumerable.Range(0, categories).Sum(a => Enumerable.Range(0, categories).Sum(b => Weight(a, b)));
        var chance = weights / (categories * (categories - 1)) * shares.Sum(s => s * (1 - s));
        return (pairwise - chance) / (1 - chance);
    }

    private static IEnumerable<(int One, int Other)> Pairs(IReadOnlyList<int> values) =>
        from i in Enumerable.Range(0, values.Count) from j in Enumerable.Range(0, values.Count) where i != j select (values[i], values[j]);
}
