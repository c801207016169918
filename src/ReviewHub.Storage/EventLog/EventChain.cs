using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>
/// Links each event of a stream to the one before it with SHA-256. The link covers the hash of an event's data rather than the data,
/// so that a text can be erased for good and the chain still verifies, showing that it was.
/// </summary>
public static class EventChain
{
    /// <summary>What the first event of a stream is linked to.</summary>
    public static readonly byte[] Start = new byte[SHA256.HashSizeInBytes];

    public static byte[] HashData(ReadOnlySpan<byte> data) => SHA256.HashData(data);

    /// <summary>
    /// SHA-256 over: previous hash, length-prefixed stream name, version, command, actor, time in Unix milliseconds, length-prefixed event
    /// name, hash of the data. Integers are big-endian, ids in RFC 4122 byte order.
    /// </summary>
    public static byte[] Link(
        ReadOnlySpan<byte> previous, StreamId stream, int version, CommandId command, ReviewerId by, DateTimeOffset at, string name, ReadOnlySpan<byte> dataHash)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> buffer = stackalloc byte[16];
        hash.AppendData(previous);
        AppendText(hash, stream.Name, buffer);
        BinaryPrimitives.WriteInt32BigEndian(buffer, version);
        hash.AppendData(buffer[..4]);
        command.Value.TryWriteBytes(buffer, bigEndian: true, out _);
        hash.AppendData(buffer);
        by.Value.TryWriteBytes(buffer, bigEndian: true, out _);
        hash.AppendData(buffer);
        BinaryPrimitives.WriteInt64BigEndian(buffer, at.ToUnixTimeMilliseconds());
        hash.AppendData(buffer[..8]);
        AppendText(hash, name, buffer);
        hash.AppendData(dataHash);
        return hash.GetHashAndReset();
    }

    private static void AppendText(IncrementalHash hash, string text, Span<byte> buffer)
    {
        BinaryPrimitives.WriteInt32BigEndian(buffer, Encoding.UTF8.GetByteCount(text));
        hash.AppendData(buffer[..4]);
        hash.AppendData(Encoding.UTF8.GetBytes(text));
    }
}
