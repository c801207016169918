using System.IO.Pipelines;
using System.Net.WebSockets;

namespace ReviewHub.Web;

/// <summary>
/// What the hub writes to one page. A flush never waits for the page: it is sent at once, or, while a send is under way, gathers with
/// others and leaves as one WebSocket message after it. Flushes are whole SignalR messages, so a gathered message is one too.
/// </summary>
internal sealed class WebSocketOutput(WebSocket socket, Func<WebSocketMessageType> type, Action abort, TimeProvider clock) : PipeWriter
{
    /// <summary>
    /// What may gather behind a send: as much as the longest command in the other direction, and minutes of batches. A page that lags
    /// further behind gets the rest sooner by coming back for it.
    /// </summary>
    private const int MostPending = 512 * 1024;

    private readonly Lock _gate = new();
    private PooledBytes _draft; // written, not flushed; only the hub's one writer at a time touches it
    private PooledBytes _pending; // flushed, not yet being sent
    private TaskCompletionSource? _drained;
    private long _sendingSince;
    private bool _sending;
    private bool _ended;

    public override Memory<byte> GetMemory(int sizeHint = 0) => _draft.Room(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override void Advance(int bytes) => _draft.Advance(bytes);

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => new(Flush(default));

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default) =>
        new(Flush(source.Span));

    /// <summary>A flush is never pending.</summary>
    public override void CancelPendingFlush() { }

    public override void Complete(Exception? exception = null) => _ = Drain();

    /// <summary>Takes no more, and ends when what was taken is sent or lost with the connection.</summary>
    public Task Drain()
    {
        lock (_gate)
        {
            _ended = true;
            return _sending ? (_drained ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task : Task.CompletedTask;
        }
    }

    /// <summary>Takes no more and forgets what waits; for a connection that is cut.</summary>
    public void Discard()
    {
        lock (_gate)
        {
            _ended = true;
            _pending.Return();
        }
    }

    public bool IsStalled(TimeSpan patience)
    {
        lock (_gate) return _sending && clock.GetElapsedTime(_sendingSince) > patience;
    }

    private FlushResult Flush(ReadOnlySpan<byte> more)
    {
        switch (Gather(more))
        {
            case Gathered.ToSend: _ = Send(); break;
            case Gathered.TooMuch:
                LiveMeter.DroppedOne();
                abort();
                break;
        }

        return new(isCanceled: false, isCompleted: _ended);
    }

    private Gathered Gather(ReadOnlySpan<byte> more)
    {
        lock (_gate)
        {
            var added = _draft.Length + more.Length;
            // One message alone may be longer than the limit: a snapshot of a large document is.
            var tooMuch = _pending.Length > 0 && _pending.Length + added > MostPending;
            if (_ended || tooMuch || added == 0)
            {
                _draft.Return();
                return tooMuch && !_ended ? Gathered.TooMuch : Gathered.Nothing;
            }

            _pending.Take(ref _draft);
            _pending.Append(more);
            if (_sending) return Gathered.Nothing;
            _sending = true;
            return Gathered.ToSend;
        }
    }

    // One at a time, by whoever found nobody sending.
    private async Task Send()
    {
        try
        {
            while (Next() is { Length: > 0 } next)
            {
                LiveMeter.Pushed(next.Length);
                await socket.SendAsync(next.Memory, type(), endOfMessage: true, CancellationToken.None);
                next.Return();
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The bytes on their way stay out of the pool: a failed send may still hold them.
            abort();
            Stop();
        }
    }

    private PooledBytes Next()
    {
        lock (_gate)
        {
            var next = _pending;
            _pending = default;
            _sendingSince = clock.GetTimestamp();
            if (next.Length == 0) Stop();
            return next;
        }
    }

    private void Stop()
    {
        lock (_gate)
        {
            _sending = false;
            _drained?.TrySetResult();
        }
    }

    private enum Gathered
    {
        Nothing,
        ToSend,
        TooMuch,
    }
}
