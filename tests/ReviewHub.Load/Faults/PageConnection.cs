using System.Text;
using System.Text.Json;

namespace ReviewHub.Load;

/// <summary>One connection of a page that keeps a view; it is given up when it ends.</summary>
internal sealed class PageConnection(Action<string, JsonElement> hear) : SignalRScreen(new ReviewHubFrames())
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Called on the thread that finds out, before anybody who waits for an answer is told.</summary>
    public Action? Gone { get; set; }

    public Task Ended => _ended.Task;

    public Task Open(Uri server, string token, string hint, int? receiveBuffer) =>
        Open(new(server, $"/hubs/document?access_token={Uri.EscapeDataString(token)}{hint}"), receiveBuffer);

    protected override void Hear(ReadOnlySpan<byte> message)
    {
        using var call = JsonDocument.Parse(Encoding.UTF8.GetString(message));
        hear(call.RootElement.GetProperty("target").GetString()!, call.RootElement.GetProperty("arguments")[0].Clone());
    }

    protected override void Fail()
    {
        Gone?.Invoke();
        base.Fail();
        _ended.TrySetResult();
    }
}
