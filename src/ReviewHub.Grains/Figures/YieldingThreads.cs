using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace ReviewHub.Grains;

/// <summary>
/// Runs what can wait a little on threads that give way to all others, and on at most half of the processors: where there are few of these,
/// statistics on the pool's threads would have votes wait for a turn.
/// </summary>
public sealed class YieldingThreads : TaskScheduler
{
    /// <summary>Of 19. Each step leaves a thread about four fifths of the share of the step before, where there is not enough for all.</summary>
    private const int Niceness = 10;

    private readonly BlockingCollection<Task> _waiting = [];

    private YieldingThreads()
    {
        for (var number = 1; number <= MaximumConcurrencyLevel; number++)
            new Thread(Work) { IsBackground = true, Name = $"yielding {number}" }.Start();
    }

    /// <summary>One set of them for the whole process.</summary>
    public static YieldingThreads Shared { get; } = new();

    public override int MaximumConcurrencyLevel { get; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Does the work as soon as one of the threads is free. Whoever waits for it goes on elsewhere.</summary>
    public Task<T> Run<T>(Func<T> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach | TaskCreationOptions.RunContinuationsAsynchronously, this);

    protected override void QueueTask(Task task) => _waiting.Add(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => _waiting;

    private void Work()
    {
        GiveWay();
        foreach (var task in _waiting.GetConsumingEnumerable()) TryExecuteTask(task);
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
