using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>
/// Paragraphs as folded up to some event of their streams, so that a long stream need not be read from its start. They save time and
/// nothing else: all of them may be deleted at any moment.
/// </summary>
public interface ISnapshots
{
    /// <summary>The newest snapshot that this build can read and whose last event is the log's own; null when there is none. It never throws for the database.</summary>
    Task<Paragraph?> Find(StreamId stream, CancellationToken cancellation);

    /// <summary>Keeps the state of a stream, which must be on disk already. A stream whose texts were erased since keeps none.</summary>
    /// <exception cref="LogUnavailableException">It is not kept; the next one will be.</exception>
    Task Save(StreamId stream, Paragraph paragraph);
}
