namespace ReviewHub.Domain;

/// <summary>
/// Agreement across camps, as Polis has it: the product of each camp's share that agrees, so that one camp against it is not outvoted by
/// a larger one. The product falls with every camp more; the geometric mean can be compared between documents. A camp nobody of which
/// has voted counts one half.
/// </summary>
/// <param name="Product">0 to 1, neither end reached; what Polis publishes.</param>
/// <param name="GeometricMean">0 to 1, neither end reached.</param>
/// <param name="Camps">How many the product is of.</param>
[GenerateSerializer, Immutable, Alias("rh.group-informed-consensus")]
public readonly record struct GroupInformedConsensus(
    [property: Id(0)] Measure Product, [property: Id(1)] Measure GeometricMean, [property: Id(2)] int Camps)
{
    /// <param name="camps">The same order of camps every time: products round differently in another.</param>
    public static GroupInformedConsensus Of(ReadOnlySpan<CampVotes> camps)
    {
        if (camps.IsEmpty) return new(NoCamps, NoCamps, 0);
        var product = 1.0;
        foreach (var camp in camps) product *= camp.AgreeShare;
        return new(Measure.Of(product), Measure.Of(Math.Pow(product, 1.0 / camps.Length)), camps.Length);
    }

    private static Measure NoCamps => Measure.Undefined("There are no camps.");
}
