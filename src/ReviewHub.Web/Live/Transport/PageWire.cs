using System.Net.Sockets;
using System.Net.WebSockets;

namespace ReviewHub.Web;

/// <summary>
/// What leaves for one page. Sending never waits for the page: a message goes to the socket at once, by the thread that brings it, or, while
/// others are on their way, gathers with those that come and leaves as one with them. Kestrel's own way copies every frame into a pipe and
/// wakes another thread to send it; it is taken where the wire is not the socket itself, as under TLS.
/// </summary>
/// <param name="upgraded">The connection as Kestrel gives it. It has nothing left to send: a client speaks only after it has read the answer
/// to its upgrade, and the server only after that.</param>
/// <param name="socket">Null where bytes must not go straight to it.</param>
internal sealed class PageWire(Stream upgraded, Socket? socket, TimeProvider clock)
{
    /// <summary>
    /// What may gather behind a send: as much as the longest command in the other direction, and minutes of batches. A page that lags
    /// further behind gets the rest sooner by coming back for it.
    /// </summary>
    private const int MostPending = 512 * 1024;

    private readonly Lock _gate = new();
    private PooledBytes _frames; // to be sent as they are, before anything else: the rest of a message, an answer to a ping, a close
    private GatheredMessage _pending;
    private WebSocketMessageType _pendingType;
    private TaskCompletionSource? _drained;
    private Action? _cut;
    private long _sendingSince;
    private bool _sending;
    private bool _ended;
    private bool _discarded;

    /// <summary>Takes no more messages.</summary>
    public bool IsEnded => _ended;

    /// <summary>Calls this when the page cannot be reached, or is too far behind.</summary>
    public void WhenCut(Action cut) => _cut = cut;

    /// <returns>Whether it has left; it may also gather, or be dropped with the connection.</returns>
    public bool Send(in WebSocketMessage message)
    {
        Taken taken;
        lock (_gate) taken = _ended ? Taken.Nothing : _sending ? Gather(message) : SendNow(message.Bytes.Span);
        switch (taken)
        {
            case Taken.InPart: _ = SendRest(); break;
            case Taken.TooMuch:
                LiveMeter.DroppedOne();
                _cut?.Invoke();
                break;
            case Taken.Lost: _cut?.Invoke(); break;
        }

        return taken == Taken.Whole;
    }

    /// <summary>Sends frames that are not the hub's, before whatever gathers; done when they have left or are lost with the connection.</summary>
    public Task SendFrames(ReadOnlySpan<byte> frames)
    {
        Taken taken;
        Task done;
        lock (_gate)
        {
            if (_discarded) return Task.CompletedTask;
            taken = _sending ? Taken.Nothing : SendNow(frames);
            if (taken == Taken.Nothing) _frames.Append(frames);
            done = Drained();
        }

        if (taken == Taken.InPart) _ = SendRest();
        else if (taken == Taken.Lost) _cut?.Invoke();
        return done;
    }

    /// <summary>Takes no more, and ends when what was taken is sent or lost with the connection.</summary>
    public Task Drain()
    {
        lock (_gate)
        {
            _ended = true;
            return Drained();
        }
    }

    /// <summary>Takes no more and forgets what waits; for a connection that is cut.</summary>
    public void Discard()
    {
        lock (_gate)
        {
            _ended = _discarded = true;
            _frames.Return();
            _pending.Return();
        }
    }

    public bool IsStalled(TimeSpan patience)
    {
        lock (_gate) return _sending && clock.GetElapsedTime(_sendingSince) > patience;
    }

    private Task Drained() => _sending ? (_drained ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task : Task.CompletedTask;

    private Taken Gather(in WebSocketMessage message)
    {
        // One message alone may be longer than the limit: a snapshot of a large document is.
        if (_pending.Length > 0 && _pending.Length + message.Payload.Length > MostPending) return Taken.TooMuch;
        _pending.Append(message.Payload.Span);
        _pendingType = message.Type;
        return Taken.Nothing;
    }

    private Taken SendNow(ReadOnlySpan<byte> frames)
    {
        var sent = 0;
        if (socket is not null)
        {
            try
            {
                sent = socket.Send(frames, SocketFlags.None, out var error);
                if (error is not (SocketError.Success or SocketError.WouldBlock)) return Taken.Lost;
            }
            catch (ObjectDisposedException)
            {
                return Taken.Lost;
            }

            if (sent == frames.Length) return Taken.Whole;
        }

        _frames.Append(frames[sent..]);
        (_sending, _sendingSince) = (true, clock.GetTimestamp());
        return Taken.InPart;
    }

    // One at a time, by whoever found nobody sending.
    private async Task SendRest()
    {
        try
        {
            while (Next(out var bytes) is { Length: > 0 } held)
            {
                await SendAll(bytes);
                LiveMeter.Pushed(1, bytes.Length);
                held.Return();
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The bytes on their way stay out of the pool: a failed send may still hold them.
            _cut?.Invoke();
            Stop();
        }
    }

    private async ValueTask SendAll(ReadOnlyMemory<byte> bytes)
    {
        if (socket is null)
        {
            await upgraded.WriteAsync(bytes);
            return;
        }

        while (!bytes.IsEmpty) bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None)..];
    }

    private PooledBytes Next(out ReadOnlyMemory<byte> bytes)
    {
        lock (_gate)
        {
            _sendingSince = clock.GetTimestamp();
            if (_frames.Length == 0 && _pending.Length > 0)
            {
                bytes = _pending.AsMessage(_pendingType).Bytes;
                return _pending.Release();
            }

            var frames = _frames;
            _frames = default;
            bytes = frames.Memory;
            if (frames.Length == 0) Stop();
            return frames;
        }
    }

    private void Stop()
    {
        lock (_gate)
        {
            _sending = false;
            _drained?.TrySetResult();
            _drained = null;
        }
    }

    private enum Taken
    {
        Whole,
        InPart,
        Nothing,
        TooMuch,
        Lost,
    }
}
