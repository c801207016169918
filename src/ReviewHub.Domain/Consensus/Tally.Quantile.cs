namespace ReviewHub.Domain;

public sealed partial record Tally
{
    /// <summary>
    /// The value below which a part of the judgments lies, by linear interpolation between their order statistics: type 7 of Hyndman
    /// and Fan (1996), the default of R and of spreadsheets. On small boards other definitions differ by whole points, so this one is
    /// named wherever its results are printed. Decimals keep it exact: no finding hangs on a rounding error.
    /// </summary>
    /// <param name="part">0 to 1; 0.5 for the median.</param>
    /// <exception cref="InvalidOperationException">Nobody has judged.</exception>
    public decimal Quantile(decimal part)
    {
        var last = Judged - 1;
        if (last < 0) throw new InvalidOperationException("Of no judgments there is no quantile.");
        var rank = last * part;
        var below = (int)rank;
        int low = ValueAt(below), high = ValueAt(Math.Min(below + 1, last));
        return low + ((rank - below) * (high - low));
    }

    // The judgments stand from for to against, so the lowest value is at the far end.
    private int ValueAt(int rank)
    {
        var index = Scale.Categories.Length;
        while (rank >= 0) rank -= Counts[--index];
        return Scale.ValueOf(index);
    }
}
