namespace ReviewHub.Domain;

/// <summary>A figure of a whole document with its 95 % percentile bootstrap interval (Efron and Tibshirani 1993, chapter 13).</summary>
/// <param name="Lower">Not defined where there is nothing to resample, or the figure is not defined in too many resamples.</param>
/// <param name="Resamples">Those in which the figure was defined: what the interval rests on.</param>
[GenerateSerializer, Immutable, Alias("rh.estimate")]
public readonly record struct Estimate(
    [property: Id(0)] Measure Value,
    [property: Id(1)] Measure Lower,
    [property: Id(2)] Measure Upper,
    [property: Id(3)] int Resamples);
