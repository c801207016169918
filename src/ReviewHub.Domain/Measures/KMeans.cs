namespace ReviewHub.Domain;

/// <summary>
/// k-means (Lloyd 1982) without chance: it begins with the place farthest from the centre of all, then again and again the one farthest
/// from those chosen. Ties go to who comes first.
/// </summary>
internal static class KMeans
{
    private const int MostRounds = 100;

    /// <returns>The cluster of each place, from 0; null when there are fewer different places than clusters.</returns>
    public static int[]? Of(IReadOnlyList<MapPoint> points, int clusters)
    {
        if (Farthest(points, clusters) is not { } centres) return null;
        var assigned = new int[points.Count];
        for (var round = 0; round < MostRounds; round++)
        {
            var moved = round == 0;
            for (var i = 0; i < points.Count; i++)
            {
                var nearest = Nearest(points[i], centres);
                moved |= nearest != assigned[i];
                assigned[i] = nearest;
            }

            if (!moved) break;
            for (var c = 0; c < clusters; c++)
                if (Members(points, assigned, c).ToList() is { Count: > 0 } members) centres[c] = MapPoint.Centre(members);
        }

        return assigned;
    }

    private static MapPoint[]? Farthest(IReadOnlyList<MapPoint> points, int clusters)
    {
        var middle = MapPoint.Centre(points);
        var centres = new MapPoint[clusters];
        var away = points.Select(p => p.SquareTo(middle)).ToArray();
        for (var c = 0; c < clusters; c++)
        {
            var farthest = Array.IndexOf(away, away.Max());
            if (c > 0 && away[farthest] == 0) return null;
            centres[c] = points[farthest];
            for (var i = 0; i < away.Length; i++)
                away[i] = c == 0 ? points[i].SquareTo(centres[0]) : Math.Min(away[i], points[i].SquareTo(centres[c]));
        }

        return centres;
    }

    private static int Nearest(MapPoint point, MapPoint[] centres)
    {
        var nearest = 0;
        for (var c = 1; c < centres.Length; c++)
            if (point.SquareTo(centres[c]) < point.SquareTo(centres[nearest])) nearest = c;
        return nearest;
    }

    private static IEnumerable<MapPoint> Members(IReadOnlyList<MapPoint> points, int[] assigned, int cluster) =>
        points.Where((_, i) => assigned[i] == cluster);
}
