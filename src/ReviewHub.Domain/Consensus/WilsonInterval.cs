namespace ReviewHub.Domain;

/// <summary>
/// The 95 % score interval of a share (Wilson 1927): how far the opinion of the few who judged may lie from that of all who might have.
/// Stays within 0 to 1 and is sensible for a board of five, where the textbook interval is not.
/// </summary>
/// <param name="Lower">0 to 1.</param>
/// <param name="Upper">0 to 1, at least <paramref name="Lower"/>.</param>
[GenerateSerializer, Immutable, Alias("rh.wilson-interval")]
public readonly record struct WilsonInterval([property: Id(0)] double Lower, [property: Id(1)] double Upper)
{
    private const double Z = 1.959963984540054;

    /// <param name="count">0 to <paramref name="total"/>.</param>
    /// <param name="total">At least 0; of nothing nothing is known, and the interval is 0 to 1.</param>
    public static WilsonInterval Of(int count, int total)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, total);
        if (total == 0) return new(0, 1);
        double n = total, share = count / n, z2 = Z * Z;
        var scale = 1 + (z2 / n);
        var centre = (share + (z2 / (2 * n))) / scale;
        var half = Z * Math.Sqrt((share * (1 - share) / n) + (z2 / (4 * n * n))) / scale;

        // At the ends the bound is exact; rounding must not push it a hair inside or past.
        return new(count == 0 ? 0 : centre - half, count == total ? 1 : centre + half);
    }
}
