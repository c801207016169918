using System.Text.Json;

namespace ReviewHub.Formats;

/// <summary>The frozen name of an enum's member, as the log and the API write it.</summary>
internal static class EnumNames
{
    public static string Frozen<T>(this T value) where T : struct, Enum => JsonSerializer.SerializeToElement(value).GetString()!;
}
