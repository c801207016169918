using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace ReviewHub.Grains;

/// <summary>
/// Runs what can wait a little on threads that give way to all others, and on at most half of the processors: where there are few of these,
/// statistics on the pool's threads would have votes wait for a turn.
/// </summary>
public sealed class YieldingThreads
{
    /// <summary>Of 19. Each step leaves a thread about four fifths of the share of the step before, where there is not enough for all.</summary>
    private const int Niceness = 10;

    private readonly BlockingCollection<Action> _waiting = [];
    private readonly BlockingCollection<Action> _done = [];

    private YieldingThreads()
    {
        for (var number = 1; number <= Math.Max(1, Environment.ProcessorCount / 2); number++)
            Start($"yielding {number}", Work);

        // A thread of Linux is as nice as the one that starts it, and the pool starts its threads from whichever thread brings it work:
        // were results handed over by those that give way, threads of the pool would give way for good.
        Start("yielded", () => DoAll(_done));
    }

    /// <summary>One set of them for the whole process.</summary>
    public static YieldingThreads Shared { get; } = new();

    /// <summary>Does the work as soon as one of the threads is free. Whoever waits for it goes on elsewhere.</summary>
    public Task<T> Run<T>(Func<T> work)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Add(() => _done.Add(HandOver(work, result)));
        return result.Task;
    }

    private static Action HandOver<T>(Func<T> work, TaskCompletionSource<T> result)
    {
        try
        {
            var value = work();
            return () => result.SetResult(value);
        }
        catch (Exception e)
        {
            return () => result.SetException(e);
        }
    }

    private static void Start(string name, ThreadStart work) => new Thread(work) { IsBackground = true, Name = name }.Start();

    private static void DoAll(BlockingCollection<Action> queue)
    {
        foreach (var action in queue.GetConsumingEnumerable()) action();
    }

    private void Work()
    {
        GiveWay();
        DoAll(_waiting);
    }

    private static void GiveWay()
    {
        try
        {
            // There .NET's own thread priorities do nothing, and this is of the calling thread alone.
            if (OperatingSystem.IsLinux()) _ = Nice(Niceness);
            else Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // A C library of another name: the work is done all the same.
        }
    }

    [DllImport("libc", EntryPoint = "nice"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Nice(int increment);
}
