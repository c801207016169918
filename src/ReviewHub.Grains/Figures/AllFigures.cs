using System.Collections.Immutable;
using ReviewHub.Domain;

namespace ReviewHub.Grains;

/// <summary>Every figure of a document at one moment, before it is asked who looks.</summary>
internal sealed record AllFigures(
    Guid Epoch,
    long Moment,
    Document Document,
    ImmutableArray<ParagraphFigures> Paragraphs,
    ImmutableArray<ImmutableHashSet<ReviewerId>> Judges,
    DocumentFigures? OfDocument,
    ImmutableArray<PersonTurnout> Turnout,
    CampFigures? Camps,
    MadeMap? Map)
{
    // What most see is the same for all of them: for those who are told who has judged, and for the others.
    private readonly Dictionary<(bool ToldWho, FiguresStamp? Since), FiguresView> _shared = [];

    public FiguresStamp Stamp => new(Epoch, Moment, MapMoment);

    private long MapMoment => Map?.Moment ?? Moment;

    /// <param name="former">The map there was; null for none.</param>
    public static AllFigures Of(FiguresBook book, Votes votes, string? question, MadeMap? former, TimeProvider clock)
    {
        book.Take(votes);
        var document = votes.Document;
        var matrix = book.Matrix(question);
        var map = matrix is null ? null : former is not null && !former.IsDue(votes, clock) ? former : MadeMap.Of(votes, matrix, clock);
        return new(
            votes.Epoch, votes.Moment, document, [.. book.Paragraphs()], [.. book.Judges()], book.OfDocument(question), book.Turnout(),
            map is null ? null : CampFigures.Of(document, document.Round!, [.. document.Revision.Paragraphs.Select(p => p.Number)], matrix!, map.Map), map);
    }

    /// <summary>As much as the viewer may see; what is hidden is not there.</summary>
    /// <param name="former">What the viewer has; null to show everything.</param>
    public FiguresView For(Viewer viewer, Masks masks, AllFigures? former)
    {
        var seesAll = SeesAll(viewer);
        if (former is not null && !IsBasedOn(former, viewer, seesAll)) former = null;
        if (!seesAll) return Since(former, Partly(viewer));
        var key = (IsToldWho(viewer), former?.Stamp);
        return _shared.TryGetValue(key, out var shared) ? shared : _shared[key] = Since(former, Wholly(viewer, former?.MapMoment == MapMoment ? null : Masked(masks)));
    }

    /// <summary>Lets go of what was shown of them: from now on they only tell what has changed since.</summary>
    public void Forget() => _shared.Clear();

    // Another version of the document, or another sight of it, may change any of it.
    private bool IsBasedOn(AllFigures former, Viewer viewer, bool seesAll) =>
        former.Epoch == Epoch && former.Document.Version == Document.Version && former.SeesAll(viewer) == seesAll;

    private FiguresView Since(AllFigures? former, FiguresView view) => former is null ? view : view with
    {
        Base = former.Stamp,
        Paragraphs = [.. view.Paragraphs.Where((_, index) => !ReferenceEquals(Paragraphs[index], former.Paragraphs[index]))],
        Camps = view.Camps?.Since(former.Camps),
    };

    private FiguresView Wholly(Viewer viewer, OpinionMap? map) =>
        new(Epoch, Moment, MapMoment, Document.Round?.Number, Paragraphs, OfDocument, TurnoutFor(viewer), Camps, map);

    private FiguresView Partly(Viewer viewer)
    {
        var paragraphs = Paragraphs.Zip(Judges, (p, judges) => MaySee(p, judges, viewer) ? p : p with { Questions = null }).ToImmutableArray();
        return new(Epoch, Moment, MapMoment, Document.Round?.Number, paragraphs, null, TurnoutFor(viewer), null, null);
    }

    private bool SeesAll(Viewer viewer) => Paragraphs.Zip(Judges).All(p => MaySee(p.First, p.Second, viewer));

    private bool IsToldWho(Viewer viewer) => Document.Round is { } round && Sight.Of(round, viewer).MaySeeTurnoutNames && viewer.Role == BoardRole.Chair;

    private bool MaySee(ParagraphFigures paragraph, ImmutableHashSet<ReviewerId> judges, Viewer viewer) =>
        paragraph.Round is not { } round || Sight.Of(Document.Rounds[round - 1], viewer).MaySeeTally(judges.Contains(viewer.Id));

    private Turnout TurnoutFor(Viewer viewer) => new(Turnout.Count(p => p.Judged >= p.Of), Turnout.Length, IsToldWho(viewer) ? Turnout : null);

    // In the order of the ids that are shown: that of the people's own would lead to them.
    private OpinionMap? Masked(Masks masks) => Map is not { Map: var map } || Document.Round is not { } round ? Map?.Map : map with
    {
        Reviewers = [.. map.Reviewers.Select(p => p with { Reviewer = masks.In(round, p.Reviewer) }).OrderBy(p => p.Reviewer.Value)],
        TooFewVotes = [.. map.TooFewVotes.Select(p => masks.In(round, p)).OrderBy(p => p.Value)],
    };
}
