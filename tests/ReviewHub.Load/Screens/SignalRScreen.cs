using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace ReviewHub.Load;

/// <summary>A cheap page over SignalR's JSON protocol: handshake, invocations, and counting what comes.</summary>
internal class SignalRScreen : Screen
{
    private const byte End = 0x1E;
    private readonly ConcurrentDictionary<int, Sent> _underWay = [];
    private readonly ConcurrentDictionary<int, Question> _asked = [];
    private readonly TaskCompletionSource _shaken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebSocketWire? _wire;
    private int _questions;

    protected SignalRScreen(Frames frames) : base(frames)
    {
    }

    public override long BytesReceived => _wire!.Received;

    public override bool Lost => _wire!.Closed;

    public WebSocketWire Wire => _wire!;

    /// <summary>When the last answer to <see cref="Ask"/> had come, before it was read.</summary>
    public long LastAnswerAt { get; private set; }

    protected async Task Open(Uri address, int? receiveBuffer = null, string? extensions = null)
    {
        _wire = await WebSocketWire.Connect(address, Receive, receiveBuffer, extensions);
        _wire.Ended = Fail;
        _wire.Listen();
        Text("""{"protocol":"json","version":1}""");
        await _shaken.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    /// <summary>Calls a hub method and waits for its answer.</summary>
    public Task<JsonElement> Ask(string target, params object?[] arguments) => Ask(new(IsRead: true), target, arguments);

    /// <summary>Calls a hub method and waits until its answer has come. What it says is not read, as that would cost more than all else here.</summary>
    public Task AskUnread(string target, params object?[] arguments) => Ask(new(IsRead: false), target, arguments);

    private async Task<JsonElement> Ask(Question question, string target, object?[] arguments)
    {
        var id = -Interlocked.Increment(ref _questions);
        _asked[id] = question;
        Invoke(id, target, JsonSerializer.Serialize(arguments));
        if (Lost) Fail(); // it may have ended before this question was among those that fail with it
        return await question.Answer.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    public override void Send(Sent command)
    {
        _underWay[command.Id] = command;
        var (target, arguments) = CallOf(command);
        Invoke(command.Id, target, arguments);
    }

    /// <summary>Keeps the connection from looking dead to the server.</summary>
    public void Ping() => Text("""{"type":6}""");

    /// <summary>Ends the connection as a lost network does; what was asked stays unanswered.</summary>
    public void Cut()
    {
        _wire?.Cut();
        Fail();
    }

    public override ValueTask DisposeAsync()
    {
        _wire?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <returns>The hub method and its arguments as a JSON array.</returns>
    protected virtual (string Target, string Arguments) CallOf(Sent command) => throw new NotSupportedException();

    protected virtual void Settle(Sent command, JsonElement result)
    {
    }

    protected virtual void Answered(Sent command)
    {
    }

    /// <summary>Called for what the server says unasked; the message must not be kept.</summary>
    protected virtual void Hear(ReadOnlySpan<byte> message)
    {
        if (Frames.KeyOf(message) is { } key) Arrived(Frames.Note(key, message));
    }

    /// <summary>The connection is no more.</summary>
    protected virtual void Fail()
    {
        foreach (var (_, asked) in _asked) asked.Answer.TrySetException(new LoadException("The connection ended."));
        _shaken.TrySetException(new LoadException("The connection ended."));
    }

    private void Invoke(int id, string target, string arguments) =>
        Text($$"""{"type":1,"invocationId":"{{id}}","target":"{{target}}","arguments":{{arguments}}}""");

    private void Text(string json) => _wire!.Send([.. Encoding.UTF8.GetBytes(json), End], text: true);

    private void Receive(ReadOnlySpan<byte> frame)
    {
        while (frame.IndexOf(End) is >= 0 and var end)
        {
            Take(frame[..end]);
            frame = frame[(end + 1)..];
        }
    }

    private void Take(ReadOnlySpan<byte> message)
    {
        if (message.StartsWith("{\"type\":1,"u8))
        {
            Hear(message);
        }
        else if (message.StartsWith("{\"type\":3,"u8))
        {
            Complete(message);
        }
        else if (message.Length == 2)
        {
            _shaken.TrySetResult();
        }
        else if (message.StartsWith("{\"error\""u8))
        {
            _shaken.TrySetException(new LoadException(Encoding.UTF8.GetString(message)));
        }
    }

    private void Complete(ReadOnlySpan<byte> message)
    {
        var at = Stopwatch.GetTimestamp();
        var (id, isError) = HeadOf(message);
        if (_asked.TryRemove(id, out var question))
        {
            LastAnswerAt = at;
            if (!question.IsRead && !isError) question.Answer.TrySetResult(default);
            else Answer(question.Answer, message);
        }
        else if (_underWay.TryRemove(id, out var command))
        {
            using var document = JsonDocument.Parse(message.ToArray());
            if (!isError) Settle(command, document.RootElement.GetProperty("result"));
            command.Refused = isError ? document.RootElement.GetProperty("error").GetString() : null;
            command.Acknowledged = at;
            Answered(command);
        }
    }

    private static void Answer(TaskCompletionSource<JsonElement> answer, ReadOnlySpan<byte> message)
    {
        using var document = JsonDocument.Parse(message.ToArray());
        if (document.RootElement.TryGetProperty("error", out var error)) answer.TrySetException(new LoadException(error.GetString()!));
        else answer.TrySetResult(document.RootElement.TryGetProperty("result", out var result) ? result.Clone() : default);
    }

    // The id stands before what may be long.
    private static (int Id, bool IsError) HeadOf(ReadOnlySpan<byte> message)
    {
        var reader = new Utf8JsonReader(message);
        var id = 0;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName) continue;
            if (reader.ValueTextEquals("error"u8)) return (id, true);
            if (reader.ValueTextEquals("result"u8)) return (id, false);
            var isId = reader.ValueTextEquals("invocationId"u8);
            reader.Read();
            if (isId) id = int.Parse(reader.GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        }

        return (id, false);
    }

    private sealed record Question(bool IsRead)
    {
        public TaskCompletionSource<JsonElement> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>A cheap page of the product.</summary>
internal sealed class ReviewHubScreen : SignalRScreen
{
    private readonly string _document;

    private ReviewHubScreen(string document, Frames frames) : base(frames) => _document = document;

    public static async Task<ReviewHubScreen> Open(Uri server, string token, string document, Frames frames, int? receiveBuffer = null, string hint = "")
    {
        var screen = new ReviewHubScreen(document, frames);
        await screen.Open(new Uri(server, $"/hubs/document?access_token={Uri.EscapeDataString(token)}{hint}"), receiveBuffer);
        await screen.AskUnread("Watch", document, null);
        return screen;
    }

    /// <summary>The board's first reviewers, each with the document open.</summary>
    public static async Task<IReadOnlyList<Screen>> OpenAll(LoadBoard board, string document, int count, Frames frames) =>
        await Many.Make<Screen>(count, async index => await Open(board.Server.Address, board.Tokens[index], document, frames));

    protected override (string Target, string Arguments) CallOf(Sent command) => HubCall.Of(command, _document).Encoded();

    protected override void Settle(Sent command, JsonElement result) => command.Version = result.GetProperty("version").GetInt32();
}
