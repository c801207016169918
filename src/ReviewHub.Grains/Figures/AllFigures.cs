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
    OpinionMap? Map)
{
    public static AllFigures Of(FiguresBook book, Votes votes, string? question)
    {
        book.Take(votes);
        var document = votes.Document;
        var matrix = book.Matrix(question);
        var map = matrix is null ? null : OpinionMap.Of(matrix);
        return new(
            votes.Epoch, votes.Moment, document, [.. book.Paragraphs()], [.. book.Judges()], book.OfDocument(question), book.Turnout(),
            map is null ? null : CampFigures.Of(document, document.Round!, [.. document.Revision.Paragraphs.Select(p => p.Number)], matrix!, map), map);
    }

    /// <summary>As much as the viewer may see; what is hidden is not there.</summary>
    public FiguresView For(Viewer viewer, Masks masks)
    {
        var paragraphs = Paragraphs.Zip(Judges, (p, judges) => MaySee(p, judges, viewer) ? p : p with { Questions = null }).ToImmutableArray();
        var all = paragraphs.All(p => p.Questions is not null);
        return new(
            Epoch, Moment, Document.Round?.Number, paragraphs, all ? OfDocument : null, TurnoutFor(viewer), all ? Camps : null,
            all ? Masked(masks) : null);
    }

    private bool MaySee(ParagraphFigures paragraph, ImmutableHashSet<ReviewerId> judges, Viewer viewer) =>
        paragraph.Round is not { } round || Sight.Of(Document.Rounds[round - 1], viewer).MaySeeTally(judges.Contains(viewer.Id));

    private Turnout TurnoutFor(Viewer viewer)
    {
        var named = Document.Round is { } round && Sight.Of(round, viewer).MaySeeTurnoutNames && viewer.Role == BoardRole.Chair;
        return new(Turnout.Count(p => p.Judged >= p.Of), Turnout.Length, named ? Turnout : null);
    }

    // In the order of the ids that are shown: that of the people's own would lead to them.
    private OpinionMap? Masked(Masks masks) => Map is null || Document.Round is not { } round ? Map : Map with
    {
        Reviewers = [.. Map.Reviewers.Select(p => p with { Reviewer = masks.In(round, p.Reviewer) }).OrderBy(p => p.Reviewer.Value)],
        TooFewVotes = [.. Map.TooFewVotes.Select(p => masks.In(round, p)).OrderBy(p => p.Value)],
    };
}
