using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>The JSON of a snapshot. Unlike an event's it may change at any time, under a new <see cref="Format"/>: what is of another is not read.</summary>
internal static class SnapshotCodec
{
    /// <summary>To be raised with every change of the state's shape or of what folding an event does to it.</summary>
    public const int Format = 2;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    public static byte[] Write(Paragraph paragraph) => JsonSerializer.SerializeToUtf8Bytes(
        new Shape(paragraph.Version, paragraph.Stances, [.. paragraph.Comments.Values], [.. paragraph.Threads.Values], paragraph.Notes), Json);

    /// <returns>Null when it is not what this build writes.</returns>
    public static Paragraph? Read(ReadOnlySpan<byte> data)
    {
        try
        {
            return JsonSerializer.Deserialize<Shape>(data, Json) is var (version, stances, comments, threads, notes)
                ? Paragraph.Untouched with
                {
                    Version = version,
                    Stances = stances,
                    Comments = Paragraph.Untouched.Comments.AddRange(comments.Select(c => KeyValuePair.Create(c.Id, c))),
                    Threads = Paragraph.Untouched.Threads.AddRange(threads.Select(t => KeyValuePair.Create(t.Id, t))),
                    Notes = notes,
                }
                : null;
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Binds a snapshot to the event it ends with, whose hash vouches for all before it.</summary>
    public static byte[] Seal(byte[] hash, byte[] data)
    {
        using var seal = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> format = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(format, Format);
        seal.AppendData(hash);
        seal.AppendData(format);
        seal.AppendData(data);
        return seal.GetHashAndReset();
    }

    private sealed record Shape(
        int Version,
        ImmutableArray<RoundStances> Stances,
        ImmutableArray<Comment> Comments,
        ImmutableArray<CommentThread> Threads,
        ImmutableArray<MinorityNote> Notes);
}
