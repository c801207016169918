namespace ReviewHub.Domain;

/// <summary>
/// Where a search for camps begins. From one beginning k-means easily ends in a poor division, so there are five, none left to chance:
/// places far from each other, and from either end of either axis a small camp there and equal slices of the rest.
/// </summary>
internal static class CampStarts
{
    // The part of all people that the small camp begins with: enough that a single outlier does not become a camp.
    private const int Tail = 12;

    public static IEnumerable<MapPoint[]> Of(IReadOnlyList<MapPoint> points, int camps) =>
    [
        Farthest(points, camps),
        Sliced([.. points.OrderBy(p => p.X)], camps),
        Sliced([.. points.OrderByDescending(p => p.X)], camps),
        Sliced([.. points.OrderBy(p => p.Y)], camps),
        Sliced([.. points.OrderByDescending(p => p.Y)], camps),
    ];

    // First the place farthest from the centre of all, then always the one farthest from those chosen; of equals the first.
    private static MapPoint[] Farthest(IReadOnlyList<MapPoint> points, int camps)
    {
        var chosen = new MapPoint[camps];
        var middle = MapPoint.Centre(points);
        var away = points.Select(p => p.SquareTo(middle)).ToArray();
        for (var c = 0; c < camps; c++)
        {
            chosen[c] = points[Array.IndexOf(away, away.Max())];
            for (var i = 0; i < away.Length; i++)
                away[i] = c == 0 ? points[i].SquareTo(chosen[0]) : Math.Min(away[i], points[i].SquareTo(chosen[c]));
        }

        return chosen;
    }

    private static MapPoint[] Sliced(MapPoint[] sorted, int camps)
    {
        var first = Math.Max(1, sorted.Length / Tail);
        var rest = sorted.AsMemory(first);
        return
        [
            MapPoint.Centre(sorted.Take(first)),
            .. Enumerable.Range(0, camps - 1)
                .Select(s => MapPoint.Centre(rest[(rest.Length * s / (camps - 1))..(rest.Length * (s + 1) / (camps - 1))].ToArray())),
        ];
    }
}
