using System.Net.WebSockets;
using MessagePack.Resolvers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ReviewHub.Load;

/// <summary>What is compared with from below: a stock SignalR hub that broadcasts each change at once and keeps nothing.</summary>
internal static class BareServer
{
    public static async Task Serve(int port)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSignalR().AddMessagePackProtocol(options => options.SerializerOptions = ContractlessStandardResolverAllowPrivate.Options);
        await using var app = builder.Build();
        app.UseWebSockets();
        app.Use(next => context =>
        {
            if (context.Features.Get<IHttpWebSocketFeature>() is { } sockets) context.Features.Set<IHttpWebSocketFeature>(new Compressing(sockets));
            return next(context);
        });
        app.MapHub<BareHub>("/hub");
        app.Map("/bytes/{size:int}", Bytes);
        await app.StartAsync();
        await Console.Out.WriteLineAsync("ready");
        await app.WaitForShutdownAsync();
    }

    /// <summary>Sends that many bytes in one message for each message it gets.</summary>
    private static async Task Bytes(HttpContext context, int size)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var (bytes, asked) = (new byte[size], new byte[16]);
        while ((await socket.ReceiveAsync(asked.AsMemory(), default)).MessageType != WebSocketMessageType.Close)
            await socket.SendAsync(bytes, WebSocketMessageType.Binary, true, default);
    }

    /// <summary>Compresses for whoever offers it: SignalR has no setting for that.</summary>
    private sealed class Compressing(IHttpWebSocketFeature inner) : IHttpWebSocketFeature
    {
        public bool IsWebSocketRequest => inner.IsWebSocketRequest;

        public Task<WebSocket> AcceptAsync(WebSocketAcceptContext context)
        {
            context.DangerousEnableCompression = true;
            return inner.AcceptAsync(context);
        }
    }

    internal sealed record Change(int Command, int Paragraph, string By, string? Stance, string? Text);

    internal sealed class BareHub : Hub
    {
        public Task Send(Change change) => Clients.All.SendAsync("Change", change);
    }
}

internal sealed class BareScreen : SignalRScreen
{
    private BareScreen(Frames frames) : base(frames)
    {
    }

    public static async Task<BareScreen> Open(Uri server, Frames frames, string? extensions = null)
    {
        var screen = new BareScreen(frames);
        await screen.Open(new Uri(server, "/hub"), extensions: extensions);
        return screen;
    }

    public static object Change(Sent c) => new
    {
        command = c.Id,
        paragraph = c.Paragraph,
        by = $"reviewer-{c.Screen}",
        stance = c.IsComment ? null : c.Stance,
        text = c.IsComment ? c.Text : null,
    };

    protected override (string Target, string Arguments) CallOf(Sent command) =>
        ("Send", $"[{System.Text.Json.JsonSerializer.Serialize(Change(command))}]");
}

internal sealed class BareFrames : FramesOfCommands
{
    public override long? KeyOf(ReadOnlySpan<byte> message)
    {
        var at = message.IndexOf("\"command\":"u8);
        return at >= 0 && System.Buffers.Text.Utf8Parser.TryParse(message[(at + 10)..], out long command, out _) ? command : null;
    }

    protected override void Read(int frame, ReadOnlySpan<byte> message) => Carries(frame, (int)KeyOf(message)!.Value);
}
