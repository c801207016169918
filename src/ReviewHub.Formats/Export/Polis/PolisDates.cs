using System.Globalization;
using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>Dates as Polis writes them, e.g. <c>Fri Sep 20 14:29:43 CDT 2024</c>: in the zone of whoever exported them.</summary>
internal static class PolisDates
{
    public static readonly WrittenZone Utc = new("UTC", 0, DateTimeOffset.UnixEpoch);

    private const string Day = "ddd MMM dd HH:mm:ss", Year = "yyyy";

    public static string Write(DateTimeOffset at, WrittenZone zone)
    {
        var local = at.UtcDateTime.AddSeconds(zone.Offset);
        return $"{local.ToString(Day, CultureInfo.InvariantCulture)} {zone.Name} {local.ToString(Year, CultureInfo.InvariantCulture)}";
    }

    /// <summary>The zone in which the time would be written so; null when there is none.</summary>
    public static WrittenZone? ZoneOf(string date, DateTimeOffset at)
    {
        if (date.Length <= Day.Length + Year.Length + 2 || date[Day.Length] != ' ' || date[^(Year.Length + 1)] != ' ') return null;
        var name = date[(Day.Length + 1)..^(Year.Length + 1)];
        if (!DateTime.TryParseExact($"{date[..Day.Length]} {date[^Year.Length..]}", $"{Day} {Year}", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return null;
        var offset = (long)(local - new DateTime(1970, 1, 1)).TotalSeconds - Math.DivRem(at.ToUnixTimeMilliseconds(), 1000).Quotient;
        return Math.Abs(offset) <= 15 * 60 * 60 && name.Length <= 20 ? new(name, (int)offset, at) : null;
    }

    /// <summary>The zone in which a time is written: the one that began last, or the first for what was before any.</summary>
    public static WrittenZone At(this IReadOnlyList<WrittenZone> zones, DateTimeOffset at)
    {
        for (var i = zones.Count - 1; i > 0; i--)
            if (zones[i].From <= at) return zones[i];
        return zones.Count > 0 ? zones[0] : Utc;
    }
}
