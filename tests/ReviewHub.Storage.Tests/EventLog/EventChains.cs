using System.Buffers.Binary;
using System.Security.Cryptography;
using ReviewHub.Domain;
using ReviewHub.Domain.Tests;

namespace ReviewHub.Storage.Tests.EventLog;

public class EventChains
{
    private static readonly byte[] DataHash = SHA256.HashData("{}"u8);

    [Fact]
    public void The_recipe_is_the_one_that_is_published()
    {
        byte[] recipe =
        [
            .. new byte[32], .. Number(5), .. "doc/1"u8, .. Number(7),
            .. Some.CommandId(3).Value.ToByteArray(bigEndian: true), .. Some.Ann.Value.ToByteArray(bigEndian: true),
            .. Milliseconds(Some.Noon), .. Number(12), .. "stance-taken"u8, .. DataHash,
        ];

        Assert.Equal(SHA256.HashData(recipe), Link(EventChain.Start, "doc/1", "stance-taken"));
    }

    [Fact]
    public void A_link_depends_on_the_one_before_it() =>
        Assert.NotEqual(Link(EventChain.Start, "doc/1", "stance-taken"), Link(DataHash, "doc/1", "stance-taken"));

    [Fact]
    public void Names_are_counted_in_bytes() =>
        Assert.NotEqual(Link(EventChain.Start, "d\u00e9", "x"), Link(EventChain.Start, "de", "x"));

    private static byte[] Link(byte[] previous, string stream, string name) =>
        EventChain.Link(previous, new(stream), 7, Some.CommandId(3), Some.Ann, Some.Noon, name, DataHash);

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Milliseconds(DateTimeOffset at)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, at.ToUnixTimeMilliseconds());
        return bytes;
    }
}
