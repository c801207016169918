using System.Net;
using System.Net.Sockets;

namespace ReviewHub.Storage.Tests.Support;

/// <summary>A way to a server that a test can cut: in both directions at once, or so that what is sent arrives and no answer comes back.</summary>
public sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> _ends = [];
    private readonly int _server;
    private readonly Task _accepting;
    private volatile bool _swallowsAnswers;

    public CuttingProxy(int server)
    {
        _server = server;
        _listener.Start();
        _accepting = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>From now on what the server answers is lost, and with the first lost answer the connection.</summary>
    public void SwallowAnswers() => _swallowsAnswers = true;

    public void Mend() => _swallowsAnswers = false;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        lock (_ends) _ends.ForEach(end => end.Dispose());
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                var server = new TcpClient();
                await server.ConnectAsync(IPAddress.Loopback, _server);
                lock (_ends) _ends.AddRange([client, server]);
                _ = Carry(client, server, answers: false);
                _ = Carry(server, client, answers: true);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Carry(TcpClient from, TcpClient to, bool answers)
    {
        try
        {
            var bytes = new byte[64 * 1024];
            while (await from.GetStream().ReadAsync(bytes) is > 0 and var count)
            {
                if (answers && _swallowsAnswers) break;
                await to.GetStream().WriteAsync(bytes.AsMemory(0, count));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // One end went; the other goes with it.
        }

        from.Dispose();
        to.Dispose();
    }
}
