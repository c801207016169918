namespace ReviewHub.Domain;

/// <summary>A fact about a review. What happened, not to whom, when or by whom: that is the envelope's (<see cref="Recorded"/>).</summary>
[GenerateSerializer, Immutable, Alias("rh.review-event")]
public abstract record ReviewEvent;

/// <summary>An event in its envelope, as the log keeps it.</summary>
/// <param name="Version">Place in its stream, from 1 without gaps.</param>
/// <param name="At">UTC, whole milliseconds.</param>
[GenerateSerializer, Immutable, Alias("rh.recorded")]
public sealed record Recorded(
    [property: Id(0)] int Version,
    [property: Id(1)] CommandId Command,
    [property: Id(2)] ReviewerId By,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] ReviewEvent Event);

/// <summary>Who asks, and under which id the request will be known for ever.</summary>
[GenerateSerializer, Immutable, Alias("rh.command")]
public sealed record Command([property: Id(0)] CommandId Id, [property: Id(1)] ReviewerId By)
{
    /// <summary>A further part of the same request; a repeat of that asks for the same parts.</summary>
    public Command Then(string part) => this with { Id = CommandId.For(By, $"{Id}/{part}") };
}
