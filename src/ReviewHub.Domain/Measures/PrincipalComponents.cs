using System.Runtime.Intrinsics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace ReviewHub.Domain;

/// <summary>
/// The two directions in which people differ most, by block Krylov iteration (Musco and Musco 2015): the squared votes are applied again
/// and again to a few fixed vectors, and the best two directions of all that came up are taken. Exact to rounding once these no longer
/// change; several vectors at once, so that two directions that explain equally much are both found.
/// </summary>
internal static class PrincipalComponents
{
    public const int Count = 2;

    private const ulong Seed = 1901;
    private const double Tolerance = 1e-9;

    // Of the largest variance: what rounding leaves where there is none.
    private const double Nothing = 1e-12;

    // Where even that many do not settle, the directions explain so nearly equally much that which is taken hardly matters.
    private const int MostBlocks = 40;

    /// <returns>
    /// Unit vectors over paragraphs with the sum of squares each explains, the largest first; zero where nothing is left to explain.
    /// </returns>
    public static (double[] Loadings, double Variance)[] Of(CentredVotes votes)
    {
        var basis = new List<double[]>();
        var images = new List<double[]>();
        var next = Start(votes.Paragraphs);
        for (var block = 1; ; block++)
        {
            var fresh = Orthonormalise(next, basis);
            if (fresh.Count > 0)
            {
                next = Unpack(votes.Square(Pack(fresh, votes.Paragraphs)), fresh.Count);
                basis.AddRange(fresh);
                images.AddRange(next);
            }

            var exhausted = fresh.Count == 0 || basis.Count >= votes.Paragraphs || block == MostBlocks;
            if (!exhausted && block % 4 != 0) continue;
            if (Ritz(basis, images, settle: !exhausted) is { } found) return found;
        }
    }

    private static List<double[]> Start(int paragraphs)
    {
        var chance = new SplitMix64(Seed);
        var vectors = new List<double[]>();
        for (var v = 0; v < Math.Min(CentredVotes.Block, paragraphs); v++)
        {
            vectors.Add(new double[paragraphs]);
            for (var p = 0; p < paragraphs; p++) vectors[v][p] = chance.NextDouble() - 0.5;
        }

        return vectors;
    }

    // Those of the vectors that point anywhere new, made unit length. Twice, for once leaves rounding errors that grow.
    private static List<double[]> Orthonormalise(List<double[]> vectors, List<double[]> basis)
    {
        var fresh = new List<double[]>();
        foreach (var vector in vectors)
        {
            var (kept, before) = ((double[])vector.Clone(), Length(vector));
            for (var pass = 0; pass < 2; pass++)
                foreach (var other in basis.Concat(fresh)) AddTo(kept, other, -Dot(kept, other));
            var length = Length(kept);
            if (length <= 1e-10 * before) continue;
            for (var p = 0; p < kept.Length; p++) kept[p] /= length;
            fresh.Add(kept);
        }

        return fresh;
    }

    // The best two directions within the basis; null when they are still to settle and have not.
    private static (double[] Loadings, double Variance)[]? Ritz(List<double[]> basis, List<double[]> images, bool settle)
    {
        var projected = DenseMatrix.Create(basis.Count, basis.Count, 0);
        for (var i = 0; i < basis.Count; i++)
            for (var j = i; j < basis.Count; j++)
                projected[i, j] = projected[j, i] = Dot(basis[i], images[j]);
        var eigen = projected.Evd(Symmetricity.Symmetric);
        var largest = eigen.EigenValues[^1].Real;
        var found = new (double[] Loadings, double Variance)[Count];
        for (var c = 0; c < Count; c++)
        {
            found[c] = (new double[basis[0].Length], 0);
            if (c >= basis.Count) continue;
            var (variance, weights) = (eigen.EigenValues[basis.Count - 1 - c].Real, eigen.EigenVectors.Column(basis.Count - 1 - c));
            var loadings = Combine(basis, weights);
            if (settle && !HasSettled(Combine(images, weights), loadings, variance, largest)) return null;
            if (variance > Nothing * largest) found[c] = (loadings, variance);
        }

        return found;
    }

    private static bool HasSettled(double[] image, double[] loadings, double variance, double largest)
    {
        AddTo(image, loadings, -variance);
        return Length(image) <= Tolerance * largest;
    }

    private static double[] Combine(List<double[]> vectors, Vector<double> weights)
    {
        var sum = new double[vectors[0].Length];
        for (var v = 0; v < vectors.Count; v++) AddTo(sum, vectors[v], weights[v]);
        return sum;
    }

    private static Vector256<double>[] Pack(List<double[]> vectors, int length)
    {
        var block = new Vector256<double>[length];
        for (var v = 0; v < vectors.Count; v++)
            for (var p = 0; p < length; p++) block[p] = block[p].WithElement(v, vectors[v][p]);
        return block;
    }

    private static List<double[]> Unpack(Vector256<double>[] block, int count) =>
        [.. Enumerable.Range(0, count).Select(v => Array.ConvertAll(block, b => b.GetElement(v)))];

    private static double Length(double[] vector) => Math.Sqrt(Dot(vector, vector));

    // Four sums side by side, on every processor: more on some would round otherwise there.
    private static double Dot(double[] one, double[] other)
    {
        var (sums, i) = (Vector256<double>.Zero, 0);
        for (; i <= one.Length - 4; i += 4) sums += Vector256.Create(one, i) * Vector256.Create(other, i);
        var sum = sums.GetElement(0) + sums.GetElement(1) + (sums.GetElement(2) + sums.GetElement(3));
        for (; i < one.Length; i++) sum += one[i] * other[i];
        return sum;
    }

    private static void AddTo(double[] sum, double[] vector, double factor)
    {
        var i = 0;
        for (; i <= sum.Length - 4; i += 4) (Vector256.Create(sum, i) + (Vector256.Create(vector, i) * factor)).CopyTo(sum, i);
        for (; i < sum.Length; i++) sum[i] += vector[i] * factor;
    }
}
