using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
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
public class StormHost : IAsyncLifetime
{
    private readonly WebApplication _app;

    public StormHost() : this(encrypted: false)
    {
    }

    private protected StormHost(bool encrypted)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxResponseBufferSize = 4096;
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                if (encrypted) listen.UseHttps(Certificate);
            });
        });
        builder.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = endpoint =>
        {
            var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
            socket.SendBufferSize = 4096;
            return socket;
        });
        builder.Services.AddSingleton<HubLifetimeManager<StormHub>, LiveLifetimeManager<StormHub>>();
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<WebSocketConnections>().AddSingleton<StormHub.Visits>();
        builder.Services.AddSignalR(hub => hub.MaximumReceiveMessageSize = 512 * 1024);
        _app = builder.Build();
        _app.UseRouting();
        _app.MapLiveHub<StormHub>("/storm");
    }

    public X509Certificate2 Certificate { get; } = MadeCertificate.InMemory();

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
        Certificate.Dispose();
    }

    internal IHubContext<StormHub> Hub => _app.Services.GetRequiredService<IHubContext<StormHub>>();

    /// <summary>A page that reads only when told to.</summary>
    internal async Task<(RawPage Page, IClientProxy Server)> Connect()
    {
        var (page, id) = await Come();
        return (page, Hub.Clients.Client(id));
    }

    /// <summary>A page and the id by which the hub knows it.</summary>
    internal async Task<(RawPage Page, string Id)> Come()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(IPAddress.Loopback, Address.Port);
        var page = await RawPage.Open(socket, Address);
        return (page, await Visits.Came.Reader.ReadAsync());
    }
}
