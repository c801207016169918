using Microsoft.AspNetCore.SignalR;

namespace ReviewHub.Web;

/// <summary>
/// The orderly end of a node. Asked to end, it is not ready from that moment and takes no new live connection; its pages are told to move
/// and have a while for it, in which everything goes on as before. Then the rest is closed, and the server and the silo stop. Whatever was
/// acknowledged is on disk all the time.
/// </summary>
internal sealed class Drain : IHostedLifecycleService, IDisposable
{
    private readonly Readiness _readiness;
    private readonly IHubContext<DocumentHub, IDocumentClient> _hub;
    private readonly WebSocketConnections _connections;
    private readonly TimeSpan _patience;
    private readonly CancellationTokenRegistration _asked;
    private int _begun;

    public Drain(
        IHostApplicationLifetime lifetime, Readiness readiness, IHubContext<DocumentHub, IDocumentClient> hub, WebSocketConnections connections,
        IConfiguration configuration)
    {
        (_readiness, _hub, _connections, _patience) = (readiness, hub, connections, PatienceOf(configuration));
        _asked = lifetime.ApplicationStopping.Register(Begin); // a signal gets here first
    }

    /// <summary>How long pages have to move. A node that is alone has nowhere to send them.</summary>
    public static TimeSpan PatienceOf(IConfiguration configuration) =>
        configuration.GetValue("ReviewHub:Drain", string.IsNullOrEmpty(configuration["ReviewHub:Cluster:Id"]) ? TimeSpan.Zero : TimeSpan.FromSeconds(10));

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        Begin();
        await _connections.Empty().WaitAsync(_patience, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _connections.CloseAll();
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _asked.Dispose();

    private void Begin()
    {
        if (Interlocked.Exchange(ref _begun, 1) == 1) return;
        _readiness.Leave();
        // Spread over half the time: those who move at once are in each other's way at the next node, and a proxy needs a moment to see that this one is leaving.
        if (_patience > TimeSpan.Zero) _hub.Clients.All.Moving((int)(_patience / 2).TotalMilliseconds).Ignore();
    }
}
