using System.Net.WebSockets;

namespace ReviewHub.Web;

/// <summary>The payload of a WebSocket message to come, with room for its head before it. A mutable struct: keep it in a field.</summary>
internal struct GatheredMessage
{
    private PooledBytes _bytes;

    public readonly int Length => Math.Max(0, _bytes.Length - WebSocketMessage.LongestHead);

    public Memory<byte> Room(int size)
    {
        Begin();
        return _bytes.Room(size);
    }

    public void Advance(int count) => _bytes.Advance(count);

    public void Append(ReadOnlySpan<byte> payload)
    {
        Begin();
        _bytes.Append(payload);
    }

    /// <summary>What has gathered, as one message; good until more is appended or all returned or released.</summary>
    public readonly WebSocketMessage AsMessage(WebSocketMessageType type) => new(_bytes.Memory, type);

    public void Return() => _bytes.Return();

    /// <summary>Hands over what it holds and is empty.</summary>
    public PooledBytes Release()
    {
        var held = _bytes;
        _bytes = default;
        return held;
    }

    private void Begin()
    {
        if (_bytes.Length > 0) return;
        _bytes.Room(WebSocketMessage.LongestHead);
        _bytes.Advance(WebSocketMessage.LongestHead);
    }
}
