using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Web;

internal sealed class BoardAccess(IRoster roster, IDocumentList documents, TimeProvider clock) : IAccess
{
    private readonly Recent<(ReviewerId, BoardId), BoardRole?> _roles = new(clock, TimeSpan.FromSeconds(5),
        key => roster.RoleOf(key.Item1, key.Item2, CancellationToken.None));

    // A document never changes its board, so only memory limits how long the answer is kept.
    private readonly Recent<DocumentId, BoardId?> _boards = new(clock, TimeSpan.FromDays(1),
        document => documents.BoardOf(document, CancellationToken.None));

    public async ValueTask<Access> Of(ReviewerId person, BoardId board) => new(board, await _roles.Get((person, board)));

    public async ValueTask<Access> Of(ReviewerId person, DocumentId document) =>
        await _boards.Get(document) is { } board ? await Of(person, board) : Access.None;

    public void Forget(ReviewerId person, BoardId board) => _roles.Forget((person, board));
}
