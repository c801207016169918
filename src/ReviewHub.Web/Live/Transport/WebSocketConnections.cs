using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;

namespace ReviewHub.Web;

/// <summary>All WebSocket connections of this process: one timer gives them their heartbeat, and all are asked to leave before the process ends.</summary>
internal sealed partial class WebSocketConnections : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, WebSocketConnection> _connections = new();
    private readonly ILogger<WebSocketConnections> _logger;
    private readonly ITimer _timer;
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _ticking;
    private volatile bool _leaving;
    private volatile bool _closing;

    public WebSocketConnections(TimeProvider clock, ILogger<WebSocketConnections> logger)
    {
        _logger = logger;
        _timer = clock.CreateTimer(_ => Tick(), null, Beat, Beat);
    }

    public int Count => _connections.Count;

    /// <summary>Done when the last has gone; none should come any more.</summary>
    public Task Empty()
    {
        _leaving = true;
        if (_connections.IsEmpty) _empty.TrySetResult();
        return _empty.Task;
    }

    /// <summary>Asks all to leave, and to come back elsewhere or later.</summary>
    public void CloseAll()
    {
        _closing = true;
        foreach (var (_, connection) in _connections) connection.RequestClose();
    }

    public async Task Serve(HttpContext http, WebSocket socket, ConnectionHandler hub)
    {
        var id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        var connection = _connections[id] = new(id, http, socket);
        try
        {
            // Who enters while all are asked to leave may have been overlooked.
            if (_closing) connection.RequestClose();
            await connection.Run(hub);
        }
        finally
        {
            _connections.TryRemove(id, out _);
            if (_leaving && _connections.IsEmpty) _empty.TrySetResult();
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Tick()
    {
        if (Interlocked.Exchange(ref _ticking, 1) == 1) return;
        foreach (var (_, connection) in _connections)
        {
            try
            {
                connection.Tick();
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                Log.NoHeartbeat(_logger, e, connection.ConnectionId);
            }
        }

        Volatile.Write(ref _ticking, 0);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The heartbeat of connection {Connection} failed.")]
        public static partial void NoHeartbeat(ILogger logger, Exception e, string connection);
    }
}
