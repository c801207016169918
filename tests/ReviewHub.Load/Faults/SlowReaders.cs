using System.Diagnostics;

namespace ReviewHub.Load;

/// <summary>The first page stops reading for good; the others read a little each second.</summary>
internal sealed class SlowReaders(Crowd crowd, ReviewerPage watcher) : IDisposable
{
    private const int CrawlBytes = 2048;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<TimeSpan> _dropped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _crawling = Task.CompletedTask;

    /// <summary>How long after it stalled the server took the stalled reader to be gone.</summary>
    public Task<TimeSpan> Dropped => _dropped.Task;

    /// <summary>Pages that were dropped and are back.</summary>
    public int Returned => crowd.Pages.Count(page => page.IsLive && page.Arrivals.Count > 1);

    public void Begin()
    {
        crowd.Pages[0].Stall();
        _crawling = Crawl();
        _ = Watch();
    }

    /// <summary>Everybody reads again, or comes back.</summary>
    public async Task End()
    {
        await _stop.CancelAsync();
        await _crawling;
        foreach (var page in crowd.Pages) page.Wake();
    }

    public void Dispose() => _stop.Dispose();

    private async Task Crawl()
    {
        while (!_stop.IsCancellationRequested)
        {
            foreach (var page in crowd.Pages.Skip(1)) page.Sip(CrawlBytes);
            await Task.Delay(TimeSpan.FromSeconds(1), _stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    // The stalled one cannot tell, since it does not read: the server tells the others who is gone.
    private async Task Watch()
    {
        var since = Stopwatch.StartNew();
        while (watcher.See(view => view.Here.Contains(crowd.PersonAt(0))))
        {
            if (_stop.IsCancellationRequested) return;
            await Task.Delay(Look);
        }

        _dropped.TrySetResult(since.Elapsed);
    }
}
