using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;

namespace ReviewHub.Web;

/// <summary>Puts a hub's plain WebSockets on our transport. Who negotiates brings an id, and stays with SignalR's own.</summary>
internal static class WebSocketTransport
{
    public static HubEndpointConventionBuilder MapLiveHub<THub>(this IEndpointRouteBuilder routes, string path) where THub : Hub
    {
        var hub = routes.MapHub<THub>(path, options => options.TransportSendTimeout = WebSocketConnection.Patience);
        hub.Add(endpoint =>
        {
            if (!endpoint.Metadata.OfType<NegotiateMetadata>().Any())
                endpoint.RequestDelegate = Before<THub>(routes, endpoint.RequestDelegate!);
        });
        return hub;
    }

    public static WebSocketMessageType MessageType(this TransferFormat format) =>
        format == TransferFormat.Binary ? WebSocketMessageType.Binary : WebSocketMessageType.Text;

    private static RequestDelegate Before<THub>(IEndpointRouteBuilder routes, RequestDelegate stock) where THub : Hub
    {
        var connections = routes.ServiceProvider.GetRequiredService<WebSocketConnections>();
        var clock = routes.ServiceProvider.GetRequiredService<TimeProvider>();
        var handler = routes.ServiceProvider.GetRequiredService<HubConnectionHandler<THub>>();
        var app = routes.CreateApplicationBuilder();
        app.Use((http, next) =>
        {
            if (!HasNegotiated(http)) PageUpgrade.Prepare(http, clock);
            return next(http);
        });
        // SignalR pings as it is; a timer for each socket would be one too many.
        app.UseWebSockets(new() { KeepAliveInterval = TimeSpan.Zero });
        app.Run(http => IsPlain(http) ? Serve(http) : stock(http));
        return app.Build();

        async Task Serve(HttpContext http)
        {
            using var socket = await http.WebSockets.AcceptWebSocketAsync();
            await connections.Serve(http, socket, handler);
        }
    }

    private static bool IsPlain(HttpContext http) => http.WebSockets.IsWebSocketRequest && !HasNegotiated(http);

    private static bool HasNegotiated(HttpContext http) => http.Request.Query.ContainsKey("id");
}
