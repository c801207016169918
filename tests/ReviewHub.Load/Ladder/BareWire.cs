namespace ReviewHub.Load;

/// <summary>How the bare hub's messages travel: the same load, so that only the wire differs.</summary>
/// <param name="Extensions">Of WebSocket, that the pages offer; null for none.</param>
internal sealed record BareWire(string Scenario, string Name, bool IsMessagePack, string? Extensions)
{
    private const string Deflate = "permessage-deflate";

    public static readonly BareWire Json = new("bare", "bare SignalR", false, null);

    /// <summary>Compressed with all that went before over the same connection, which the server must remember for each; or by itself.</summary>
    public static readonly IReadOnlyList<BareWire> All =
    [
        Json,
        new("bare-messagepack", "bare, MessagePack", true, null),
        new("bare-deflate", "bare, deflate", false, Deflate),
        new("bare-deflate-each", "bare, deflate each by itself", false, $"{Deflate}; server_no_context_takeover"),
        new("bare-messagepack-deflate", "bare, MessagePack, deflate", true, Deflate),
    ];
}
