using System.Diagnostics;
using System.Diagnostics.Metrics;
using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web;

/// <summary>What the doorways and the live roads say of themselves to whoever measures.</summary>
internal static class LiveMeter
{
    private static readonly double[] Latencies = [0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128, 0.256, 0.512, 1, 2, 4, 8];
    private static readonly Meter Meter = new("ReviewHub");

    private static readonly UpDownCounter<long> Connections = Meter.CreateUpDownCounter<long>(
        "reviewhub.connections", "{connection}", "Live connections of pages to this node.");

    private static readonly Counter<long> Dropped = Meter.CreateCounter<long>(
        "reviewhub.connections.dropped", "{connection}", "Connections cut because their page had stalled or lagged too far behind.");

    private static readonly Counter<long> Batches = Meter.CreateCounter<long>(
        "reviewhub.push.batches", "{batch}", "Batches of changes sent to the pages of one document on this node.");

    private static readonly Counter<long> Messages = Meter.CreateCounter<long>(
        "reviewhub.push.messages", "{message}", "WebSocket messages sent to pages; one may hold several batches.");

    private static readonly Counter<long> Bytes = Meter.CreateCounter<long>(
        "reviewhub.push.bytes", "By", "Bytes in WebSocket messages sent to pages.");

    private static readonly Counter<long> Resumes = Meter.CreateCounter<long>(
        "reviewhub.watch.resumes", "{watch}", "Pages that came back and got what they had missed.");

    private static readonly Counter<long> Snapshots = Meter.CreateCounter<long>(
        "reviewhub.watch.snapshots", "{watch}", "Pages that got a snapshot, because they were new or had missed too much.");

    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>(
        "reviewhub.refusals", "{refusal}", "Commands and requests refused, by reason.");

    private static readonly Histogram<double> Answers = Meter.CreateHistogram(
        "reviewhub.command.duration", "s", "Time from a command's arrival at a doorway to its answer, which is after the fsync.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Latencies });

    private static readonly Histogram<double> FanOuts = Meter.CreateHistogram(
        "reviewhub.fanout.duration", "s", "Time from a paragraph taking a change to its batch being sent to the pages of a node; of the oldest change in each batch.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Latencies });

    public static void Connected() => Connections.Add(1);

    public static void Disconnected() => Connections.Add(-1);

    public static void DroppedOne() => Dropped.Add(1);

    public static void Watched(bool resumed) => (resumed ? Resumes : Snapshots).Add(1);

    public static void Pushed(int messages, long bytes)
    {
        Messages.Add(messages);
        Bytes.Add(bytes);
    }

    /// <param name="oldest">By the clock of the node that decided it, in whole milliseconds.</param>
    public static void FannedOut(DateTimeOffset? oldest)
    {
        Batches.Add(1);
        if (oldest is { } since && FanOuts.Enabled) FanOuts.Record(Math.Max(0, (TimeProvider.System.GetUtcNow() - since).TotalSeconds));
    }

    /// <param name="begun">As <see cref="Stopwatch.GetTimestamp"/> says it.</param>
    public static void Answered(long begun)
    {
        if (Answers.Enabled) Answers.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds);
    }

    public static void Refused(RefusalKind reason) => Refuse(reason switch
    {
        RefusalKind.NotFound => "not-found",
        RefusalKind.NotAllowed => "not-allowed",
        RefusalKind.Conflict => "conflict",
        _ => "invalid",
    });

    /// <summary>A refusal in itself, or a fault behind which the command may be sent again; anything else is no refusal.</summary>
    public static void Refused(Exception e)
    {
        if (e is ReviewRuleException rule) Refused(rule.Kind);
        else if (e is TryAgainException || Unreached.Is(e)) Refuse("try-again");
    }

    private static void Refuse(string reason) => Refusals.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
