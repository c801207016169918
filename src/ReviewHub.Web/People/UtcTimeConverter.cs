using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReviewHub.Web;

/// <summary>Times on the wire: ISO 8601, UTC, milliseconds. A time that comes without an offset is taken as UTC.</summary>
internal sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String || !reader.TryGetDateTime(out var time))
            throw new JsonException("A time is written as ISO 8601.");
        return time.Kind == DateTimeKind.Unspecified ? new(time, TimeSpan.Zero) : new(time.ToUniversalTime());
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
}
