using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ReviewHub.Web.Tests;

/// <summary>The transport alone, with a real server and sockets whose buffers are small, so that a page is soon behind.</summary>
public sealed class StormHost : IAsyncLifetime
{
    private readonly WebApplication _app;

    public StormHost()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxResponseBufferSize = 4096);
        builder.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = endpoint =>
        {
            var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
            socket.SendBufferSize = 4096;
            return socket;
        });
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<WebSocketConnections>().AddSingleton<StormHub.Visits>();
        builder.Services.AddSignalR(hub => hub.MaximumReceiveMessageSize = 512 * 1024);
        _app = builder.Build();
        _app.UseRouting();
        _app.MapLiveHub<StormHub>("/storm");
    }

    public Uri Address { get; private set; } = null!;

    internal StormHub.Visits Visits => _app.Services.GetRequiredService<StormHub.Visits>();

    internal WebSocketConnections Connections => _app.Services.GetRequiredService<WebSocketConnections>();

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        Address = new(new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), "/storm");
    }

    public Task Stop()
    {
        Connections.CloseAll();
        return _app.StopAsync();
    }

    public async Task DisposeAsync()
    {
        await Stop();
        await _app.DisposeAsync();
    }

    /// <summary>A page that reads only when told to.</summary>
    internal async Task<(RawPage Page, IClientProxy Server)> Connect()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(IPAddress.Loopback, Address.Port);
        var page = await RawPage.Open(socket, Address);
        var id = await Visits.Came.Reader.ReadAsync();
        return (page, _app.Services.GetRequiredService<IHubContext<StormHub>>().Clients.Client(id));
    }
}
