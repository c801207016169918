using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace ReviewHub.Web;

/// <summary>
/// Lets what an upgraded connection sends go straight to its socket. Kestrel's own way copies every frame into a pipe and wakes another
/// thread to send it. What is received still comes through Kestrel.
/// </summary>
internal sealed class StraightUpgrade(IHttpUpgradeFeature kestrel, Socket socket) : IHttpUpgradeFeature
{
    public bool IsUpgradableRequest => kestrel.IsUpgradableRequest;

    /// <summary>Where the wire is not the socket itself, as under TLS or in a test without a network, everything stays as it is.</summary>
    public static void Prefer(HttpContext http)
    {
        var features = http.Features;
        if (features.Get<IHttpUpgradeFeature>() is { } kestrel && features.Get<ITlsConnectionFeature>() is null
            && features.Get<IConnectionSocketFeature>() is { Socket: { } socket })
            features.Set<IHttpUpgradeFeature>(new StraightUpgrade(kestrel, socket));
    }

    public async Task<Stream> UpgradeAsync() => new StraightStream(await kestrel.UpgradeAsync(), socket);
}
