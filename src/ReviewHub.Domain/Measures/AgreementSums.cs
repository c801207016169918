namespace ReviewHub.Domain;

/// <summary>
/// What all agreement figures of a document need to know of its paragraphs, added up: one row of numbers, so that a resample is a
/// weighted sum of rows.
/// </summary>
internal sealed class AgreementSums(int categories)
{
    // After the three runs: pairwise agreement, the same with ordinal weights, paragraphs of two or more, paragraphs of one or more.
    private readonly double[] _row = new double[Length(categories)];

    public int Categories => categories;

    public Span<double> Row => _row;

    /// <summary>Judgments per category, on paragraphs that at least two have judged.</summary>
    public Span<double> Marginals => _row.AsSpan(0, categories);

    /// <summary>The share of each category in a paragraph's judgments, over all paragraphs that anybody has judged.</summary>
    public Span<double> Shares => _row.AsSpan(categories, categories);

    /// <summary>Krippendorff's coincidences of each two different categories, at <see cref="PairOf"/>.</summary>
    public Span<double> Coincidences => _row.AsSpan(2 * categories, Pairs(categories));

    public ref double Agreement => ref _row[^4];

    public ref double OrdinalAgreement => ref _row[^3];

    public ref double Paired => ref _row[^2];

    public ref double Judged => ref _row[^1];

    /// <summary>In order of <paramref name="low"/>, then of <paramref name="high"/>.</summary>
    public int PairOf(int low, int high) => (low * ((2 * categories) - low - 1) / 2) + high - low - 1;

    public static int Length(int categories) => (2 * categories) + Pairs(categories) + 4;

    private static int Pairs(int categories) => categories * (categories - 1) / 2;
}
