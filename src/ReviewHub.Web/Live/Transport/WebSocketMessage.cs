using System.Buffers.Binary;
using System.Net.WebSockets;

namespace ReviewHub.Web;

/// <summary>
/// One whole WebSocket message as a server sends it: one frame that is not masked (RFC 6455, 5.2), its head before its payload. Immutable, so
/// that many wires may share it.
/// </summary>
internal readonly struct WebSocketMessage
{
    public const int LongestHead = 10;
    private const byte Final = 0x80;
    private const byte Two = 126; // the length is in the next two bytes
    private const byte Eight = 127;

    private readonly int _head;

    /// <param name="bytes">Begins with <see cref="LongestHead"/> bytes to spare, the last of which become the head.</param>
    public WebSocketMessage(Memory<byte> bytes, WebSocketMessageType type)
    {
        var length = bytes.Length - LongestHead;
        _head = length < Two ? 2 : length <= ushort.MaxValue ? 4 : LongestHead;
        var whole = bytes[(LongestHead - _head)..];
        var head = whole.Span;
        head[0] = (byte)(Final | (type == WebSocketMessageType.Binary ? 2 : 1));
        switch (_head)
        {
            case 2: head[1] = (byte)length; break;
            case 4:
                head[1] = Two;
                BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)length);
                break;
            default:
                head[1] = Eight;
                BinaryPrimitives.WriteUInt64BigEndian(head[2..], (ulong)length);
                break;
        }

        (Bytes, Type) = (whole, type);
    }

    public ReadOnlyMemory<byte> Bytes { get; }
    public WebSocketMessageType Type { get; }
    public ReadOnlyMemory<byte> Payload => Bytes[_head..];

    public static WebSocketMessage Of(ReadOnlySpan<byte> payload, WebSocketMessageType type)
    {
        var bytes = new byte[LongestHead + payload.Length];
        payload.CopyTo(bytes.AsSpan(LongestHead));
        return new(bytes, type);
    }
}
