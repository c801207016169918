using System.IO.Pipelines;
using System.Net.WebSockets;

namespace ReviewHub.Web;

/// <summary>What the hub writes to one page: each flush is whole SignalR messages, and leaves as one WebSocket message.</summary>
internal sealed class WebSocketOutput(PageWire wire, Func<WebSocketMessageType> type) : PipeWriter
{
    private GatheredMessage _draft; // only the hub's one writer at a time touches it

    public override Memory<byte> GetMemory(int sizeHint = 0) => _draft.Room(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override void Advance(int bytes) => _draft.Advance(bytes);

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (_draft.Length > 0)
        {
            var message = _draft.AsMessage(type());
            if (wire.Send(message)) LiveMeter.Pushed(1, message.Bytes.Length);
        }

        _draft.Return();
        return new(new FlushResult(isCanceled: false, isCompleted: wire.IsEnded));
    }

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        _draft.Append(source.Span);
        return FlushAsync(cancellationToken);
    }

    /// <summary>A flush is never pending.</summary>
    public override void CancelPendingFlush() { }

    public override void Complete(Exception? exception = null) => _ = wire.Drain();
}
