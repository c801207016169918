using System.Buffers;
using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ReviewHub.Load;

/// <summary>
/// The cheapest WebSocket client that is still one (RFC 6455): thousands of them must cost less than the server they measure.
/// Messages are handed out on the thread that received them and must not be kept.
/// </summary>
internal sealed class WebSocketWire : IDisposable
{
    public delegate void Receiver(ReadOnlySpan<byte> message);

    private const int Small = 4096;
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly SocketAsyncEventArgs _receiving = new();
    private readonly Lock _sending = new();
    private readonly Receiver _receiver;
    private readonly Inflater? _inflater;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Small);
    private byte[] _gathered = [];
    private bool _compressed;
    private int _start;
    private int _end;
    private volatile bool _paused;
    private int _idle;

    private WebSocketWire(Receiver receiver, bool inflates)
    {
        _receiver = receiver;
        _inflater = inflates ? new() : null;
        _receiving.Completed += (_, _) =>
        {
            if (Take()) Pump();
        };
    }

    /// <summary>Bytes received, frame headers included.</summary>
    public long Received { get; private set; }

    public bool Closed { get; private set; }

    /// <summary>Reads that much at most and then pauses by itself; null to read whatever comes.</summary>
    public int? Sip { get; set; }

    /// <summary>Called once when the connection ends for any reason but <see cref="Dispose"/>.</summary>
    public Action? Ended { get; set; }

    /// <param name="extensions">What the client offers, compression or nothing; it sends uncompressed in any case.</param>
    /// <exception cref="LoadException">The server did not switch to WebSockets.</exception>
    public static async Task<WebSocketWire> Connect(Uri address, Receiver receiver, int? receiveBuffer = null, string? extensions = null)
    {
        var wire = new WebSocketWire(receiver, extensions is not null);
        if (receiveBuffer is { } size) wire._socket.ReceiveBufferSize = size;
        try
        {
            await wire.Connect(address, extensions);
            return wire;
        }
        catch
        {
            wire.Dispose();
            throw;
        }
    }

    private async Task Connect(Uri address, string? extensions)
    {
        await _socket.ConnectAsync(new IPEndPoint(IPAddress.TryParse(address.Host, out var ip) ? ip : IPAddress.Loopback, address.Port));
        var request = $"GET {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            + (extensions is null ? "\r\n" : $"Sec-WebSocket-Extensions: {extensions}\r\n\r\n");
        await _socket.SendAsync(Encoding.ASCII.GetBytes(request));
        await ReadHead();
    }

    /// <summary>Starts to hand out messages.</summary>
    public void Listen() => Pump(taken: true);

    /// <summary>Stops reading, or goes on: a page whose machine sleeps.</summary>
    public void Pause(bool pause)
    {
        _paused = pause;
        if (!pause && Interlocked.Exchange(ref _idle, 0) == 1) Pump();
    }

    public void Send(ReadOnlySpan<byte> payload, bool text) => SendFrame(text ? 0x81 : 0x82, payload);

    /// <summary>Ends the connection as a lost network does: without a word.</summary>
    public void Cut() => Dispose();

    public void Dispose()
    {
        Ended = null;
        Closed = true;
        _socket.Dispose();
    }

    private async Task ReadHead()
    {
        while (true)
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(_end));
            if (read == 0) throw new LoadException("No WebSocket: the server hung up.");
            _end += read;
            var head = _buffer.AsSpan(0, _end).IndexOf("\r\n\r\n"u8);
            if (head < 0 && _end < _buffer.Length) continue;
            var first = Encoding.ASCII.GetString(_buffer, 0, Math.Max(_buffer.AsSpan(0, _end).IndexOf((byte)'\r'), 0));
            if (!first.Contains(" 101 ", StringComparison.Ordinal)) throw new LoadException($"No WebSocket: {first}");
            _start = head + 4;
            return;
        }
    }

    private void Pump(bool taken = false)
    {
        try
        {
            if (taken && !HandOut()) return;
            do
            {
                if (_paused)
                {
                    Interlocked.Exchange(ref _idle, 1);
                    if (_paused || Interlocked.Exchange(ref _idle, 0) == 0) return;
                }

                MakeRoom();
                _receiving.SetBuffer(_buffer, _end, Math.Min(_buffer.Length - _end, Sip ?? int.MaxValue));
                if (_socket.ReceiveAsync(_receiving)) return;
            }
            while (Take());
        }
        catch (ObjectDisposedException)
        {
            // Ended on this side.
        }
    }

    private bool Take()
    {
        if (_receiving.SocketError != SocketError.Success || _receiving.BytesTransferred == 0)
        {
            Close();
            return false;
        }

        Received += _receiving.BytesTransferred;
        _end += _receiving.BytesTransferred;
        if (Sip is not null) _paused = true;
        return HandOut();
    }

    private bool HandOut()
    {
        while (TryFrame(out var opcode, out var final, out var compressed, out var payload))
        {
            switch (opcode)
            {
                case 0x8:
                    Close();
                    return false;
                case 0x9:
                    SendFrame(0x8A, payload);
                    break;
                case 0xA: break;
                default: Gather(payload, final, compressed); break;
            }
        }

        return true;
    }

    // The first frame of a message says whether the whole of it is compressed.
    private void Gather(ReadOnlySpan<byte> payload, bool final, bool compressed)
    {
        if (final && _gathered.Length == 0)
        {
            _receiver(compressed ? _inflater!.Inflate(payload) : payload);
            return;
        }

        _compressed |= compressed;
        _gathered = [.. _gathered, .. payload];
        if (!final) return;
        _receiver(_compressed ? _inflater!.Inflate(_gathered) : _gathered);
        (_gathered, _compressed) = ([], false);
    }

    private bool TryFrame(out int opcode, out bool final, out bool compressed, out ReadOnlySpan<byte> payload)
    {
        (opcode, final, compressed) = (0, false, false);
        payload = default;
        var bytes = _buffer.AsSpan(_start, _end - _start);
        if (bytes.Length < 2) return false;
        var (head, length) = (2, (long)(bytes[1] & 0x7F));
        if (length == 126 && bytes.Length >= 4) (head, length) = (4, BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]));
        else if (length == 127 && bytes.Length >= 10) (head, length) = (10, BinaryPrimitives.ReadInt64BigEndian(bytes[2..]));
        else if (length >= 126) return false;
        if (bytes.Length < head + length)
        {
            if (head + length > _buffer.Length - _start) Move((int)(head + length));
            return false;
        }

        (opcode, final, compressed) = (bytes[0] & 0x0F, (bytes[0] & 0x80) != 0, (bytes[0] & 0x40) != 0);
        payload = bytes.Slice(head, (int)length);
        _start += head + (int)length;
        return true;
    }

    private void MakeRoom()
    {
        if (_start == _end)
        {
            (_start, _end) = (0, 0);
            if (_buffer.Length > 16 * Small) Move(Small);
        }
        else if (_start > 0 && _end + Small > _buffer.Length)
        {
            Move(_buffer.Length);
        }

        if (_end == _buffer.Length) Move(_buffer.Length * 2);
    }

    // Large messages are rare, but may come to hundreds at once: fresh memory for each would cost more than all else here.
    private void Move(int size)
    {
        var roomy = ArrayPool<byte>.Shared.Rent(size);
        _buffer.AsSpan(_start, _end - _start).CopyTo(roomy);
        ArrayPool<byte>.Shared.Return(_buffer);
        (_buffer, _start, _end) = (roomy, 0, _end - _start);
    }

    // The mask is zero: it protects proxies from scripts in pages, and there are neither here.
    private void SendFrame(int first, ReadOnlySpan<byte> payload)
    {
        var frame = new byte[payload.Length + 14];
        frame[0] = (byte)first;
        var head = 2;
        if (payload.Length < 126)
        {
            frame[1] = (byte)(0x80 | payload.Length);
        }
        else
        {
            frame[1] = 0x80 | 126;
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), checked((ushort)payload.Length));
            head = 4;
        }

        payload.CopyTo(frame.AsSpan(head + 4));
        try
        {
            lock (_sending) _socket.Send(frame.AsSpan(0, head + 4 + payload.Length));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            Close();
        }
    }

    private void Close()
    {
        if (Closed) return;
        Closed = true;
        _socket.Dispose();
        Ended?.Invoke();
    }
}
