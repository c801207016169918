namespace ReviewHub.Domain;

/// <summary>k-means (Lloyd 1982) from given centres. A place as near to two centres goes to the first.</summary>
internal static class KMeans
{
    private const int MostRounds = 100;

    /// <returns>The cluster of each place, from 0; null when a cluster ends up with none.</returns>
    public static int[]? Of(IReadOnlyList<MapPoint> points, MapPoint[] start)
    {
        var centres = (MapPoint[])start.Clone();
        var assigned = new int[points.Count];
        for (var (round, moved) = (0, true); moved && round < MostRounds; round++)
        {
            moved = round == 0;
            for (var i = 0; i < points.Count; i++)
            {
                var nearest = Nearest(points[i], centres);
                moved |= nearest != assigned[i];
                assigned[i] = nearest;
            }

            if (!Recentre(points, assigned, centres)) return null;
        }

        return assigned;
    }

    private static bool Recentre(IReadOnlyList<MapPoint> points, int[] assigned, MapPoint[] centres)
    {
        var sums = new (double X, double Y, int Count)[centres.Length];
        for (var i = 0; i < points.Count; i++)
        {
            ref var sum = ref sums[assigned[i]];
            sum = (sum.X + points[i].X, sum.Y + points[i].Y, sum.Count + 1);
        }

        for (var c = 0; c < centres.Length; c++)
        {
            if (sums[c].Count == 0) return false;
            centres[c] = new(sums[c].X / sums[c].Count, sums[c].Y / sums[c].Count);
        }

        return true;
    }

    private static int Nearest(MapPoint point, MapPoint[] centres)
    {
        var nearest = 0;
        for (var c = 1; c < centres.Length; c++)
            if (point.SquareTo(centres[c]) < point.SquareTo(centres[nearest])) nearest = c;
        return nearest;
    }
}
