using System.Diagnostics;

namespace ReviewHub.Load;

/// <summary>Sends commands when they are due, whatever became of those before.</summary>
internal static class Pace
{
    /// <param name="plan">In order of <see cref="Sent.Due"/>, which counts from now and becomes a moment in time when sent.</param>
    public static void Play(IReadOnlyList<Sent> plan, Action<Sent> send, Progress progress)
    {
        var start = Stopwatch.GetTimestamp() + Stopwatch.Frequency / 100;
        var next = 0;
        while (next < plan.Count)
        {
            Thread.Sleep(1); // the grain of the plan: what is due within a millisecond goes out together
            var now = Stopwatch.GetTimestamp() - start;
            for (; next < plan.Count && plan[next].Due <= now; next++)
            {
                plan[next].Due += start;
                send(plan[next]);
            }

            progress.Say($"commands {next}/{plan.Count}");
        }
    }
}
