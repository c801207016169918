using System.Net.Sockets;

namespace ReviewHub.Web;

/// <summary>
/// The two directions of an upgraded connection: received from Kestrel, sent to the socket. Kestrel must have nothing left to send: it has
/// not, since a client speaks only after it has read the answer to its upgrade, and the server only after that.
/// </summary>
internal sealed class StraightStream(Stream received, Socket socket) : Stream
{
    public override bool CanRead => true;
    public override bool CanWrite => true;
    public override bool CanSeek => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        received.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var sending = socket.SendAsync(buffer, SocketFlags.None, cancellationToken);
            if (!sending.IsCompletedSuccessfully) return Rest(sending, buffer, cancellationToken);
            var sent = sending.Result; // a socket with room takes all of it at once
            return sent == buffer.Length ? default : Rest(new(sent), buffer, cancellationToken);
        }
        catch (SocketException e)
        {
            return ValueTask.FromException(Cut(e));
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() { }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) received.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask Rest(ValueTask<int> sending, ReadOnlyMemory<byte> buffer, CancellationToken cancellation)
    {
        try
        {
            for (var rest = buffer[await sending..]; !rest.IsEmpty;)
                rest = rest[await socket.SendAsync(rest, SocketFlags.None, cancellation)..];
        }
        catch (SocketException e)
        {
            throw Cut(e);
        }
    }

    private static IOException Cut(SocketException e) => new("The connection is cut.", e);
}
