using System.Runtime.InteropServices;

namespace ReviewHub.Domain;

/// <summary>
/// Adds moves up to a <see cref="RoundChange"/>, one at a time: it keeps counts and, of each person, what of them is counted once, so that
/// its size follows from the people and not from what they judged.
/// </summary>
/// <param name="scale">Of both rounds.</param>
public sealed class RoundChangeSums(Scale scale)
{
    private readonly int[,] _judgments = new int[scale.Categories.Length, scale.Categories.Length];
    private readonly Dictionary<ReviewerId, Part> _people = [];
    private int _both;
    private int _differ;
    private int _before;
    private int _lost;

    [Flags]
    private enum Part
    {
        Before = 1,
        After = 2,
        Judged = 4,
        Changed = 8,
    }

    public RoundChange Change => new(
        new(_differ, _both), new(Count(Part.Changed), Count(Part.Judged)), CohenKappa.Of(_judgments),
        new(_people.Values.Count(p => (p & (Part.Before | Part.After)) == Part.Before), Count(Part.Before)), new(_lost, _before));

    /// <param name="move">The only one of its person on its paragraph.</param>
    /// <exception cref="NotSupportedException">A stance lies outside the scale.</exception>
    public void Add(StanceMove move)
    {
        ref var part = ref CollectionsMarshal.GetValueRefOrAddDefault(_people, move.By, out _);
        if (move.Before is not null) (part, _before) = (part | Part.Before, _before + 1);
        if (move.After is not null) part |= Part.After;
        if (move is { Before: not null, After: null }) _lost++;
        if (move is not { Before: { } before, After: { } after }) return;
        var (from, to) = (Index(before), Index(after));
        if (from == scale.Categories.Length || to == scale.Categories.Length) return;
        _judgments[from, to]++;
        _both++;
        part |= Part.Judged;
        if (from == to) return;
        _differ++;
        part |= Part.Changed;
    }

    private int Count(Part part) => _people.Values.Count(p => p.HasFlag(part));

    private int Index(Stance stance) => scale.IndexOf(stance) is >= 0 and var index
        ? index
        : throw new NotSupportedException($"The stance '{stance.Key}' is not on the scale '{scale.Key}'.");
}
