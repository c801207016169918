namespace ReviewHub.Grains.Tests;

public class YieldingWork
{
    private const int Waiters = 40;
    private const int Nice = 19 - 2; // proc(5): the 19th field; the first two are before the name's bracket, and a space comes before the third

    [SkippableFact]
    public async Task It_is_done_on_a_thread_that_gives_way_to_the_others()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only Linux says how nice a thread is.");

        var others = NicenessHere();
        var its = await YieldingThreads.Shared.Run(NicenessHere);

        Assert.True(its > others, $"{its} and {others}");
        Assert.Equal(others, NicenessHere());
    }

    [SkippableFact]
    public async Task What_goes_on_after_it_does_not_give_way()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only Linux says how nice a thread is.");

        var others = NicenessHere();
        ThreadPool.GetMinThreads(out var least, out var ports);
        ThreadPool.SetMinThreads(least + Waiters, ports);
        try
        {
            // Each holds the thread it goes on upon, so that the pool must start others: a thread of Linux is as nice as the one that starts it.
            using var all = new CountdownEvent(Waiters);
            var nicenesses = await Task.WhenAll(Enumerable.Range(0, Waiters).Select(_ => GoOn(all)));

            Assert.All(nicenesses, n => Assert.Equal(others, n));
        }
        finally
        {
            ThreadPool.SetMinThreads(least, ports);
        }
    }

    [Fact]
    public async Task What_fails_there_fails_for_whoever_asked_and_the_next_is_done()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => YieldingThreads.Shared.Run<int>(() => throw new InvalidOperationException()));

        Assert.Equal(7, await YieldingThreads.Shared.Run(() => 7));
    }

    private static async Task<int> GoOn(CountdownEvent all)
    {
        await YieldingThreads.Shared.Run(() => 0).ConfigureAwait(false);
        all.Signal();
        Assert.True(all.Wait(TimeSpan.FromSeconds(30)), "Not all went on.");
        return NicenessHere();
    }

    private static int NicenessHere() => int.Parse(File.ReadAllText("/proc/thread-self/stat").Split(')')[^1].Split(' ')[Nice], System.Globalization.CultureInfo.InvariantCulture);
}
