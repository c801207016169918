using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ReviewHub.Domain;

/// <summary>
/// What people are called in one anonymous round. A pseudonym is the same throughout its round and of another make in the next; without
/// the secret it cannot be led back to a person, not by trying everyone either.
/// </summary>
public sealed class Pseudonyms
{
    // No letter or digit that is taken for another.
    private const string Signs = "ACDEFGHJKLMNPQRTUVWXY34679";

    private readonly byte[] _secret;

    private Pseudonyms(byte[] secret) => _secret = secret;

    /// <param name="secret">Of this installation, which never leaves it: at least 32 bytes.</param>
    public static Pseudonyms Of(ReadOnlySpan<byte> secret, DocumentId document, int round)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(secret.Length, 32);
        Span<byte> of = stackalloc byte[20];
        document.Value.TryWriteBytes(of, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(of[16..], round);
        return new(HMACSHA256.HashData(secret, of));
    }

    public ReviewerId Of(ReviewerId person)
    {
        Span<byte> id = stackalloc byte[16];
        person.Value.TryWriteBytes(id, bigEndian: true, out _);
        return new(new Guid(HMACSHA256.HashData(_secret, id).AsSpan(0, 16), bigEndian: true));
    }

    /// <summary>What is printed for a pseudonym, e.g. <c>Reviewer K7QX</c>.</summary>
    public static string LabelOf(ReviewerId pseudonym)
    {
        Span<byte> id = stackalloc byte[16];
        pseudonym.Value.TryWriteBytes(id, bigEndian: true, out _);
        var label = new StringBuilder("Reviewer ");
        for (var i = 0; i < 4; i++) label.Append(Signs[id[i] % Signs.Length]);
        return label.ToString();
    }
}
