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
    public static RoundChange Of(IEnumerable<StanceMove> moves, Scale scale)
    {
        var sums = new RoundChangeSums(scale);
        foreach (var move in moves) sums.Add(move);
        return sums.Change;
    }
}
