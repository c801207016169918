namespace ReviewHub.Grains;

/// <summary>
/// Decides when a batch leaves: at once when the feed was idle, so that a lone vote waits for nothing; otherwise when the nodes have
/// sent the one before and have rested half as long as that took. So batches grow with the number of pages and with the load, and a third
/// of a node's time stays free for what is to go into them.
/// </summary>
/// <param name="flush">Sends what has gathered; done when every node has sent it on.</param>
internal sealed class FeedWindow(Func<Task> flush, TimeProvider clock)
{
    /// <summary>A node that is gone or stuck holds up the others no longer than this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan LongestRest = TimeSpan.FromMilliseconds(50);

    /// <summary>How long what nobody waits for may wait for company. When hundreds come at once, each would else be a batch for all the others.</summary>
    private static readonly TimeSpan Leisure = TimeSpan.FromMilliseconds(250);

    private long _restedAt; // as the clock's timestamps say it
    private bool _open;
    private bool _waiting;
    private bool _leisurely;

    /// <summary>Something changed.</summary>
    public void Open()
    {
        _waiting = true;
        if (!_open) Run().Ignore();
    }

    /// <summary>Something changed that can wait: it leaves with the next batch, or before long by itself.</summary>
    public void OpenAtLeisure()
    {
        if (!_leisurely) Later().Ignore();
    }

    private async Task Later()
    {
        _leisurely = true;
        try
        {
            await Task.Delay(Leisure, clock);
        }
        finally
        {
            _leisurely = false;
        }

        Open();
    }

    private async Task Run()
    {
        _open = true;
        GrainTraces.Leave();
        try
        {
            while (_waiting)
            {
                // Nobody waits for the end of a rest in which nothing comes, and no timer runs.
                if (_restedAt - clock.GetTimestamp() is > 0 and var left) await Task.Delay(clock.GetElapsedTime(0, left), clock);
                _waiting = false;
                var begun = clock.GetTimestamp();
                var sent = flush();
                sent.Ignore(); // a node may fail long after the others had enough of waiting for it
                await sent.WaitAsync(Patience, clock)
                    .ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
                var sentAt = clock.GetTimestamp();
                _restedAt = sentAt + Math.Min((sentAt - begun) / 2, (long)(LongestRest.TotalSeconds * clock.TimestampFrequency));
            }
        }
        finally
        {
            _open = false;
        }
    }
}
