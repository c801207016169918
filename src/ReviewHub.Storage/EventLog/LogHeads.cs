using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ReviewHub.Storage;

/// <summary>Counts rows and digests the newest link of each stream, both up to a log position.</summary>
internal sealed class LogHeads(long at) : IDisposable
{
    private readonly IncrementalHash _digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private LogRow? _head;
    private string? _document;
    private int _documents;
    private int _streams;
    private long _events;
    private long _position;

    public void Take(LogRow row)
    {
        if (row.Position > at) return;
        if (_head?.Stream != row.Stream) Close();
        _head = row;
        _events++;
        _position = Math.Max(_position, row.Position);
    }

    public LogVerdict Verdict()
    {
        Close();
        return new(_documents, _streams, _events, _position, Convert.ToHexStringLower(_digest.GetHashAndReset().AsSpan(0, 16)));
    }

    public void Dispose() => _digest.Dispose();

    /// <summary>SHA-256 over, of each stream: its length-prefixed name, its newest version, and that version's link.</summary>
    private void Close()
    {
        if (_head is not { } head) return;
        Span<byte> number = stackalloc byte[4];
        var name = Encoding.UTF8.GetBytes(head.Stream);
        BinaryPrimitives.WriteInt32BigEndian(number, name.Length);
        _digest.AppendData(number);
        _digest.AppendData(name);
        BinaryPrimitives.WriteInt32BigEndian(number, head.Version);
        _digest.AppendData(number);
        _digest.AppendData(head.Hash);
        _streams++;
        var document = head.Stream.Split('/')[0];
        if (document != _document) _documents++;
        _document = document;
    }
}
