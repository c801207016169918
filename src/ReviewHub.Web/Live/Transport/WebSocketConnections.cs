using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;

namespace ReviewHub.Web;

/// <summary>All WebSocket connections of this process: one timer gives them their heartbeat, and the process' end is told to each.</summary>
internal sealed partial class WebSocketConnections : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, WebSocketConnection> _connections = new();
    private readonly TimeProvider _clock;
    private readonly ILogger<WebSocketConnections> _logger;
    private readonly CancellationToken _stopping;
    private readonly CancellationTokenRegistration _atStop;
    private readonly ITimer _timer;
    private int _ticking;

    public WebSocketConnections(IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<WebSocketConnections> logger)
    {
        (_clock, _logger, _stopping) = (clock, logger, lifetime.ApplicationStopping);
        _timer = clock.CreateTimer(_ => Tick(), null, Beat, Beat);
        _atStop = _stopping.Register(RequestCloseOfAll);
    }

    public int Count => _connections.Count;

    public async Task Serve(HttpContext http, WebSocket socket, ConnectionHandler hub)
    {
        var id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        var connection = _connections[id] = new(id, http, socket, _clock);
        try
        {
            // Who enters while all are asked to leave may have been overlooked.
            if (_stopping.IsCancellationRequested) connection.RequestClose();
            await connection.Run(hub);
        }
        finally
        {
            _connections.TryRemove(id, out _);
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _atStop.Dispose();
    }

    private void RequestCloseOfAll()
    {
        foreach (var (_, connection) in _connections) connection.RequestClose();
    }

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
