using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReviewHub.Domain;

/// <summary>An id that is a Guid underneath; lets one JSON converter and one parser serve all of them.</summary>
public interface IGuidId<TSelf> where TSelf : struct, IGuidId<TSelf>
{
    Guid Value { get; }
    static abstract TSelf From(Guid value);
}

[GenerateSerializer, Immutable, Alias("rh.board-id"), JsonConverter(typeof(GuidIdConverter<BoardId>))]
public readonly record struct BoardId([property: Id(0)] Guid Value) : IGuidId<BoardId>
{
    public static BoardId From(Guid value) => new(value);
    public static bool TryParse(string? text, out BoardId id) => GuidId.TryParse(text, out id);
    public override string ToString() => Value.ToString("N");
}

[GenerateSerializer, Immutable, Alias("rh.document-id"), JsonConverter(typeof(GuidIdConverter<DocumentId>))]
public readonly record struct DocumentId([property: Id(0)] Guid Value) : IGuidId<DocumentId>
{
    public static DocumentId From(Guid value) => new(value);
    public static bool TryParse(string? text, out DocumentId id) => GuidId.TryParse(text, out id);

    /// <exception cref="FormatException">The text is no document id.</exception>
    public static DocumentId Parse(string text) => new(Guid.Parse(text));
    public override string ToString() => Value.ToString("N");
}

/// <summary>A person as the log knows them: an id and nothing else.</summary>
[GenerateSerializer, Immutable, Alias("rh.reviewer-id"), JsonConverter(typeof(GuidIdConverter<ReviewerId>))]
public readonly record struct ReviewerId([property: Id(0)] Guid Value) : IGuidId<ReviewerId>
{
    /// <summary>The product itself, where no person acted.</summary>
    public static readonly ReviewerId System;

    public static ReviewerId From(Guid value) => new(value);
    public static bool TryParse(string? text, out ReviewerId id) => GuidId.TryParse(text, out id);
    public override string ToString() => Value.ToString("N");
}

/// <summary>
/// A paragraph of a document. Its number is given once, when the paragraph first appears, and survives Revisions:
/// it is a name, not a position.
/// </summary>
[GenerateSerializer, Immutable, Alias("rh.paragraph-id")]
public readonly record struct ParagraphId([property: Id(0)] DocumentId Document, [property: Id(1)] int Number)
{
    /// <summary>The grain key, <c>document/number</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Document}/{Number}");

    /// <exception cref="FormatException">The key is not <c>document/number</c>.</exception>
    public static ParagraphId Parse(string key) =>
        key.Split('/') is [var document, var text] && DocumentId.TryParse(document, out var id)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(id, number)
            : throw new FormatException($"'{key}' is not a paragraph key.");
}

/// <summary>The number of a comment within its paragraph, in the order in which comments were made, from 1. A thread is named by its root comment.</summary>
[GenerateSerializer, Immutable, Alias("rh.comment-id"), JsonConverter(typeof(CommentIdConverter))]
public readonly record struct CommentId([property: Id(0)] int Number)
{
    public static bool TryParse(string? text, out CommentId id)
    {
        var ok = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        id = new(number);
        return ok;
    }

    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>
/// Names one command for ever, so that a repeat is recognised. Made from the key a client chose and the person who sent it:
/// two people who choose the same key do not meet. Of a key that is a UUID of version 7 (RFC 9562) the id keeps the time, its first 48
/// bits, so that ids of one time lie together wherever they are kept in order.
/// </summary>
[GenerateSerializer, Immutable, Alias("rh.command-id")]
public readonly record struct CommandId([property: Id(0)] Guid Value)
{
    /// <summary>Longest client key taken, in UTF-16 units.</summary>
    public const int MaxKeyLength = 200;

    /// <exception cref="ReviewRuleException">The key is empty or longer than <see cref="MaxKeyLength"/>.</exception>
    public static CommandId For(ReviewerId by, string key)
    {
        if (key.Length is 0 or > MaxKeyLength)
            throw ReviewRuleException.Invalid($"A command id has 1 to {MaxKeyLength} characters; this one has {key.Length}.");
        Span<byte> bytes = stackalloc byte[16 + Encoding.UTF8.GetMaxByteCount(key.Length)];
        by.Value.TryWriteBytes(bytes);
        var length = 16 + Encoding.UTF8.GetBytes(key, bytes[16..]);
        var hash = new Guid(SHA256.HashData(bytes[..length]).AsSpan(0, 16));
        return new(Guid.TryParse(key, out var timed) && timed.Version == 7 ? AtTimeOf(timed, hash) : hash);
    }

    public override string ToString() => Value.ToString("N");

    private static Guid AtTimeOf(Guid timed, Guid hash)
    {
        Span<byte> time = stackalloc byte[16], bytes = stackalloc byte[16];
        timed.TryWriteBytes(time, bigEndian: true, out _);
        hash.TryWriteBytes(bytes, bigEndian: true, out _);
        time[..6].CopyTo(bytes);
        return new(bytes, bigEndian: true);
    }
}

public static class GuidId
{
    public static bool TryParse<T>([NotNullWhen(true)] string? text, out T id) where T : struct, IGuidId<T>
    {
        var ok = Guid.TryParse(text, out var value);
        id = T.From(value);
        return ok;
    }
}

public sealed class GuidIdConverter<T> : JsonConverter<T> where T : struct, IGuidId<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Guid.TryParse(reader.GetString(), out var value)
            ? T.From(value)
            : throw new JsonException("An id is a string of 32 hexadecimal digits.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[32];
        Utf8Formatter.TryFormat(value.Value, text, out _, 'N');
        writer.WriteStringValue(text);
    }

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.From(Guid.Parse(reader.GetString()!, CultureInfo.InvariantCulture));

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value.ToString("N"));
}

public sealed class CommentIdConverter : JsonConverter<CommentId>
{
    public override CommentId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt32());

    public override void Write(Utf8JsonWriter writer, CommentId value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Number);
}
