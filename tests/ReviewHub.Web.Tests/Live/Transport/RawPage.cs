using System.Buffers.Binary;
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
    private readonly Stream _stream;
    private readonly WebSocket _web;

    private RawPage(Socket socket, Stream stream, WebSocket web) => (_socket, _stream, _web) = (socket, stream, web);

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
        var page = new RawPage(socket, stream, WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = false }));
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

    /// <summary>Sends a ping frame with one byte.</summary>
    public async Task Ping(byte number) => await _stream.WriteAsync(new byte[] { 0x89, 0x81, 0, 0, 0, 0, number });

    /// <summary>The next frame as it comes, and as text; for a page that reads nothing else.</summary>
    public async Task<(int Opcode, string Payload)> ReadFrame()
    {
        var head = new byte[10];
        await _stream.ReadExactlyAsync(head.AsMemory(0, 2));
        Assert.Equal(0x80, head[0] & 0xF0); // final, and nothing reserved
        var more = (head[1] & 0x7F) switch { 126 => 2, 127 => 8, _ => 0 };
        await _stream.ReadExactlyAsync(head.AsMemory(2, more));
        var length = more switch
        {
            0 => head[1],
            2 => BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(2)),
            _ => (int)BinaryPrimitives.ReadUInt64BigEndian(head.AsSpan(2)),
        };
        var payload = new byte[length];
        await _stream.ReadExactlyAsync(payload);
        return (head[0] & 0x0F, Encoding.UTF8.GetString(payload));
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
