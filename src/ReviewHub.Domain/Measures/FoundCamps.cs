namespace ReviewHub.Domain;

/// <summary>The camps people fall into by where they stand: of all divisions into 2 to 5 that were found, the clearest.</summary>
/// <param name="Of">The camp of each place, from 0; the largest first, of equals the one whose first member comes first.</param>
/// <param name="Silhouette"><see cref="Domain.Silhouette"/> of the division.</param>
internal sealed record FoundCamps(int[] Of, int Count, double Silhouette)
{
    private const int Most = 5;

    /// <summary>Null where all stand at one place.</summary>
    public static FoundCamps? Find(IReadOnlyList<MapPoint> points)
    {
        var most = Math.Min(Math.Min(Most, 2 + (points.Count / 12)), points.Count - 1);
        var found = new List<FoundCamps>();
        for (var count = 2; count <= most; count++)
            foreach (var start in CampStarts.Of(points, count))
            {
                if (KMeans.Of(points, start) is not { } clusters) continue;
                var camps = InOrder(clusters);
                if (found.Exists(f => f.Of.AsSpan().SequenceEqual(camps))) continue;
                found.Add(new(camps, count, Domain.Silhouette.Of(points, camps, count)));
            }

        // One person is no camp, however far off: such a division stands only where there is no other.
        return found.OrderByDescending(f => f.HasLoner ? 0 : 1).ThenByDescending(f => f.Silhouette).FirstOrDefault();
    }

    private bool HasLoner => Of.CountBy(camp => camp).Any(c => c.Value == 1);

    private static int[] InOrder(int[] clusters)
    {
        var order = clusters.Index().GroupBy(p => p.Item).OrderByDescending(g => g.Count()).ThenBy(g => g.First().Index)
            .Select(g => g.Key).ToList();
        return Array.ConvertAll(clusters, order.IndexOf);
    }
}
