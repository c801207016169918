using ReviewHub.Domain;

namespace ReviewHub.Storage;

public sealed record DocumentListing(DocumentId Id, string Title, DateTimeOffset CreatedAt);

/// <summary>Which documents there are, and on which board. A document never changes its board.</summary>
public interface IDocumentList
{
    /// <summary>Does nothing when the document is already listed, so that a repeated import is harmless.</summary>
    ValueTask Add(DocumentId document, BoardId board, string title, CancellationToken ct);

    /// <exception cref="ReviewRuleException">No such document.</exception>
    ValueTask Rename(DocumentId document, string title, CancellationToken ct);

    ValueTask<BoardId?> BoardOf(DocumentId document, CancellationToken ct);

    ValueTask<IReadOnlyList<DocumentListing>> DocumentsOf(BoardId board, CancellationToken ct);
}
