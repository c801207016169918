namespace ReviewHub.Domain;

/// <summary>
/// How clearly places fall into clusters (Rousseeuw 1987): for each, how much nearer its own cluster is than the next; on average, -1 to 1.
/// A cluster of one says nothing and counts 0.
/// </summary>
internal static class Silhouette
{
    public static double Of(IReadOnlyList<MapPoint> points, int[] clusters, int count)
    {
        var sizes = new int[count];
        foreach (var cluster in clusters) sizes[cluster]++;
        var sum = 0.0;
        var distances = new double[count];
        for (var i = 0; i < points.Count; i++)
        {
            if (sizes[clusters[i]] == 1) continue;
            Array.Clear(distances);
            for (var j = 0; j < points.Count; j++) distances[clusters[j]] += points[i].DistanceTo(points[j]);
            var own = distances[clusters[i]] / (sizes[clusters[i]] - 1);
            var next = double.PositiveInfinity;
            for (var c = 0; c < count; c++)
                if (c != clusters[i] && sizes[c] > 0) next = Math.Min(next, distances[c] / sizes[c]);
            if (double.IsFinite(next) && Math.Max(own, next) > 0) sum += (next - own) / Math.Max(own, next);
        }

        return sum / points.Count;
    }
}
