using System.Collections.Immutable;
using ReviewHub.Domain;

namespace ReviewHub.Grains;

/// <summary>A reviewer's own stance in a paragraph's round.</summary>
/// <param name="Question">Its key, also of the first.</param>
[GenerateSerializer, Immutable, Alias("rh.own-answer")]
public readonly record struct OwnAnswer([property: Id(0)] int Paragraph, [property: Id(1)] string Question, [property: Id(2)] Stance Stance);

/// <summary>
/// One reviewer's own stances in each paragraph's round, by paragraph and question. A sorted list: a feed has as many of them as there are
/// stances, each reader is sent all of theirs, and a tree would take eight times the memory and longer to go through.
/// </summary>
internal sealed class OwnAnswers
{
    private readonly List<OwnAnswer> _sorted = [];

    public IEnumerable<int> Paragraphs => _sorted.Select(own => own.Paragraph).Distinct();

    public bool Has(int paragraph, string question) => Find(paragraph, question) >= 0;

    /// <param name="stance">Null when it was withdrawn.</param>
    public void Set(int paragraph, string question, Stance? stance)
    {
        var at = Find(paragraph, question);
        if (stance is not { } taken)
        {
            if (at >= 0) _sorted.RemoveAt(at);
            return;
        }

        var own = new OwnAnswer(paragraph, question, taken);
        if (at >= 0) _sorted[at] = own;
        else _sorted.Insert(~at, own);
    }

    public ImmutableArray<OwnAnswer> All() => [.. _sorted];

    private int Find(int paragraph, string question) => _sorted.BinarySearch(new(paragraph, question, default), Order.Instance);

    private sealed class Order : IComparer<OwnAnswer>
    {
        public static readonly Order Instance = new();

        public int Compare(OwnAnswer x, OwnAnswer y) =>
            x.Paragraph != y.Paragraph ? x.Paragraph.CompareTo(y.Paragraph) : string.CompareOrdinal(x.Question, y.Question);
    }
}
