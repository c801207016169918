using System.Globalization;

namespace ReviewHub.Formats;

internal static class Timestamps
{
    /// <summary>UTC to the millisecond, as every export prints it: 2026-03-01T12:00:00.000Z.</summary>
    public static string Text(this DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
