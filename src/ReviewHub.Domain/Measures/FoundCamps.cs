namespace ReviewHub.Domain;

/// <summary>The camps people fall into by where they stand: of 2 to 5 as many as part them most clearly.</summary>
/// <param name="Of">The camp of each place, from 0; the largest first, of equals the one whose first member comes first.</param>
/// <param name="Silhouette"><see cref="Domain.Silhouette"/> of the division.</param>
internal sealed record FoundCamps(int[] Of, int Count, double Silhouette)
{
    private const int Most = 5;

    /// <summary>Null where all stand at one place.</summary>
    public static FoundCamps? Find(IReadOnlyList<MapPoint> points)
    {
        FoundCamps? best = null;
        var most = Math.Min(Math.Min(Most, 2 + (points.Count / 12)), points.Count - 1);
        for (var count = 2; count <= most; count++)
        {
            if (KMeans.Of(points, count) is not { } clusters) break;
            var silhouette = Domain.Silhouette.Of(points, clusters, count);
            if (best is null || silhouette > best.Silhouette) best = new(clusters, count, silhouette);
        }

        return best?.InOrder();
    }

    private FoundCamps InOrder()
    {
        var order = Of.Select((camp, i) => (camp, i)).GroupBy(p => p.camp).OrderByDescending(g => g.Count()).ThenBy(g => g.First().i).Select(g => g.Key).ToList();
        return new([.. Of.Select(camp => order.IndexOf(camp))], order.Count, Silhouette);
    }
}
