using System.Runtime.Intrinsics;

namespace ReviewHub.Domain;

/// <summary>
/// Votes less the mean of their paragraph. Who has not voted is taken to stand at the mean, which is then 0: only votes are kept, and
/// work grows with them, not with all that could be.
/// </summary>
internal sealed class CentredVotes
{
    /// <summary>Vectors that are multiplied at once.</summary>
    public const int Block = 4;

    private readonly int[] _starts;
    private readonly int[] _paragraphs;
    private readonly double[] _values;

    public CentredVotes(VoteMatrix votes, IReadOnlyList<int> reviewers)
    {
        Reviewers = reviewers.Count;
        Paragraphs = votes.Paragraphs;
        var (means, total) = Means(votes, reviewers);
        _starts = new int[Reviewers + 1];
        (_paragraphs, _values) = (new int[total], new double[total]);
        var next = 0;
        for (var i = 0; i < Reviewers; i++)
        {
            var row = votes.Row(reviewers[i]);
            for (var p = 0; p < row.Length; p++)
            {
                if (row[p] == VoteMatrix.Unseen) continue;
                (_paragraphs[next], _values[next]) = (p, row[p] - means[p]);
                Variance += _values[next] * _values[next];
                next++;
            }

            _starts[i + 1] = next;
        }
    }

    public int Reviewers { get; }

    public int Paragraphs { get; }

    /// <summary>The sum of all squares: what components explain a part of.</summary>
    public double Variance { get; }

    public int VotesOf(int reviewer) => _starts[reviewer + 1] - _starts[reviewer];

    /// <summary>The sum over a reviewer's votes of vote times loading.</summary>
    public double Project(int reviewer, ReadOnlySpan<double> loadings)
    {
        var sum = 0.0;
        for (var v = _starts[reviewer]; v < _starts[reviewer + 1]; v++) sum += _values[v] * loadings[_paragraphs[v]];
        return sum;
    }

    /// <summary>The votes' square, paragraphs by paragraphs, times as many vectors as a block holds, paragraph by paragraph.</summary>
    public Vector256<double>[] Square(ReadOnlySpan<Vector256<double>> block)
    {
        var product = new Vector256<double>[Paragraphs];
        for (var i = 0; i < Reviewers; i++)
        {
            var paragraphs = _paragraphs.AsSpan(_starts[i], VotesOf(i));
            var values = _values.AsSpan(_starts[i], VotesOf(i));
            var sum = Vector256<double>.Zero;
            for (var v = 0; v < values.Length; v++) sum += block[paragraphs[v]] * values[v];
            for (var v = 0; v < values.Length; v++) product[paragraphs[v]] += sum * values[v];
        }

        return product;
    }

    private static (double[] Means, int Total) Means(VoteMatrix votes, IReadOnlyList<int> reviewers)
    {
        var (sums, seen) = (new int[votes.Paragraphs], new int[votes.Paragraphs]);
        foreach (var reviewer in reviewers)
        {
            var row = votes.Row(reviewer);
            for (var p = 0; p < row.Length; p++)
            {
                if (row[p] == VoteMatrix.Unseen) continue;
                sums[p] += row[p];
                seen[p]++;
            }
        }

        return ([.. sums.Zip(seen, (sum, count) => count == 0 ? 0 : (double)sum / count)], seen.Sum());
    }
}
