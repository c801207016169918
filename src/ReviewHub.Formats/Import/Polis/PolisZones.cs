using System.Collections.Immutable;
using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>Finds in which zones the dates of a set are written, so that times alone need to be kept.</summary>
internal sealed class PolisZones
{
    // Summer time comes and goes twice a year; a set that changes more often has dates that no clock wrote.
    private const int Most = 200;

    private readonly List<WrittenZone> _dates = [];

    /// <exception cref="ReviewRuleException">The row's date is not that of its time.</exception>
    public void Add(PolisTable table, int row, int column, DateTimeOffset at) =>
        _dates.Add(PolisDates.ZoneOf(table.Rows[row][column], at) ?? throw table.Wrong(row, column, "the date of the time beside it"));

    /// <exception cref="ReviewRuleException">They change too often.</exception>
    public ImmutableArray<WrittenZone> Found()
    {
        var zones = ImmutableArray.CreateBuilder<WrittenZone>();
        foreach (var date in _dates.OrderBy(d => d.From))
        {
            if (zones.Count > 0 && zones[^1].Name == date.Name && zones[^1].Offset == date.Offset) continue;
            if (zones.Count == Most) throw ReviewRuleException.Invalid("The dates of the set are written in one zone and another by turns; they are not of one clock.");
            zones.Add(date);
        }

        return zones.ToImmutable();
    }
}
