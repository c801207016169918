using System.Collections.Concurrent;

namespace ReviewHub.Grains.Tests;

public class YieldingWork
{
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

    // A thread of Linux is as nice as the one that starts it, and the pool starts its threads from whichever thread brings it work.
    [SkippableFact]
    public async Task What_goes_on_after_it_is_brought_by_a_thread_that_does_not_give_way()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only Linux says how nice a thread is.");

        var (others, doorway) = (NicenessHere(), new Doorway());
        using var held = new ManualResetEventSlim();
        var waiting = doorway.Await(() => YieldingThreads.Shared.Run(() => held.Wait(TimeSpan.FromSeconds(30))));
        held.Set();

        Assert.True(await waiting, "It was not held.");
        Assert.Equal([others], doorway.Bringers);
    }

    [Fact]
    public async Task What_fails_there_fails_for_whoever_asked_and_the_next_is_done()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => YieldingThreads.Shared.Run<int>(() => throw new InvalidOperationException()));

        Assert.Equal(7, await YieldingThreads.Shared.Run(() => 7));
    }

    private static int NicenessHere() => int.Parse(File.ReadAllText("/proc/thread-self/stat").Split(')')[^1].Split(' ')[Nice], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What is brought to it goes on in the pool; it notes how nice the thread was that brought it.</summary>
    private sealed class Doorway : SynchronizationContext
    {
        private readonly ConcurrentQueue<int> _bringers = [];

        public IReadOnlyCollection<int> Bringers => _bringers;

        public override void Post(SendOrPostCallback d, object? state)
        {
            _bringers.Enqueue(NicenessHere());
            base.Post(d, state);
        }

        /// <summary>Waits with this as the context.</summary>
        public Task<T> Await<T>(Func<Task<T>> work)
        {
            var before = Current;
            SetSynchronizationContext(this);
            try
            {
                return Awaited(work());
            }
            finally
            {
                SetSynchronizationContext(before);
            }
        }

        private static async Task<T> Awaited<T>(Task<T> task) => await task;
    }
}
