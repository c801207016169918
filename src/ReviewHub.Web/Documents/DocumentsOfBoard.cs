using ReviewHub.Domain;
using ReviewHub.Grains;
using ReviewHub.Storage;

namespace ReviewHub.Web;

/// <summary>Tells a board's documents when its membership changes.</summary>
internal sealed class DocumentsOfBoard(IGrainFactory grains, IDocumentList documents) : IBoardObserver
{
    public Task RosterChanged(BoardId board) =>
        Each(board, document => grains.GetGrain<IDocumentGrain>(document.ToString()).RosterChanged());

    public Task RoleChanged(BoardId board, ReviewerId person) =>
        Each(board, document => grains.GetGrain<IDocumentFeedGrain>(document.ToString()).RoleChanged(person, board));

    public Task Removed(BoardId board, ReviewerId person) =>
        Each(board, document => grains.GetGrain<IDocumentFeedGrain>(document.ToString()).Revoke(person));

    private async Task Each(BoardId board, Func<DocumentId, Task> tell)
    {
        var all = await documents.DocumentsOf(board, CancellationToken.None);
        await Task.WhenAll(all.Select(document => tell(document.Id)));
    }
}
