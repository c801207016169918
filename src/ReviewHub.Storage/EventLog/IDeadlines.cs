using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>The deadlines of rounds that are still open, as the log knows them.</summary>
public interface IDeadlines
{
    /// <summary>Documents with an open round whose deadline is at or before a time.</summary>
    /// <exception cref="LogUnavailableException">The database did not answer.</exception>
    Task<IReadOnlyList<DocumentId>> Due(DateTimeOffset now, CancellationToken cancellation);
}
