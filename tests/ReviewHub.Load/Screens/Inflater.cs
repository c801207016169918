using System.IO.Compression;

namespace ReviewHub.Load;

/// <summary>The receiving side of permessage-deflate (RFC 7692): every message may refer back to those before it.</summary>
internal sealed class Inflater : IDisposable
{
    private readonly Fed _compressed = new();
    private readonly DeflateStream _inflate;
    private byte[] _plain = new byte[1024];

    public Inflater() => _inflate = new(_compressed, CompressionMode.Decompress);

    /// <returns>The message, until the next.</returns>
    public ReadOnlySpan<byte> Inflate(ReadOnlySpan<byte> message)
    {
        _compressed.Give([.. message, 0, 0, 0xFF, 0xFF]); // the end that every message lacks
        var length = 0;
        while (_inflate.Read(_plain.AsSpan(length)) is > 0 and var read)
        {
            length += read;
            if (length == _plain.Length) Array.Resize(ref _plain, length * 2);
        }

        return _plain.AsSpan(0, length);
    }

    public void Dispose() => _inflate.Dispose();

    /// <summary>Ends for now with each message.</summary>
    private sealed class Fed : MemoryStream
    {
        public void Give(byte[] bytes)
        {
            SetLength(0);
            Write(bytes);
            Position = 0;
        }
    }
}
