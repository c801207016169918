using System.Net.WebSockets;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace ReviewHub.Web.Tests;

/// <summary>Under TLS, and over a stream of HTTP/2 that shares its socket with others, frames cannot go straight to the socket.</summary>
public sealed class EncryptedWebSockets(EncryptedWebSockets.Host host) : IClassFixture<EncryptedWebSockets.Host>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task A_page_speaks_and_hears_whole_messages(string version)
    {
        var heard = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var client = new HttpMessageInvoker(new SocketsHttpHandler
        {
            SslOptions = new() { RemoteCertificateValidationCallback = (_, shown, _, _) => host.Certificate.Equals(shown) },
        });
        await using var hub = new HubConnectionBuilder().WithUrl(host.Address, options =>
        {
            options.Transports = HttpTransportType.WebSockets;
            options.SkipNegotiation = true;
            options.WebSocketFactory = async (context, cancellation) =>
            {
                var socket = new ClientWebSocket();
                socket.Options.HttpVersion = Version.Parse(version);
                socket.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
                await socket.ConnectAsync(context.Uri, client, cancellation);
                return socket;
            };
        }).Build();
        hub.On<int, int, string>("Count", (_, _, text) => heard.TrySetResult(text));
        await hub.StartAsync();
        Assert.Equal(1, host.Connections.Count);

        var text = string.Concat(Enumerable.Range(0, 250_000).Select(i => (char)('a' + (i % 26))));
        Assert.Equal(text, await hub.InvokeAsync<string>("Echo", text));
        await host.Hub.Groups.AddToGroupAsync(await host.Visits.Came.Reader.ReadAsync(), "all");
        await host.Hub.Clients.Group("all").SendAsync("Count", 0, 0, text);
        Assert.Equal(text, await heard.Task.WaitAsync(Patience));

        await hub.StopAsync();
        Assert.Null(await host.Visits.Went.Reader.ReadAsync().AsTask().WaitAsync(Patience));
    }

    public sealed class Host() : StormHost(encrypted: true);
}
