using System.Collections.Immutable;
using System.Globalization;

namespace ReviewHub.Domain;

/// <summary>A document as its stream of events has made it: title, text, rounds. Its paragraphs' threads and stances live in their own streams.</summary>
/// <param name="Rounds">Every round there has been, by number. There may be none yet.</param>
/// <param name="Recusals">Those that stand now; a closed round keeps those it closed with.</param>
[GenerateSerializer, Immutable, Alias("rh.document-state")]
public sealed partial record Document(
    [property: Id(0)] int Version,
    [property: Id(1)] BoardId Board,
    [property: Id(2)] string Title,
    [property: Id(3)] Revision Revision,
    [property: Id(4)] ImmutableArray<Round> Rounds,
    [property: Id(5)] Recusals Recusals)
{
    /// <summary>Most paragraphs a document may have; the importer's setting may be lower.</summary>
    public const int MaxParagraphs = 20_000;

    /// <summary>As declared last; empty when people are not told apart.</summary>
    [Id(6)]
    public ImmutableArray<Camp> Camps { get; init; } = [];

    /// <summary>The newest; null before the first.</summary>
    [Id(7)]
    public Reminder? Reminder { get; init; }

    // By number. Found when first asked for: one that came from another node was made without a constructor.
    private ImmutableDictionary<int, int> Indexes => field ??= IndexesOf(Revision);

    /// <param name="protocol">Of a first round that opens at once; null to open one later.</param>
    /// <param name="voters">Of the board.</param>
    public static DocumentImported Import(
        BoardId board, string title, IReadOnlyList<Block> blocks, Protocol? protocol, IReadOnlyCollection<ReviewerId> voters, DateTimeOffset now)
    {
        ReviewText.Require(title, ReviewText.MaxTitle, "The title");
        if (blocks.Count == 0)
            throw ReviewRuleException.Invalid("The document has no text: there is no paragraph to review.");
        if (blocks.Count > MaxParagraphs)
            throw ReviewRuleException.Invalid(string.Create(CultureInfo.InvariantCulture, $"The document has {blocks.Count:N0} paragraphs; the limit is {MaxParagraphs:N0}."));
        for (var i = 0; i < blocks.Count; i++)
            ReviewText.RequireStorable(blocks[i].Text, $"Paragraph {i + 1}");
        protocol?.Validate(voters, now);
        return new(board, title, [.. blocks.Select((block, index) => new ParagraphText(index + 1, block))], protocol, protocol?.Admits(voters) ?? []);
    }

    public static DocumentRenamed Rename(string title) => new(ReviewText.Require(title, ReviewText.MaxTitle, "The title"));

    /// <summary>What a paragraph's review needs to know of its document; null when the current Revision has no such paragraph.</summary>
    public ParagraphTerms? TermsOf(int number) => Indexes.TryGetValue(number, out var index)
        ? new(index, Revision.Paragraphs[index].Block, Revision.Number, RoundOf(number), RecusedFrom(number), Version)
        : null;

    /// <summary>The same of one of its rounds, also of one that another has taken the place of; null when that does not cover the paragraph.</summary>
    public ParagraphTerms? TermsOf(int number, int round) =>
        Rounds.FirstOrDefault(r => r.Number == round && r.Covers(number)) is { } asked && TermsOf(number) is { } terms
            ? terms with { Round = asked, Recused = (asked.Recused ?? Recusals).From(number) }
            : null;

    /// <param name="document">Null before the first event.</param>
    /// <exception cref="NotSupportedException">The event is unknown, or out of place: the fold stops rather than go on wrong.</exception>
    public static Document Apply(Document? document, Recorded recorded)
    {
        var (by, at) = (recorded.By, recorded.At);
        var next = (document, recorded.Event) switch
        {
            (null, DocumentImported e) => new(
                0, e.Board, e.Title, new(1, at, by, e.Paragraphs),
                e.Protocol is { } protocol ? [new(1, protocol, [.. e.Eligible], at, by)] : [], Recusals.None),
            (null, ConversationImported e) =>
                Apply(null, recorded with { Event = e.Document }) with { Conversation = e.Conversation, Camps = e.Conversation.Camps() },
            ({ } d, RoundOpened e) when e.Round == d.Rounds.Length + 1 =>
                d with { Rounds = d.Rounds.Add(new(e.Round, e.Protocol, [.. e.Eligible], at, by, e.Paragraph)) },
            ({ } d, RoundClosed e) => d.With(e.Round, r => r with { ClosedAt = at, ClosedBy = by, Recused = d.Recusals }),
            ({ } d, ReviewersAdmitted e) => d.With(e.Round, r => r with { Eligible = r.Eligible.Union(e.Reviewers) }),
            ({ } d, ReviewerRecused e) => d with { Recusals = d.Recusals.With(new(by, e.Paragraph, e.Reason, at)) },
            ({ } d, RecusalWithdrawn e) => d with { Recusals = d.Recusals.Without(by, e.Paragraph) },
            ({ } d, CampsDeclared e) => d with { Camps = e.Camps },
            ({ } d, ReviewersReminded e) => d with { Reminder = new(e.Round, e.Reviewers, at) },
            ({ } d, DocumentRenamed e) => d with { Title = e.Title },
            _ => throw new NotSupportedException($"A document cannot apply {recorded.Event.GetType().Name} at version {recorded.Version}."),
        };
        return next with { Version = recorded.Version };
    }

    private static ImmutableDictionary<int, int> IndexesOf(Revision revision) =>
        revision.Paragraphs.Select((p, index) => KeyValuePair.Create(p.Number, index)).ToImmutableDictionary();
}
