using System.Collections.Immutable;

namespace ReviewHub.Domain;

/// <summary>The counts of a paragraph in one Round, on one Scale.</summary>
/// <param name="Counts">People per category, in the scale's order; abstentions last.</param>
public sealed partial record Tally(Scale Scale, ImmutableArray<int> Counts)
{
    public int For => Sum(Side.For);
    public int Neutral => Sum(Side.Neutral);
    public int Against => Sum(Side.Against);
    public int Abstain => Counts[^1];

    /// <summary>Everyone who took a stance, abstentions included.</summary>
    public int Voters => Counts.Sum();

    /// <summary>Everyone who took a side or a neutral stance: what quorums count and shares are of.</summary>
    public int Judged => Voters - Abstain;

    /// <exception cref="NotSupportedException">A stance lies outside the scale: the log is damaged or newer than this build.</exception>
    public static Tally Of(IEnumerable<Stance> stances, Scale scale)
    {
        var counts = new int[scale.Categories.Length + 1];
        foreach (var stance in stances)
        {
            counts[Index(stance, scale)]++;
        }

        return new(scale, [.. counts]);
    }

    /// <summary>The counts after one person went from one stance to another; null for none.</summary>
    /// <exception cref="NotSupportedException">A stance lies outside the scale.</exception>
    public Tally Move(Stance? from, Stance? to)
    {
        if (from == to) return this;
        var counts = Counts.ToBuilder();
        if (from is { } left) counts[Index(left, Scale)]--;
        if (to is { } taken) counts[Index(taken, Scale)]++;
        return this with { Counts = counts.MoveToImmutable() };
    }

    private static int Index(Stance stance, Scale scale) => scale.IndexOf(stance) is >= 0 and var index
        ? index
        : throw new NotSupportedException($"The stance '{stance.Key}' is not on the scale '{scale.Key}'.");

    private int Sum(Side side)
    {
        var sum = 0;
        for (var i = 0; i < Scale.Categories.Length; i++)
            if (Scale.Categories[i].Side == side) sum += Counts[i];
        return sum;
    }
}
