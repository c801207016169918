namespace ReviewHub.Load;

/// <summary>What a while of load came to.</summary>
/// <param name="Before">Server's memory at its start, in bytes.</param>
/// <param name="Growth">The most it had more at any moment.</param>
internal sealed record Pressed(Figures Figures, long Before, long Growth);

/// <summary>
/// The ladder's load on healthy screens, and a few writers who go over a long comment each again and again: enough is sent for a
/// stalled connection to fill the system's buffers (some megabytes) and then block, while the document stays the same size.
/// </summary>
internal sealed class Pressure(
    ServerProcess? server, IReadOnlyList<Screen> screens, Frames frames, Crowd writers, SlowScenario.Size size, Progress progress)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    public async Task<Pressed> For(TimeSpan time, int seed)
    {
        foreach (var screen in screens) screen.Clear();
        frames.Clear();
        using var stop = new CancellationTokenSource();
        var memory = Watch(stop.Token);
        var writing = writers.Pages.Select((_, page) => Write(page, new(HashCode.Combine(seed, page)), stop.Token)).ToList();
        var sent = await Task.Run(() => new Workload(screens, seed, size.Haste).Run(time, progress), CancellationToken.None);
        await stop.CancelAsync();
        await Task.WhenAll(writing);
        var (before, growth) = await memory;
        await Workload.Settle(sent, screens, Patience);
        return new(Outcome.Of(sent, screens, frames), before, growth);
    }

    private async Task Write(int page, Random random, CancellationToken stop)
    {
        await Wait(size.WriteEvery * random.NextDouble(), stop);
        while (!stop.IsCancellationRequested)
        {
            var due = Wait(size.WriteEvery, stop);
            await writers.Rewrite(page, size.CommentLength);
            await due;
        }
    }

    private async Task<(long Before, long Growth)> Watch(CancellationToken stop)
    {
        if (server is null) return default;
        var (before, most) = (server.Memory, 0L);
        while (!stop.IsCancellationRequested)
        {
            await Wait(Look, stop);
            most = Math.Max(most, server.Memory - before);
        }

        return (before, most);
    }

    private static Task Wait(TimeSpan time, CancellationToken stop) => Task.Delay(time, stop).ContinueWith(_ => { }, TaskScheduler.Default);
}
