using System.Diagnostics;
using System.IO.Hashing;
using System.Text;

namespace ReviewHub.Load;

/// <summary>
/// A cheap page of Hocuspocus: its message frame (document name, type) around the Yjs sync protocol, stances and comments as entries of
/// two Y.Maps. Layout of an update: https://github.com/yjs/yjs/blob/main/INTERNALS.md (version 1).
/// </summary>
internal sealed class YjsScreen : Screen
{
    private const int Sync = 0, Auth = 2, SyncStatus = 8;
    private readonly byte[] _document;
    private readonly uint _client;
    private readonly Queue<Sent> _underWay = [];
    private readonly TaskCompletionSource _synced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, uint> _last = [];
    private WebSocketWire? _wire;
    private uint _clock;

    private YjsScreen(string document, uint client, Frames frames) : base(frames) =>
        (_document, _client) = (Encoding.UTF8.GetBytes(document), client);

    public override long BytesReceived => _wire!.Received;

    public override bool Lost => _wire!.Closed;

    public static async Task<YjsScreen> Open(Uri server, string document, int client, Frames frames)
    {
        var screen = new YjsScreen(document, (uint)client + 1, frames);
        screen._wire = await WebSocketWire.Connect(server, screen.Receive);
        screen._wire.Listen();
        screen.Message([Auth, 0, 1, (byte)'t']);
        screen.Message([Sync, 0, 1, 0]);
        await screen._synced.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return screen;
    }

    public override void Send(Sent command)
    {
        var (map, key, value) = command.IsComment
            ? ("comments", $"{command.Paragraph}/{command.Id}", $"{command.Text}#{command.Id};")
            : ("stances", $"{command.Paragraph}/{_client}", $"{command.Stance}#{command.Id};");
        lock (_underWay) _underWay.Enqueue(command);
        var update = Update(map, key, value);
        var body = new List<byte> { Sync, 2 };
        Number(body, (uint)update.Count);
        body.AddRange(update);
        Message(body);
    }

    public override ValueTask DisposeAsync()
    {
        _wire?.Dispose();
        return ValueTask.CompletedTask;
    }

    // One struct: an Item that sets a key of a top-level map to one string.
    private List<byte> Update(string map, string key, string value)
    {
        const byte contentAny = 8, keyed = 0x20, follows = 0x80, text = 119;
        var update = new List<byte> { 1, 1 };
        Number(update, _client);
        Number(update, _clock);
        if (_last.TryGetValue(key, out var previous))
        {
            update.Add(contentAny | keyed | follows);
            Number(update, _client);
            Number(update, previous);
        }
        else
        {
            update.Add(contentAny | keyed);
            update.Add(1);
            String(update, map);
            String(update, key);
        }

        update.Add(1);
        update.Add(text);
        String(update, value);
        if (_last.ContainsKey(key))
        {
            // What it replaces is deleted.
            update.Add(1);
            Number(update, _client);
            update.Add(1);
            Number(update, previous);
            update.Add(1);
        }
        else
        {
            update.Add(0);
        }

        _last[key] = _clock++;
        return update;
    }

    private void Message(IReadOnlyCollection<byte> body) => _wire!.Send([(byte)_document.Length, .. _document, .. body], text: false);

    private void Receive(ReadOnlySpan<byte> message)
    {
        var body = message[(1 + _document.Length)..];
        if (body is [Sync, 1, ..])
        {
            _synced.TrySetResult();
        }
        else if (body[0] == SyncStatus)
        {
            // The answers come in the order of the updates and name none.
            lock (_underWay)
                if (_underWay.TryDequeue(out var command)) command.Acknowledged = Stopwatch.GetTimestamp();
        }
        else if (Frames.KeyOf(message) is { } key)
        {
            Arrived(Frames.Note(key, message));
        }
    }

    private static void Number(List<byte> to, uint value)
    {
        for (; value > 0x7F; value >>= 7) to.Add((byte)(0x80 | (value & 0x7F)));
        to.Add((byte)value);
    }

    private static void String(List<byte> to, string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        Number(to, (uint)bytes.Length);
        to.AddRange(bytes);
    }
}

/// <summary>Hocuspocus' updates: several changes merged into one, each value naming its command between '#' and ';'.</summary>
internal sealed class YjsFrames : FramesOfCommands
{
    public override long? KeyOf(ReadOnlySpan<byte> message)
    {
        var body = message[(1 + message[0])..];
        return body is [0, 2, ..] ? (long)XxHash3.HashToUInt64(message) : null;
    }

    protected override void Read(int frame, ReadOnlySpan<byte> message)
    {
        while (message.IndexOf((byte)'#') is >= 0 and var at)
        {
            message = message[(at + 1)..];
            if (System.Buffers.Text.Utf8Parser.TryParse(message, out int command, out var digits) && digits < message.Length && message[digits] == ';')
                Carries(frame, command);
        }
    }
}
