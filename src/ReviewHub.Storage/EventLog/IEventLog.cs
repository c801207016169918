using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>The append-only record of everything that happened. What it acknowledges is on disk.</summary>
public interface IEventLog
{
    /// <summary>
    /// Appends one event at its version. Returns its log position once it is durable. An <see cref="IRedaction"/> also erases, in the
    /// same transaction, the text it is about from every event before it in the stream, and is recorded with what it left of them; from then
    /// on the text is in no read, of no earlier position either.
    /// </summary>
    /// <param name="after">
    /// The command of the event before it, as the writer knows the stream; null for the first. A writer that sends ahead without waiting
    /// could otherwise lose one version to another writer and land the next on that writer's event.
    /// </param>
    /// <exception cref="VersionConflictException">The stream is not at the version before, or not at the writer's: another writer was faster, or an earlier append failed.</exception>
    /// <exception cref="DuplicateCommandException">The stream already holds an event of this command.</exception>
    /// <exception cref="RoundClosedException">It belongs to a round whose closing the document's log holds. Nothing was written, nor will be under whatever version.</exception>
    /// <exception cref="LogUnavailableException">The outcome is unknown: forget what you held and read again.</exception>
    Task<long> Append(StreamId stream, Recorded recorded, CommandId? after);

    /// <summary>The stream's events in order; empty when it has none.</summary>
    /// <exception cref="LogUnavailableException">The database did not answer.</exception>
    Task<IReadOnlyList<Recorded>> Read(StreamId stream, CancellationToken cancellation) => Read(stream, 0, cancellation);

    /// <summary>The stream's events behind a version, in order; empty when it has none.</summary>
    /// <exception cref="LogUnavailableException">The database did not answer.</exception>
    Task<IReadOnlyList<Recorded>> Read(StreamId stream, int after, CancellationToken cancellation);

    /// <summary>The stream's event of a command; null when the stream does not hold the command.</summary>
    /// <exception cref="LogUnavailableException">The database did not answer.</exception>
    Task<Recorded?> Find(StreamId stream, CommandId command, CancellationToken cancellation);

    /// <summary>A consistent view of one document, up to a log position.</summary>
    /// <param name="position">Null for the newest.</param>
    /// <exception cref="LogUnavailableException">The database did not answer.</exception>
    Task<IDocumentLog> Open(DocumentId document, long? position, CancellationToken cancellation);
}

/// <summary>One read transaction over the streams of one document. Later appends do not show in it.</summary>
public interface IDocumentLog : IAsyncDisposable
{
    /// <summary>Position of the document's newest event in this view; 0 when it has none.</summary>
    long Position { get; }

    /// <summary>When that event happened; the earliest time there is when there is none.</summary>
    DateTimeOffset LastEventAt { get; }

    /// <summary>Looks before anything is told of the document whether all of it can be.</summary>
    /// <exception cref="NewerEventException">It holds an event that this build does not know.</exception>
    void RequireKnown();

    /// <summary>Events of one of the document's streams, in order.</summary>
    IEnumerable<Recorded> Read(StreamId stream);

    /// <summary>Every event of the document: its own stream first, then each paragraph's, each in order.</summary>
    IEnumerable<(StreamId Stream, Recorded Recorded)> ReadAll();
}

public sealed class VersionConflictException(StreamId stream, int version)
    : Exception($"Stream {stream} is not at the version {version - 1} that its writer knows, so version {version} cannot be appended.");

public sealed class DuplicateCommandException(StreamId stream, CommandId command)
    : Exception($"Stream {stream} already holds the event of command {command}.");

/// <summary>
/// The log is the gate of a round: however many writers there are and whatever each of them knows, no event of a round
/// (<see cref="IInRound"/>) stands behind the round's closing.
/// </summary>
public sealed class RoundClosedException(StreamId stream, int round)
    : Exception($"Stream {stream} takes no more events of round {round}, which is closed.")
{
    public int Round { get; } = round;
}

/// <summary>The database did not take a write or answer a read. The message says what is wrong in words an operator can use.</summary>
public sealed class LogUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
