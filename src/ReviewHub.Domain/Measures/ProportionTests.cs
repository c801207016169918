namespace ReviewHub.Domain;

/// <summary>Polis's two tests of shares, each a z that is never undefined, for one success and one trial more are assumed everywhere.</summary>
public static class ProportionTests
{
    /// <summary>What z lies above by chance in one case of ten.</summary>
    public const double Significant = 1.2816;

    /// <summary>Whether a share lies above one half.</summary>
    public static double OfOne(int successes, int trials) => 2 * Math.Sqrt(trials + 1.0) * (((successes + 1.0) / (trials + 1.0)) - 0.5);

    /// <summary>Whether the share within lies above the share without.</summary>
    public static double OfTwo(int successesWithin, int successesWithout, int trialsWithin, int trialsWithout)
    {
        double within = successesWithin + 1.0, without = successesWithout + 1.0, ofWithin = trialsWithin + 1.0, ofWithout = trialsWithout + 1.0;
        var pooled = (within + without) / (ofWithin + ofWithout);
        return pooled >= 1
            ? 0
            : ((within / ofWithin) - (without / ofWithout)) / Math.Sqrt(pooled * (1 - pooled) * ((1 / ofWithin) + (1 / ofWithout)));
    }
}
