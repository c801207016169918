using System.Collections.Concurrent;
using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Web;

internal sealed class BoardAccess(IRoster roster, IDocumentList documents, TimeProvider clock) : IAccess
{
    /// <summary>Boards whose members are kept; a board of thousands takes some hundred kilobytes.</summary>
    private const int Boards = 1000;

    // One look-up serves all members: thousands who vote at once would otherwise be thousands of look-ups.
    private readonly Recent<BoardId, ConcurrentDictionary<ReviewerId, BoardRole>> _members = new(clock, TimeSpan.FromSeconds(5),
        async board => new(await roster.RolesOf(board, CancellationToken.None)), Boards);

    // A document never changes its board, so only memory limits how long the answer is kept.
    private readonly Recent<DocumentId, BoardId?> _boards = new(clock, TimeSpan.FromDays(1),
        document => documents.BoardOf(document, CancellationToken.None));

    public async ValueTask<Access> Of(ReviewerId person, BoardId board)
    {
        // Who is not among them may have joined a moment ago.
        var members = await _members.Get(board);
        return new(board, members.TryGetValue(person, out var role) ? role : await roster.RoleOf(person, board, CancellationToken.None));
    }

    public async ValueTask<Access> Of(ReviewerId person, DocumentId document) =>
        await _boards.Get(document) is { } board ? await Of(person, board) : Access.None;

    public void Forget(ReviewerId person, BoardId board)
    {
        // One person's change is no reason to look up all: a meeting room that joins would have each newcomer do so.
        if (_members.Kept(board) is { } members) members.TryRemove(person, out _);
        else _members.Forget(board);
    }
}
