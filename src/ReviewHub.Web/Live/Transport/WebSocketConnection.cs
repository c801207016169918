using System.IO.Pipelines;
using System.Net.WebSockets;
using System.Security.Claims;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace ReviewHub.Web;

/// <summary>
/// One page's WebSocket as SignalR sees a connection. Stands in for SignalR's own transport, which spends two pipes and several hops
/// between threads on each frame.
/// </summary>
internal sealed class WebSocketConnection : ConnectionContext, IDuplexPipe, IConnectionIdFeature, IConnectionUserFeature, IConnectionItemsFeature,
    IConnectionTransportFeature, IConnectionLifetimeFeature, IConnectionLifetimeNotificationFeature, IConnectionHeartbeatFeature,
    IHttpContextFeature, IHttpTransportFeature, ITransferFormatFeature
{
    /// <summary>A stalled page is dropped after this long, and resumes by sequence when it is back; so is one that does not answer a close.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    // Few of the page's messages are longer than a vote. The hub's code runs where the socket was read, without a hop.
    private static readonly PipeOptions InputOptions = new(
        readerScheduler: PipeScheduler.Inline, writerScheduler: PipeScheduler.Inline, minimumSegmentSize: 1024, useSynchronizationContext: false);

    private readonly WebSocket _socket;
    private readonly Pipe _input = new(InputOptions);
    private readonly PageWire _wire;
    private readonly WebSocketOutput _output;
    private readonly CancellationTokenSource _closed = new();
    private readonly CancellationTokenSource _closeRequested = new();
    private readonly Lock _cutting = new();
    private readonly List<(Action<object> Action, object State)> _heartbeats = new(2);
    private HttpContext? _http;

    public WebSocketConnection(string id, HttpContext http, WebSocket socket)
    {
        (ConnectionId, HttpContext, _http, _socket, User) = (id, http, http, socket, http.User);
        _wire = http.Features.GetRequiredFeature<PageWire>();
        _wire.WhenCut(Abort);
        _output = new(_wire, () => ActiveFormat.MessageType());
        (ConnectionClosed, ConnectionClosedRequested, Transport) = (_closed.Token, _closeRequested.Token, this);
        Features = FeaturesOf(this);
    }

    public override string ConnectionId { get; set; }
    public override IFeatureCollection Features { get; }
    public override IDictionary<object, object?> Items { get => field ??= new ConnectionItems(); set; }
    public override IDuplexPipe Transport { get; set; }
    public override CancellationToken ConnectionClosed { get; set; }
    public CancellationToken ConnectionClosedRequested { get; set; }
    public HttpContext? HttpContext { get; set; }
    public ClaimsPrincipal? User { get; set; }
    public HttpTransportType TransportType => HttpTransportType.WebSockets;
    public TransferFormat SupportedFormats => TransferFormat.Text | TransferFormat.Binary;
    public TransferFormat ActiveFormat { get; set; } = TransferFormat.Text;
    public PipeReader Input => _input.Reader;
    public PipeWriter Output => _output;

    /// <summary>Lives until the hub or the page has had enough.</summary>
    public async Task Run(ConnectionHandler hub)
    {
        var receiving = Receive();
        try
        {
            await hub.OnConnectedAsync(this);
        }
        finally
        {
            await Close(receiving);
        }
    }

    public void OnHeartbeat(Action<object> action, object state)
    {
        lock (_heartbeats) _heartbeats.Add((action, state));
    }

    /// <summary>Every second: what SignalR does then, such as asking whether the page is still there; and the end of a stalled page.</summary>
    public void Tick()
    {
        if (!_closed.IsCancellationRequested && _wire.IsStalled(Patience)) Drop();
        lock (_heartbeats)
            foreach (var (action, state) in _heartbeats)
                action(state);
    }

    /// <summary>Asks the hub to say good-bye and to let the page come back.</summary>
    public void RequestClose() => _closeRequested.CancelAsync().Ignore();

    public override void Abort(ConnectionAbortedException abortReason) => Abort();

    /// <summary>Cuts the wire. What is sending or receiving fails at once, and the hub hears of it.</summary>
    public override void Abort()
    {
        _wire.Discard();
        lock (_cutting)
        {
            if (_http is null) return;
            _http.Abort();
            _http = null;
        }

        _socket.Abort();
        _closed.CancelAsync().Ignore();
    }

    private void Drop()
    {
        LiveMeter.DroppedOne();
        Abort();
    }

    private async Task Receive()
    {
        Exception? failure = null;
        try
        {
            while (true)
            {
                // Waits without a buffer: an idle page holds none.
                if ((await _socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None)).MessageType == WebSocketMessageType.Close) break;
                var received = await _socket.ReceiveAsync(_input.Writer.GetMemory(), CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close) break;
                _input.Writer.Advance(received.Count);
                // Once the hub has ended, this reads on to the page's answer to the close, and the pipe drops the rest.
                await _input.Writer.FlushAsync();
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // That a page is gone without a word is no fault.
            if (!IsCut(e)) failure = e;
        }

        await _input.Writer.CompleteAsync(failure);
    }

    private async Task Close(Task receiving)
    {
        await _input.Reader.CompleteAsync();
        try
        {
            await _wire.Drain();
            using var limit = new CancellationTokenSource(Patience);
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
            await receiving.WaitAsync(limit.Token);
        }
        catch (Exception e) when (IsCut(e))
        {
            Abort();
            await receiving;
        }

        // From here on the server may use the request's objects for another.
        lock (_cutting) _http = null;
    }

    private static bool IsCut(Exception e) => e is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException;

    private static FeatureCollection FeaturesOf(WebSocketConnection connection)
    {
        var features = new FeatureCollection(initialCapacity: 12);
        features.Set<IConnectionIdFeature>(connection);
        features.Set<IConnectionUserFeature>(connection);
        features.Set<IConnectionItemsFeature>(connection);
        features.Set<IConnectionTransportFeature>(connection);
        features.Set<IConnectionLifetimeFeature>(connection);
        features.Set<IConnectionLifetimeNotificationFeature>(connection);
        features.Set<IConnectionHeartbeatFeature>(connection);
        features.Set<IHttpContextFeature>(connection);
        features.Set<IHttpTransportFeature>(connection);
        features.Set<ITransferFormatFeature>(connection);
        features.Set(connection._wire);
        return features;
    }
}
