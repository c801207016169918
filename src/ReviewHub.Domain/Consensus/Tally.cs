using System.Collections.Immutable;

namespace ReviewHub.Domain;

/// <summary>The counts of a paragraph in one Round, on one Scale.</summary>
/// <param name="Counts">People per category, in the scale's order; abstentions last.</param>
public sealed record Tally(Scale Scale, ImmutableArray<int> Counts)
{
    public int For => Sum(Side.For);
    public int Neutral => Sum(Side.Neutral);
    public int Against => Sum(Side.Against);
    public int Abstain => Counts[^1];

    /// <summary>Everyone who took a stance, abstentions included.</summary>
    public int Voters => Counts.Sum();

    /// <exception cref="NotSupportedException">A stance lies outside the scale: the log is damaged or newer than this build.</exception>
    public static Tally Of(IEnumerable<Stance> stances, Scale scale)
    {
        var counts = new int[scale.Categories.Length + 1];
        foreach (var stance in stances)
        {
            var index = scale.IndexOf(stance);
            if (index < 0) throw new NotSupportedException($"The stance '{stance.Key}' is not on the scale '{scale.Key}'.");
            counts[index]++;
        }

        return new(scale, [.. counts]);
    }

    private int Sum(Side side)
    {
        var sum = 0;
        for (var i = 0; i < Scale.Categories.Length; i++)
            if (Scale.Categories[i].Side == side) sum += Counts[i];
        return sum;
    }
}
