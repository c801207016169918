using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace ReviewHub.Web;

/// <summary>Gives a connection that is upgraded to a WebSocket a <see cref="PageWire"/> for what it sends, found among the request's features.</summary>
internal static class PageUpgrade
{
    public static void Prepare(HttpContext http, TimeProvider clock)
    {
        var features = http.Features;
        if (features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } upgrade) features.Set<IHttpUpgradeFeature>(new Upgrade(upgrade, features, clock));
        if (features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true } connect)
            features.Set<IHttpExtendedConnectFeature>(new ExtendedConnect(connect, features, clock));
    }

    private static PageStream Wire(Stream upgraded, Socket? socket, IFeatureCollection features, TimeProvider clock)
    {
        // A send takes what the socket has room for and never waits; the asynchronous ones, which do, stay as they are.
        if (socket is not null) socket.Blocking = false;
        var wire = new PageWire(upgraded, socket, clock);
        features.Set(wire);
        return new(upgraded, wire);
    }

    private sealed class Upgrade(IHttpUpgradeFeature kestrel, IFeatureCollection features, TimeProvider clock) : IHttpUpgradeFeature
    {
        public bool IsUpgradableRequest => kestrel.IsUpgradableRequest;

        public async Task<Stream> UpgradeAsync()
        {
            var socket = features.Get<ITlsConnectionFeature>() is null ? features.Get<IConnectionSocketFeature>()?.Socket : null;
            return Wire(await kestrel.UpgradeAsync(), socket, features, clock);
        }
    }

    // Over HTTP/2 many share a socket.
    private sealed class ExtendedConnect(IHttpExtendedConnectFeature kestrel, IFeatureCollection features, TimeProvider clock) : IHttpExtendedConnectFeature
    {
        public bool IsExtendedConnect => kestrel.IsExtendedConnect;
        public string? Protocol => kestrel.Protocol;

        public async ValueTask<Stream> AcceptAsync() => Wire(await kestrel.AcceptAsync(), null, features, clock);
    }
}
