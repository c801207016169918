using System.Net;
using System.Net.Sockets;

namespace ReviewHub.Browser.Tests;

/// <summary>The wire between a browser and the product, on a port of its own: it can be cut, mended, and made slow to answer.</summary>
public sealed class CuttableProxy : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<TcpClient> _open = [];
    private readonly Uri _target;
    private TcpListener _listener;
    private Task _accepting;
    private TaskCompletionSource _answers = Done();

    public CuttableProxy(Uri target)
    {
        _target = target;
        _listener = Listen(0);
        Address = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = Accept(_listener);
    }

    public Uri Address { get; }

    /// <summary>What the browser sends still arrives, but nothing comes back until answers are released or the wire is cut.</summary>
    public void HoldAnswers()
    {
        lock (_gate) _answers = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public void ReleaseAnswers()
    {
        lock (_gate) _answers.TrySetResult();
    }

    public async Task Cut()
    {
        _listener.Stop();
        await _accepting;
        lock (_gate)
        {
            foreach (var client in _open) client.Dispose();
            _open.Clear();
            _answers.TrySetResult();
        }
    }

    public void Mend()
    {
        _listener = Listen(Address.Port);
        _accepting = Accept(_listener);
    }

    public async ValueTask DisposeAsync() => await Cut();

    private static TaskCompletionSource Done()
    {
        var done = new TaskCompletionSource();
        done.SetResult();
        return done;
    }

    private static TcpListener Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        return listener;
    }

    private async Task Accept(TcpListener listener)
    {
        try
        {
            while (true) _ = Carry(await listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Stopped: nobody is let in any more.
        }
    }

    private async Task Carry(TcpClient browser)
    {
        using var product = new TcpClient();
        using var _ = browser;
        lock (_gate) _open.AddRange([browser, product]);
        try
        {
            await product.ConnectAsync(_target.Host, _target.Port);
            await Task.WhenAny(
                Pump(browser.GetStream(), product.GetStream(), () => Task.CompletedTask),
                Pump(product.GetStream(), browser.GetStream(), () => _answers.Task));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut in the middle of a sentence, which is what this is for.
        }
    }

    private static async Task Pump(NetworkStream from, NetworkStream to, Func<Task> allowed)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReadAsync(buffer) is var read and > 0)
        {
            await allowed();
            await to.WriteAsync(buffer.AsMemory(0, read));
        }
    }
}
