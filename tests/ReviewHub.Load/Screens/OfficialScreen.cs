using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace ReviewHub.Load;

/// <summary>A page with SignalR's official client that applies every change to a view of its own before it notes the arrival.</summary>
internal sealed class OfficialScreen : Screen
{
    private readonly HubConnection _connection;
    private readonly Dictionary<string, JsonElement> _view = [];
    private readonly Func<Sent, HubCall> _call;
    private readonly List<(long Key, long At)> _came = [];
    private bool _lost;

    public OfficialScreen(
        Uri hub, string? token, string broadcast, string keyName, Func<Sent, HubCall> call, Frames frames) : base(frames)
    {
        _call = call;
        _connection = new HubConnectionBuilder().WithUrl(hub, options =>
        {
            options.SkipNegotiation = true;
            options.Transports = HttpTransportType.WebSockets;
            options.AccessTokenProvider = () => Task.FromResult(token);
        }).Build();
        _connection.Closed += _ => Task.FromResult(_lost = true);
        _connection.On<JsonElement>(broadcast, change =>
        {
            Apply(change);
            _came.Add((change.GetProperty(keyName).GetInt64(), Stopwatch.GetTimestamp()));
        });
    }

    public override long BytesReceived => 0;

    public override bool Lost => _lost;

    /// <summary>Things in the view: paragraphs' tallies, threads, comments, people.</summary>
    public int Things => _view.Count;

    public async Task Open(string? watch)
    {
        await _connection.StartAsync();
        if (watch is not null) await _connection.InvokeAsync<JsonElement>("Watch", watch, null);
    }

    public override void Send(Sent command) => _ = Invoke(command);

    /// <summary>The broadcasts that came, told apart by what the cheap screens saw of them.</summary>
    public void Match()
    {
        Clear();
        foreach (var (key, at) in _came)
            if (Frames.Find(key) is >= 0 and var frame) Arrived(frame, at);
    }

    public void Forget()
    {
        _came.Clear();
        Clear();
    }

    public override ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task Invoke(Sent command)
    {
        try
        {
            var call = _call(command);
            var answer = await _connection.InvokeCoreAsync<JsonElement?>(call.Method, call.Arguments);
            if (answer is { ValueKind: JsonValueKind.Object } receipt && receipt.TryGetProperty("version", out var version)) command.Version = version.GetInt32();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            command.Refused = e.Message;
        }

        command.Acknowledged = Stopwatch.GetTimestamp();
    }

    private void Apply(JsonElement change)
    {
        if (!change.TryGetProperty("entries", out var entries))
        {
            _view[change.GetProperty("command").GetRawText()] = change.Clone();
            return;
        }

        foreach (var entry in entries.EnumerateArray())
        {
            var type = entry.GetProperty("type").GetString();
            var place = entry.TryGetProperty("paragraph", out var p) ? p.GetRawText() : "";
            var id = entry.TryGetProperty("id", out var i) ? i.GetRawText() : entry.TryGetProperty("by", out var by) ? by.GetRawText() : "";
            _view[$"{type}/{(type == "here" ? "" : place)}/{id}"] = entry.Clone();
        }
    }
}
