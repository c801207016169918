namespace ReviewHub.Domain;

/// <summary>A part with its whole, so that nobody reads a percentage without its denominator.</summary>
/// <param name="Count">0 to <paramref name="Total"/>.</param>
[GenerateSerializer, Immutable, Alias("rh.share")]
public readonly record struct Share([property: Id(0)] int Count, [property: Id(1)] int Total)
{
    /// <summary>0 to 1; a share of nothing is not defined.</summary>
    public Measure Value => Total == 0 ? Measure.Undefined("There is nothing to be a share of.") : Measure.Of((double)Count / Total);
}
