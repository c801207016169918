namespace ReviewHub.Domain;

/// <summary>
/// What became of the stances of one round in the next, on one question. Who recused themselves from a paragraph is for the caller to
/// leave out of it.
/// </summary>
/// <param name="Changed">Judgments that differ, of those where somebody judged a paragraph in both rounds; abstentions outside.</param>
/// <param name="ChangedReviewers">People who changed at least one judgment, of those who judged at least one paragraph in both.</param>
/// <param name="Kappa"><see cref="CohenKappa"/> of the judgments in both.</param>
/// <param name="Attrition">
/// People who took no stance at all in the later round, of those who took one in the earlier; to abstain is to be there.
/// </param>
/// <param name="StancesLost">Stances of the earlier round with none on the same paragraph in the later one, of all of the earlier.</param>
[GenerateSerializer, Immutable, Alias("rh.round-change")]
public sealed record RoundChange(
    [property: Id(0)] Share Changed,
    [property: Id(1)] Share ChangedReviewers,
    [property: Id(2)] Measure Kappa,
    [property: Id(3)] Share Attrition,
    [property: Id(4)] Share StancesLost)
{
    /// <param name="moves">One for each person and paragraph with a stance in either round, in any order.</param>
    /// <param name="scale">Of both rounds: between two scales nothing can be compared.</param>
    /// <exception cref="NotSupportedException">A stance lies outside the scale.</exception>
    public static RoundChange Of(IReadOnlyCollection<StanceMove> moves, Scale scale)
    {
        var categories = scale.Categories.Length;
        var table = new int[categories, categories];
        var (judged, changed) = (new HashSet<ReviewerId>(), new HashSet<ReviewerId>());
        var (both, differ) = (0, 0);
        foreach (var move in moves)
        {
            if (move is not { Before: { } before, After: { } after }) continue;
            var (from, to) = (Index(before, scale), Index(after, scale));
            if (from == categories || to == categories) continue;
            table[from, to]++;
            both++;
            judged.Add(move.By);
            if (from == to) continue;
            differ++;
            changed.Add(move.By);
        }

        return new(new(differ, both), new(changed.Count, judged.Count), CohenKappa.Of(table), AttritionOf(moves), LostOf(moves));
    }

    private static Share AttritionOf(IReadOnlyCollection<StanceMove> moves)
    {
        var before = moves.Where(m => m.Before is not null).Select(m => m.By).ToHashSet();
        var after = moves.Where(m => m.After is not null).Select(m => m.By).ToHashSet();
        return new(before.Count(person => !after.Contains(person)), before.Count);
    }

    private static Share LostOf(IReadOnlyCollection<StanceMove> moves) =>
        new(moves.Count(m => m is { Before: not null, After: null }), moves.Count(m => m.Before is not null));

    private static int Index(Stance stance, Scale scale) => scale.IndexOf(stance) is >= 0 and var index
        ? index
        : throw new NotSupportedException($"The stance '{stance.Key}' is not on the scale '{scale.Key}'.");
}
