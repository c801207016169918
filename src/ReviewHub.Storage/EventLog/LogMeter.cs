using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ReviewHub.Storage;

/// <summary>What the event log says of itself to whoever measures. One writer speaks here, once a batch.</summary>
internal static class LogMeter
{
    private static readonly Meter Meter = new("ReviewHub");

    private static readonly Histogram<int> BatchSize = Meter.CreateHistogram(
        "reviewhub.append.batch.size", "{event}", "Events that one commit wrote.",
        advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024] });

    private static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "reviewhub.append.duration", "s", "Time from taking up a batch to having it on disk.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0005, 0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128, 0.256, 0.512, 1, 2] });

    private static readonly Counter<long> Conflicts = Meter.CreateCounter<long>(
        "reviewhub.append.conflicts", "{event}", "Events refused because another writer of their stream was faster.");

    private static readonly Counter<long> Failures = Meter.CreateCounter<long>(
        "reviewhub.append.failures", "{batch}", "Batches that the database did not take; their outcome is unknown.");

    /// <param name="begun">When it was taken up, as <see cref="Stopwatch.GetTimestamp"/> says it.</param>
    public static void Committed(int events, long begun)
    {
        if (events > 0) BatchSize.Record(events);
        if (Duration.Enabled) Duration.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds);
    }

    public static void Conflicted() => Conflicts.Add(1);

    public static void Failed() => Failures.Add(1);
}
