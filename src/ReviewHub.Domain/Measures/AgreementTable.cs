using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;

namespace ReviewHub.Domain;

/// <summary>A row of <see cref="AgreementSums"/> for each judged paragraph, in the order of the document.</summary>
internal sealed class AgreementTable
{
    private readonly double[] _rows;
    private readonly int _stride;

    public int Categories { get; }

    public int Paragraphs { get; }

    /// <param name="counts">
    /// Per paragraph the people per category, in the scale's order; what follows the categories, such as abstentions, is left out.
    /// </param>
    public AgreementTable(int categories, IReadOnlyList<ImmutableArray<int>> counts)
    {
        Categories = categories;
        _stride = (AgreementSums.Length(categories) + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
        _rows = new double[_stride * counts.Count];
        foreach (var paragraph in counts)
        {
            var judgments = paragraph.AsSpan()[..categories];
            if (RowOf(judgments) is { } row) row.Row.CopyTo(_rows.AsSpan(_stride * Paragraphs++));
        }
    }

    /// <summary>
    /// Adds the paragraphs up, each as often as it is drawn. Columns are added side by side and each from first to last, product and
    /// sum rounded apart, so that the width of the processor's registers makes no difference.
    /// </summary>
    public void Sum(ReadOnlySpan<int> times, AgreementSums into)
    {
        Span<double> sum = stackalloc double[_stride];
        sum.Clear();
        var sums = MemoryMarshal.Cast<double, Vector<double>>(sum);
        var rows = MemoryMarshal.Cast<double, Vector<double>>(_rows);
        for (var paragraph = 0; paragraph < times.Length; paragraph++)
        {
            if (times[paragraph] == 0) continue;
            var row = rows.Slice(paragraph * sums.Length, sums.Length);
            var weight = new Vector<double>(times[paragraph]);
            for (var i = 0; i < sums.Length; i++) sums[i] += row[i] * weight;
        }

        sum[..into.Row.Length].CopyTo(into.Row);
    }

    // Null for a paragraph nobody has judged: it says nothing about agreement.
    private static AgreementSums? RowOf(ReadOnlySpan<int> counts)
    {
        double judges = 0;
        foreach (var count in counts) judges += count;
        if (judges == 0) return null;
        var row = new AgreementSums(counts.Length) { Judged = 1 };
        for (var c = 0; c < counts.Length; c++) row.Shares[c] = counts[c] / judges;
        if (judges >= 2) AddPairs(row, counts, judges);
        return row;
    }

    private static void AddPairs(AgreementSums row, ReadOnlySpan<int> counts, double judges)
    {
        row.Paired = 1;
        double same = 0, near = 0;
        for (var low = 0; low < counts.Length; low++)
        {
            row.Marginals[low] = counts[low];
            same += (double)counts[low] * (counts[low] - 1);
            for (var high = low + 1; high < counts.Length; high++)
            {
                var pairs = (double)counts[low] * counts[high];
                row.Coincidences[row.PairOf(low, high)] = pairs / (judges - 1);
                near += 2 * pairs * GwetAgreement.OrdinalWeight(low, high, counts.Length);
            }
        }

        row.Agreement = same / (judges * (judges - 1));
        row.OrdinalAgreement = (same + near) / (judges * (judges - 1));
    }
}
