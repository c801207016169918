using ReviewHub.Domain;
using ReviewHub.Formats;
using ReviewHub.Storage;

namespace ReviewHub.Web;

/// <summary>
/// One read transaction over a document's streams, folded as the grains fold them, a paragraph at a time. A text that was redacted is gone
/// from the log, so an earlier position shows that it was, and in that alone differs from what was exported then.
/// </summary>
internal sealed class DocumentExport : IAsyncDisposable
{
    private readonly IDocumentLog _log;

    private DocumentExport(
        IDocumentLog log, DocumentId id, Document document, DateTimeOffset lastEventAt, Masks masks, IReadOnlyDictionary<ReviewerId, string> names)
    {
        _log = log;
        var named = document.Rounds.All(r => Sight.Of(r, Viewer.Reviewer).IsNamed);
        // Who is not known by name goes under a pseudonym, wherever there are any.
        Record = new(
            log.Position, lastEventAt, id, document, person => names.GetValueOrDefault(person) ?? (named ? null : Pseudonyms.LabelOf(person)),
            Paragraphs(id, document, masks));
    }

    public ReviewRecord Record { get; }

    /// <param name="position">Null for the newest.</param>
    /// <returns>Null when the document did not exist at that position.</returns>
    public static async Task<DocumentExport?> Open(
        DocumentId id, long? position, IEventLog log, INames names, IPseudonymSecret secret, CancellationToken cancellation)
    {
        var view = await log.Open(id, position, cancellation);
        try
        {
            view.RequireKnown();
            var document = view.Read(StreamId.Of(id)).Aggregate((Document?)null, Document.Apply);
            if (document is not null)
            {
                return new(view, id, document, view.LastEventAt, new(id, secret.Value), await names.OfBoard(document.Board, cancellation));
            }
        }
        catch
        {
            await view.DisposeAsync();
            throw;
        }

        await view.DisposeAsync();
        return null;
    }

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    private IAsyncEnumerable<ReviewedParagraph> Paragraphs(DocumentId id, Document document, Masks masks) => document.Revision.Paragraphs
        .Select(text => Read(new(id, text.Number), text, document, masks)).ToAsyncEnumerable();

    private ReviewedParagraph Read(ParagraphId id, ParagraphText text, Document document, Masks masks)
    {
        var stream = _log.Read(StreamId.Of(id)).ToList();
        var rounds = document.Rounds.Where(r => r.Covers(id.Number));
        var paragraph = stream.Aggregate(Paragraph.Untouched, (folded, e) => folded.Apply(e));
        return new(text, masks.ForAll(paragraph, id.Number, document))
        {
            Moves = Trace.ForAll(stream, rounds),
            Takings = () => Trace.Takings(stream, rounds),
        };
    }
}
