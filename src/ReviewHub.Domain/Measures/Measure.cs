using System.Text.Json.Serialization;

namespace ReviewHub.Domain;

/// <summary>
/// A figure, or that there is none and why. Statistics of few or unanimous people are often not defined; a page, a file or a silo then
/// gets the reason in words and never something that is no number.
/// </summary>
/// <param name="Value">Finite; null when the figure is not defined.</param>
/// <param name="Reason">Why it is not defined, in a sentence; null when it is.</param>
[GenerateSerializer, Immutable, Alias("rh.measure")]
public readonly record struct Measure([property: Id(0)] double? Value, [property: Id(1)] string? Reason)
{
    [JsonIgnore]
    public bool IsDefined => Value is not null;

    public static Measure Of(double value) => double.IsFinite(value) ? new(value, null) : Undefined("It comes to no finite number.");

    public static Measure Of(decimal value) => new((double)value, null);

    public static Measure Undefined(string reason) => new(null, reason);

    /// <exception cref="InvalidOperationException">The figure is not defined.</exception>
    public double Require() => Value ?? throw new InvalidOperationException(Reason);
}
