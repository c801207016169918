using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace ReviewHub.Web;

/// <summary>
/// The connections of a group. A message is encoded once for all, head of the WebSocket frame included, and goes from wire to wire in turns,
/// between which votes get the processor: three thousand frames take it for tens of milliseconds. Thread-safe.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore of which no wait handle is made holds nothing.")]
internal sealed class LiveGroup
{
    /// <summary>Frames, of 5 to 10 microseconds each.</summary>
    private const int Turn = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Member> _members = [];
    private readonly SemaphoreSlim _sending = new(1, 1); // what is sent first arrives first, turns or not
    private Member[]? _all;

    /// <returns>Whether anybody is left.</returns>
    public bool Remove(string connection)
    {
        lock (_gate)
        {
            if (_members.Remove(connection)) _all = null;
            return _members.Count > 0;
        }
    }

    public void Add(HubConnectionContext connection)
    {
        lock (_gate)
        {
            _members[connection.ConnectionId] = new(connection, connection.Features.Get<PageWire>());
            _all = null;
        }
    }

    /// <summary>Done when the message has been handed to every wire; no page is waited for.</summary>
    public async Task Send(InvocationMessage message)
    {
        await _sending.WaitAsync();
        try
        {
            await SendAll(message);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task SendAll(InvocationMessage message)
    {
        var encoded = new SerializedHubMessage(message);
        IHubProtocol? protocol = null;
        WebSocketMessage frame = default;
        var left = 0;
        var bytes = 0L;
        var before = 0;
        foreach (var (connection, wire) in All())
        {
            if (before++ == Turn)
            {
                await Task.Yield();
                before = 1;
            }

            if (wire is null)
            {
                // SignalR cuts a page of its own that does not read.
                connection.WriteAsync(encoded).AsTask().Ignore();
                continue;
            }

            if (connection.Protocol != protocol)
            {
                protocol = connection.Protocol;
                frame = WebSocketMessage.Of(encoded.GetSerializedMessage(protocol).Span, protocol.TransferFormat.MessageType());
            }

            if (!wire.Send(frame)) continue;
            left++;
            bytes += frame.Bytes.Length;
        }

        LiveMeter.Pushed(left, bytes);
    }

    private Member[] All()
    {
        lock (_gate) return _all ??= [.. _members.Values];
    }

    /// <param name="Wire">Null for who came over a transport of SignalR's own.</param>
    private readonly record struct Member(HubConnectionContext Connection, PageWire? Wire);
}
