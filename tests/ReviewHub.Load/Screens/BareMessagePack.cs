using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using MessagePack;

namespace ReviewHub.Load;

/// <summary>A cheap page of the bare hub over SignalR's MessagePack protocol: each message an array after its length.</summary>
internal sealed class BareMessagePackScreen : Screen
{
    private const int Invocation = 1, Completion = 3, Failed = 1;
    private readonly ConcurrentDictionary<int, Sent> _underWay = [];
    private readonly TaskCompletionSource _shaken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebSocketWire? _wire;

    private BareMessagePackScreen(Frames frames) : base(frames)
    {
    }

    public override long BytesReceived => _wire!.Received;

    public override bool Lost => _wire!.Closed;

    public static async Task<BareMessagePackScreen> Open(Uri server, Frames frames, string? extensions)
    {
        var screen = new BareMessagePackScreen(frames);
        screen._wire = await WebSocketWire.Connect(new Uri(server, "/hub"), screen.Receive, extensions: extensions);
        screen._wire.Listen();
        screen._wire.Send("{\"protocol\":\"messagepack\",\"version\":1}\u001e"u8, text: true);
        await screen._shaken.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return screen;
    }

    public override void Send(Sent command)
    {
        _underWay[command.Id] = command;
        var body = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(body);
        writer.WriteArrayHeader(6);
        writer.Write(Invocation);
        writer.WriteMapHeader(0);
        writer.Write(command.Id.ToString(CultureInfo.InvariantCulture));
        writer.Write("Send");
        writer.WriteArrayHeader(1);
        Change(ref writer, command);
        writer.WriteArrayHeader(0);
        writer.Flush();
        _wire!.Send([.. LengthOf(body.WrittenCount), .. body.WrittenSpan], text: false);
    }

    public override ValueTask DisposeAsync()
    {
        _wire?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void Change(ref MessagePackWriter writer, Sent command)
    {
        writer.WriteMapHeader(5);
        writer.Write("Command");
        writer.Write(command.Id);
        writer.Write("Paragraph");
        writer.Write(command.Paragraph);
        writer.Write("By");
        writer.Write($"reviewer-{command.Screen}");
        writer.Write("Stance");
        writer.Write(command.IsComment ? null : command.Stance);
        writer.Write("Text");
        writer.Write(command.IsComment ? command.Text : null);
    }

    private void Receive(ReadOnlySpan<byte> frame)
    {
        if (frame is [(byte)'{', ..])
        {
            if (frame.StartsWith("{}"u8)) _shaken.TrySetResult();
            else _shaken.TrySetException(new LoadException(System.Text.Encoding.UTF8.GetString(frame)));
            frame = frame[(frame.IndexOf((byte)0x1E) + 1)..];
        }

        while (frame.Length > 0)
        {
            var (length, head) = (0, 0);
            do length |= (frame[head] & 0x7F) << (7 * head);
            while (frame[head++] >= 0x80);
            Take(frame.Slice(head, length));
            frame = frame[(head + length)..];
        }
    }

    private void Take(ReadOnlySpan<byte> message)
    {
        if (message[1] == Invocation && Frames.KeyOf(message) is { } key) Arrived(Frames.Note(key, message));
        else if (message[1] == Completion) Complete(message);
    }

    private void Complete(ReadOnlySpan<byte> message)
    {
        var at = Stopwatch.GetTimestamp();
        var reader = new MessagePackReader(message.ToArray());
        reader.ReadArrayHeader();
        reader.ReadInt32();
        reader.Skip(); // headers
        if (!_underWay.TryRemove(int.Parse(reader.ReadString()!, CultureInfo.InvariantCulture), out var command)) return;
        if (reader.ReadInt32() == Failed) command.Refused = reader.ReadString();
        command.Acknowledged = at;
    }

    private static List<byte> LengthOf(int length)
    {
        var bytes = new List<byte>();
        for (; length > 0x7F; length >>= 7) bytes.Add((byte)(0x80 | (length & 0x7F)));
        return [.. bytes, (byte)length];
    }
}

/// <summary>The bare hub's broadcasts in MessagePack, each naming its command.</summary>
internal sealed class BareMessagePackFrames : FramesOfCommands
{
    private const byte UInt8 = 0xCC, UInt16 = 0xCD, UInt32 = 0xCE;

    public override long? KeyOf(ReadOnlySpan<byte> message)
    {
        var at = message.IndexOf("Command"u8);
        return at < 0 ? null : message[(at + 7)..] switch
        {
            [UInt8, var only, ..] => only,
            [UInt16, .. var rest] => BinaryPrimitives.ReadUInt16BigEndian(rest),
            [UInt32, .. var rest] => BinaryPrimitives.ReadUInt32BigEndian(rest),
            [var itself, ..] => itself,
            _ => null,
        };
    }

    protected override void Read(int frame, ReadOnlySpan<byte> message) => Carries(frame, (int)KeyOf(message)!.Value);
}
