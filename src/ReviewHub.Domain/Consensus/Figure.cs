namespace ReviewHub.Domain;

/// <summary>A number that a finding came from, under a name that exports and the API keep.</summary>
/// <param name="Denominator">What it is a share or a statistic of, in people.</param>
/// <param name="Lower">Of a share's 95 % interval; null where the figure is no share of opinion.</param>
[GenerateSerializer, Immutable, Alias("rh.figure")]
public readonly record struct Figure(
    [property: Id(0)] string Key,
    [property: Id(1)] double Value,
    [property: Id(2)] int Denominator,
    [property: Id(3)] double? Lower = null,
    [property: Id(4)] double? Upper = null)
{
    /// <summary>A statistic of the judgments, such as a median.</summary>
    internal static Figure Of(string key, decimal value, int judged) => new(key, (double)value, judged);

    /// <summary>A share of opinion, with the interval it stands for.</summary>
    /// <param name="denominator">Above 0.</param>
    internal static Figure Share(string key, int count, int denominator)
    {
        var interval = WilsonInterval.Of(count, denominator);
        return new(key, (double)count / denominator, denominator, interval.Lower, interval.Upper);
    }
}
