using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace ReviewHub.Web.Tests;

/// <summary>The page's end of a WebSocket, without a client that reads ahead or hides the frames.</summary>
internal sealed class RawPage : IDisposable
{
    private const char End = '\u001e';
    private readonly Socket _socket;
    private readonly WebSocket _web;

    private RawPage(Socket socket, WebSocket web) => (_socket, _web) = (socket, web);

    public int Frames { get; private set; }

    public WebSocketCloseStatus? Closed => _web.CloseStatus;

    public static async Task<RawPage> Open(Socket socket, Uri address)
    {
        var stream = new NetworkStream(socket, ownsSocket: true);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET {address.AbsolutePath} HTTP/1.1\r\nHost: {address.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));
        var head = "";
        var one = new byte[1];
        while (!head.EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one) == 1) head += (char)one[0];
        Assert.StartsWith("HTTP/1.1 101", head, StringComparison.Ordinal);
        var page = new RawPage(socket, WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = false }));
        await page.Send("""{"protocol":"json","version":1}""");
        Assert.Equal("{}", Assert.Single((await page.Read())!).ToString());
        return page;
    }

    /// <summary>Sends one SignalR message in WebSocket fragments of some bytes.</summary>
    public async Task Send(string message, int fragment = int.MaxValue)
    {
        var bytes = Encoding.UTF8.GetBytes(message + End);
        for (var at = 0; at < bytes.Length;)
        {
            var length = Math.Min(fragment, bytes.Length - at);
            await _web.SendAsync(bytes.AsMemory(at, length), WebSocketMessageType.Text, at + length == bytes.Length, CancellationToken.None);
            at += length;
        }
    }

    /// <summary>The SignalR messages of the next WebSocket message; null when the server closes.</summary>
    public async Task<IReadOnlyList<JsonElement>?> Read()
    {
        using var whole = new MemoryStream();
        var buffer = new byte[1500];
        ValueWebSocketReceiveResult received;
        do
        {
            received = await _web.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            if (received.MessageType == WebSocketMessageType.Close) return null;
            whole.Write(buffer, 0, received.Count);
        }
        while (!received.EndOfMessage);

        Frames++;
        var text = Encoding.UTF8.GetString(whole.ToArray());
        Assert.EndsWith(End.ToString(), text, StringComparison.Ordinal);
        return [.. text.Split(End, StringSplitOptions.RemoveEmptyEntries).Select(m => JsonDocument.Parse(m).RootElement)];
    }

    /// <summary>Reads until a message of a type; pings and the like are passed over.</summary>
    public async Task<JsonElement> Next(int type)
    {
        while (true)
        {
            foreach (var message in await Read() ?? throw new InvalidOperationException("The server closed."))
                if (message.GetProperty("type").GetInt32() == type) return message;
        }
    }

    public Task Close() => _web.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);

    /// <summary>Is gone without a word.</summary>
    public void Vanish()
    {
        _socket.LingerState = new(enable: true, seconds: 0);
        _socket.Dispose();
    }

    public void Dispose() => _web.Dispose();
}
