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

    /// <summary>Bytes that a link has but for very long names.</summary>
    private const int Short = 512;

    public static byte[] HashData(ReadOnlySpan<byte> data) => SHA256.HashData(data);

    /// <summary>
    /// SHA-256 over: previous hash, length-prefixed stream name, version, command, actor, time in Unix milliseconds, length-prefixed event
    /// name, hash of the data. Integers are big-endian, ids in RFC 4122 byte order.
    /// </summary>
    public static byte[] Link(
        ReadOnlySpan<byte> previous, StreamId stream, int version, CommandId command, ReviewerId by, DateTimeOffset at, string name, ReadOnlySpan<byte> dataHash)
    {
        var length = previous.Length + LengthOf(stream.Name) + 4 + 16 + 16 + 8 + LengthOf(name) + dataHash.Length;
        var link = length <= Short ? stackalloc byte[length] : new byte[length];
        var rest = link;
        Put(previous, ref rest);
        Put(stream.Name, ref rest);
        BinaryPrimitives.WriteInt32BigEndian(Take(4, ref rest), version);
        command.Value.TryWriteBytes(Take(16, ref rest), bigEndian: true, out _);
        by.Value.TryWriteBytes(Take(16, ref rest), bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(Take(8, ref rest), at.ToUnixTimeMilliseconds());
        Put(name, ref rest);
        Put(dataHash, ref rest);
        return SHA256.HashData(link);
    }

    private static int LengthOf(string text) => 4 + Encoding.UTF8.GetByteCount(text);

    private static void Put(string text, ref Span<byte> rest)
    {
        var length = Encoding.UTF8.GetBytes(text, rest[4..]);
        BinaryPrimitives.WriteInt32BigEndian(rest, length);
        rest = rest[(4 + length)..];
    }

    private static void Put(ReadOnlySpan<byte> bytes, ref Span<byte> rest) => bytes.CopyTo(Take(bytes.Length, ref rest));

    private static Span<byte> Take(int length, ref Span<byte> rest)
    {
        var taken = rest[..length];
        rest = rest[length..];
        return taken;
    }
}
