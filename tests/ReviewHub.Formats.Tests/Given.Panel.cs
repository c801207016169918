using System.Collections.Immutable;
using ReviewHub.Domain;

namespace ReviewHub.Formats.Tests;

internal static partial class Given
{
    private static readonly Question Accuracy = new("accuracy", "Is it *true*?", Scale.Rand9), Clarity = new("clarity", "Is it plain?", Scale.Likert5);

    /// <summary>
    /// A review in three rounds: two questions by name under the IQR rule, then a blind and anonymous one, then a paragraph's own vote
    /// that is blind and still open. With recusals, moves, a kept stance, minority notes and every kind of answer to a comment.
    /// </summary>
    public static ReviewRecord Panel()
    {
        var document = PanelDocument();
        var masks = new Masks(PanelId, new byte[32]);
        ImmutableArray<(ReviewerId, ParagraphEvent)>[] streams = [Judged(), Argued(), []];
        return new(77, Noon.AddDays(3), PanelId, document, id => Names.GetValueOrDefault(id) ?? Pseudonyms.LabelOf(id),
            document.Revision.Paragraphs.Zip(streams, (text, stream) => Reviewed(text, stream, document, masks)).ToAsyncEnumerable());
    }

    /// <summary>What a document's people may not be found in: everyone who judged in the anonymous round.</summary>
    public static Document PanelDocument()
    {
        ImmutableHashSet<ReviewerId> all = [Ann, Bob, Cem, Dee];
        var panel = new Recusals([new(Dee, 2, "=I wrote it", Noon.AddMinutes(5))]);
        return new(9, new(new Guid(7, 0, 0, new byte[8])), "Panel <b>&", new(1, Noon, Ann,
            [
                new(1, new(ParagraphKind.Heading, "Statements", 1)),
                new(2, new(ParagraphKind.Prose, "هذا نص 🙂 of two\nlines.")),
                new(3, new(ParagraphKind.ListItem, "Nobody's.", 1)),
            ]),
            [
                new(1, new([Accuracy, Clarity], new IqrConsensus(1, 50), Deadline: Noon.AddDays(1)), all, Noon, Ann,
                    ClosedAt: Noon.AddDays(1), ClosedBy: ReviewerId.System, Recused: panel),
                new(2, new([Accuracy], RandUcla.Default, Visibility.BlindUntilClosed, Naming.Anonymous, ChairView.Live, Changes.Locked, [Ann, Bob, Cem, Dee]),
                    all, Noon.AddDays(1).AddHours(1), Ann, ClosedAt: Noon.AddDays(2), ClosedBy: Ann, Recused: panel),
                new(3, Protocol.On(Scale.AgreeDisagreePass, PercentAgreement.Default) with { Visibility = Visibility.BlindUntilVoted },
                    all, Noon.AddDays(2).AddHours(1), Ann, Paragraph: 2),
            ],
            panel);
    }

    private static readonly DocumentId PanelId = new(new Guid(10, 0, 0, new byte[8]));

    private static ReviewedParagraph Reviewed(ParagraphText text, ImmutableArray<(ReviewerId By, ParagraphEvent Event)> stream, Document document, Masks masks)
    {
        var recorded = stream.Select((e, i) => new Recorded(i + 1, new(Guid.Empty), e.By, TimeOf(e.Event, i), e.Event)).ToList();
        return new(text, masks.ForAll(recorded.Aggregate(Paragraph.Untouched, (p, r) => p.Apply(r)), text.Number, document))
        {
            Moves = Trace.ForAll(recorded, document.Rounds.Where(r => r.Covers(text.Number))),
        };
    }

    private static DateTimeOffset TimeOf(ParagraphEvent e, int index) =>
        Noon.AddMinutes(index) + (e is IInRound { Round: > 1 and var round } ? TimeSpan.FromDays(round - 1) + TimeSpan.FromHours(1) : default);

    private static ImmutableArray<(ReviewerId, ParagraphEvent)> Judged() =>
    [
        (Ann, Take(1, "9", "accuracy")), (Bob, Take(1, "8", "accuracy")), (Cem, Take(1, "9", "accuracy")), (Dee, Take(1, "2", "accuracy")),
        (Ann, Take(1, "agree", "clarity")), (Bob, Take(1, "neither", "clarity")),
        (Dee, new ThreadStarted(new(1), 1, "Not so fast.", null, [Bob])),
        (Bob, new ReactionAdded(new(1), ReactionKind.Important)), (Ann, new ThreadAssigned(new(1), Cem)),
        (Bob, Take(1, "2", "accuracy")), (Bob, Take(1, "8", "accuracy")),
        (Ann, new ThreadResolved(new(1), ResolutionKind.Answered, "We *looked* again.")),
        (Dee, new MinorityNoteWritten(1, "I stay with **no**.")), (Bob, new MinorityNoteWritten(1, "Take this out.")),
        (Ann, new MinorityNoteRedacted(1, Bob, null, [])),
        (Ann, Take(2, "9", "accuracy", carriedFrom: 1)), (Dee, Take(2, "7", "accuracy")), (Cem, Take(2, "8", "accuracy")),
    ];

    private static ImmutableArray<(ReviewerId, ParagraphEvent)> Argued() =>
    [
        (Ann, Take(1, "9", "accuracy")), (Bob, Take(1, "1", "accuracy")), (Cem, Take(1, "abstain", "accuracy")), (Dee, Take(1, "9", "accuracy")),
        (Ann, Take(2, "9", "accuracy", carriedFrom: 1)), (Bob, Take(2, "2", "accuracy")), (Cem, Take(2, "1", "accuracy")),
        (Bob, new MinorityNoteWritten(2, "Under no name.")),
        (Ann, new StanceTaken(3, 1, new("agree"))), (Bob, new StanceTaken(3, 1, new("disagree"))),
    ];

    private static StanceTaken Take(int round, string stance, string question, int? carriedFrom = null) => new(round, 1, new(stance), question, carriedFrom);
}
