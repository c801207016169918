using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReviewHub.Domain;

/// <summary>One reviewer's position on one paragraph: the key of a category of the document's Scale, or an abstention.</summary>
[GenerateSerializer, Immutable, Alias("rh.stance"), JsonConverter(typeof(StanceConverter))]
public readonly record struct Stance([property: Id(0)] string Key)
{
    /// <summary>Seen and deliberately not judged: counted as a voter, outside every percentage.</summary>
    public static readonly Stance Abstain = new("abstain");

    public override string ToString() => Key;
}

public sealed class StanceConverter : JsonConverter<Stance>
{
    // Thousands of stances share a handful of keys, which are literals of the scales: one string each will do.
    public override Stance Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } key ? new(string.IsInterned(key) ?? key) : throw new JsonException("A stance is a string.");

    public override void Write(Utf8JsonWriter writer, Stance value, JsonSerializerOptions options) => writer.WriteStringValue(value.Key);
}
