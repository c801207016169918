using System.Collections.Immutable;
using System.Globalization;

namespace ReviewHub.Domain;

/// <summary>A document as its stream of events has made it: title, text, round. Its paragraphs' threads and stances live in their own streams.</summary>
public sealed record Document(
    int Version,
    BoardId Board,
    string Title,
    Revision Revision,
    Round Round)
{
    /// <summary>Most paragraphs a document may have; the importer's setting may be lower.</summary>
    public const int MaxParagraphs = 20_000;

    private readonly ImmutableDictionary<int, int> _indexes = IndexesOf(Revision);

    public static DocumentImported Import(
        BoardId board, string title, IReadOnlyList<Block> blocks, Protocol protocol, IEnumerable<ReviewerId> eligible)
    {
        ReviewText.Require(title, ReviewText.MaxTitle, "The title");
        if (blocks.Count == 0)
            throw ReviewRuleException.Invalid("The document has no text: there is no paragraph to review.");
        if (blocks.Count > MaxParagraphs)
            throw ReviewRuleException.Invalid(string.Create(CultureInfo.InvariantCulture, $"The document has {blocks.Count:N0} paragraphs; the limit is {MaxParagraphs:N0}."));
        for (var i = 0; i < blocks.Count; i++)
            ReviewText.RequireStorable(blocks[i].Text, $"Paragraph {i + 1}");
        if (!Scale.IsKnown(protocol.Scale))
            throw ReviewRuleException.Invalid($"There is no scale '{protocol.Scale}'.");
        protocol.Rule.Validate();
        return new(board, title, [.. blocks.Select((block, index) => new ParagraphText(index + 1, block))], protocol,
            [.. eligible.Distinct().OrderBy(r => r.Value)]);
    }

    /// <summary>Those of <paramref name="voters"/> who are not yet admitted to the open round, as an event; null when there is none.</summary>
    public ReviewersAdmitted? Admit(IEnumerable<ReviewerId> voters)
    {
        var missing = voters.Where(v => !Round.Eligible.Contains(v)).Distinct().OrderBy(v => v.Value).ToImmutableArray();
        return missing.IsEmpty ? null : new(Round.Number, missing);
    }

    public static DocumentRenamed Rename(string title) => new(ReviewText.Require(title, ReviewText.MaxTitle, "The title"));

    /// <summary>What a paragraph's review needs to know of its document; null when the current Revision has no such paragraph.</summary>
    public ParagraphTerms? TermsOf(int number) => _indexes.TryGetValue(number, out var index)
        ? new(index, Revision.Paragraphs[index].Block, Revision.Number, Round.Number, Round.Protocol.Scale, Round.Protocol.Rule, Round.Eligible.Count)
        : null;

    /// <param name="document">Null before the first event.</param>
    /// <exception cref="NotSupportedException">The event is unknown, or out of place: the fold stops rather than go on wrong.</exception>
    public static Document Apply(Document? document, Recorded recorded) => (document, recorded.Event) switch
    {
        (null, DocumentImported e) => new(
            recorded.Version, e.Board, e.Title,
            new(1, recorded.At, recorded.By, e.Paragraphs),
            new(1, e.Protocol, [.. e.Eligible], recorded.At, recorded.By)),
        ({ } d, ReviewersAdmitted e) => d with { Version = recorded.Version, Round = d.Round with { Eligible = d.Round.Eligible.Union(e.Reviewers) } },
        ({ } d, DocumentRenamed e) => d with { Version = recorded.Version, Title = e.Title },
        _ => throw new NotSupportedException($"A document cannot apply {recorded.Event.GetType().Name} at version {recorded.Version}."),
    };

    private static ImmutableDictionary<int, int> IndexesOf(Revision revision) =>
        revision.Paragraphs.Select((p, index) => KeyValuePair.Create(p.Number, index)).ToImmutableDictionary();
}
