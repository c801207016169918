using System.Diagnostics;
using HdrHistogram;

namespace ReviewHub.Load;

/// <summary>What became of some commands: how long until the server answered and until every screen showed them.</summary>
internal static class Outcome
{
    private const double PerMillisecond = 1000; // histograms count microseconds
    private const long Longest = 600_000_000;

    public static Figures Of(IReadOnlyList<Sent> sent, IReadOnlyList<Screen> screens, Frames frames)
    {
        var accepted = sent.Where(c => c is { Acknowledged: > 0, Refused: null }).ToList();
        var carrying = accepted.Select(frames.Carrying).ToList();
        var (shown, everywhere) = (new LongHistogram(Longest, 3), new long[accepted.Count]);
        long missed = 0, delivered = 0;
        var (first, end) = frames.Range;
        var arrivals = new long[end - first];
        for (var s = 0; s < screens.Count; s++)
        {
            screens[s].Fill(arrivals, first);
            for (var c = 0; c < accepted.Count; c++)
            {
                if (!screens[s].SeesOwn && accepted[c].Screen == s) continue;
                if (carrying[c] < 0 || arrivals[carrying[c] - first] == 0)
                {
                    missed++;
                    continue;
                }

                delivered++;
                var took = Microseconds(arrivals[carrying[c] - first] - accepted[c].Due);
                shown.RecordValue(took);
                everywhere[c] = Math.Max(everywhere[c], took);
            }
        }

        var last = new LongHistogram(Longest, 3);
        foreach (var took in everywhere) last.RecordValue(Math.Max(took, 1));
        return new()
        {
            ["to a screen, p50 ms"] = At(shown, 50),
            ["to a screen, p95 ms"] = At(shown, 95),
            ["to a screen, p99 ms"] = At(shown, 99),
            ["to a screen, max ms"] = At(shown, 100),
            ["to every screen, p50 ms"] = At(last, 50),
            ["to every screen, p99 ms"] = At(last, 99),
            ["acknowledged, p50 ms"] = At(Acknowledgements(accepted), 50),
            ["acknowledged, p99 ms"] = At(Acknowledgements(accepted), 99),
            ["commands"] = sent.Count,
            ["refused or unanswered"] = sent.Count - accepted.Count,
            ["changes delivered"] = delivered,
            ["changes missed"] = missed,
            ["broadcasts"] = carrying.Distinct().Count(f => f >= 0),
            ["screens lost"] = screens.Count(s => s.Lost),
        };
    }

    public static LongHistogram Acknowledgements(IEnumerable<Sent> accepted)
    {
        var histogram = new LongHistogram(Longest, 3);
        foreach (var command in accepted) histogram.RecordValue(Microseconds(command.Acknowledged - command.Due));
        return histogram;
    }

    public static LongHistogram Of(IEnumerable<TimeSpan> times)
    {
        var histogram = new LongHistogram(Longest, 3);
        foreach (var time in times) histogram.RecordValue(Math.Clamp((long)time.TotalMicroseconds, 1, Longest));
        return histogram;
    }

    public static double At(LongHistogram histogram, double percentile) =>
        histogram.TotalCount == 0 ? double.NaN : histogram.GetValueAtPercentile(percentile) / PerMillisecond;

    public static long Microseconds(long ticks) => Math.Clamp((long)(ticks * 1e6 / Stopwatch.Frequency), 1, Longest);
}
