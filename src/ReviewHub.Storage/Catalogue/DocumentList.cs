using Microsoft.EntityFrameworkCore;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

internal sealed class DocumentList(IDbContextFactory<CatalogueDb> databases, TimeProvider clock) : IDocumentList
{
    public async ValueTask Add(DocumentId document, BoardId board, string title, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginAloneAsync(document.Value, ct);
        if (await db.Documents.AnyAsync(d => d.Id == document.Value, ct))
            return;
        db.Documents.Add(new DocumentRow { Id = document.Value, BoardId = board.Value, Title = title, CreatedAt = clock.GetUtcNow() });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    public async ValueTask Rename(DocumentId document, string title, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var renamed = await db.Documents.Where(d => d.Id == document.Value)
            .ExecuteUpdateAsync(row => row.SetProperty(d => d.Title, title), ct);
        if (renamed == 0)
            throw ReviewRuleException.NotFound("There is no such document.");
    }

    public async ValueTask<BoardId?> BoardOf(DocumentId document, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var board = await db.Documents.Where(d => d.Id == document.Value).Select(d => (Guid?)d.BoardId).SingleOrDefaultAsync(ct);
        return board is { } id ? new BoardId(id) : null;
    }

    public async ValueTask<IReadOnlyList<DocumentListing>> DocumentsOf(BoardId board, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Documents.AsNoTracking().Where(d => d.BoardId == board.Value).OrderBy(d => d.CreatedAt).ThenBy(d => d.Id)
            .Select(d => new DocumentListing(new DocumentId(d.Id), d.Title, d.CreatedAt)).ToListAsync(ct);
    }
}
