using System.Collections.Concurrent;
using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Grains.Tests.Support;

/// <summary>Boards whose members are all reviewers.</summary>
public sealed class FakeRoster : IRoster
{
    private readonly ConcurrentDictionary<BoardId, ReviewerId[]> _voters = new();

    public void Set(BoardId board, params ReviewerId[] voters) => _voters[board] = voters;

    public ValueTask<BoardRole?> RoleOf(ReviewerId person, BoardId board, CancellationToken ct) =>
        ValueTask.FromResult<BoardRole?>(Voters(board).Contains(person) ? BoardRole.Reviewer : null);

    public ValueTask<IReadOnlyDictionary<ReviewerId, BoardRole>> RolesOf(BoardId board, CancellationToken ct) =>
        ValueTask.FromResult<IReadOnlyDictionary<ReviewerId, BoardRole>>(Voters(board).ToDictionary(voter => voter, _ => BoardRole.Reviewer));

    public ValueTask<IReadOnlyList<ReviewerId>> VotersOf(BoardId board, CancellationToken ct) =>
        ValueTask.FromResult<IReadOnlyList<ReviewerId>>(Voters(board));

    private ReviewerId[] Voters(BoardId board) => _voters.GetValueOrDefault(board, []);
}
