namespace ReviewHub.Domain;

/// <summary>
/// Cohen's kappa, unweighted (Cohen 1960): the agreement of two series of judgments beyond what their categories alone would bring.
/// </summary>
public static class CohenKappa
{
    /// <param name="table">How many pairs went from one category, the row, to another, the column.</param>
    /// <returns>-1 to 1.</returns>
    public static Measure Of(int[,] table)
    {
        var categories = table.GetLength(0);
        var (total, same, chance) = (0L, 0L, 0L);
        for (var c = 0; c < categories; c++)
        {
            var (row, column) = (0L, 0L);
            for (var other = 0; other < categories; other++)
            {
                row += table[c, other];
                column += table[other, c];
            }

            (total, same, chance) = (total + row, same + table[c, c], chance + (row * column));
        }

        if (total == 0) return Measure.Undefined("Nobody judged the same paragraph in both rounds.");
        // In whole numbers up to here, so that an expected agreement of 1 is seen for what it is.
        return chance == total * total
            ? Measure.Undefined("Everybody used one and the same category in both rounds, so there is no chance agreement to compare with.")
            : Measure.Of(((double)(total * same) - chance) / ((double)(total * total) - chance));
    }
}
