namespace ReviewHub.Domain;

/// <summary>A place on an opinion map. Only distances mean anything.</summary>
[GenerateSerializer, Immutable, Alias("rh.map-point")]
public readonly record struct MapPoint([property: Id(0)] double X, [property: Id(1)] double Y)
{
    public double DistanceTo(MapPoint other) => Math.Sqrt(SquareTo(other));

    internal double SquareTo(MapPoint other)
    {
        double x = X - other.X, y = Y - other.Y;
        return (x * x) + (y * y);
    }

    /// <summary>The centre of some places; of none, the origin.</summary>
    internal static MapPoint Centre(IEnumerable<MapPoint> points)
    {
        var (x, y, count) = (0.0, 0.0, 0);
        foreach (var point in points) (x, y, count) = (x + point.X, y + point.Y, count + 1);
        return count == 0 ? default : new(x / count, y / count);
    }
}
