using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Web.Tests;

/// <summary>How often the database is asked who may do what.</summary>
public sealed class MembersOfABoard
{
    private static readonly BoardId Board = new(Guid.NewGuid());
    private readonly CountedRoster _roster = new([.. Enumerable.Range(0, 500).Select(_ => new ReviewerId(Guid.NewGuid()))]);
    private readonly BoardAccess _access;

    public MembersOfABoard() => _access = new(_roster, documents: null!, TimeProvider.System);

    [Fact]
    public async Task All_members_together_are_one_look_up()
    {
        foreach (var member in _roster.Roles.Keys) Assert.True((await _access.Of(member, Board)).May(Right.TakeStance));
        Assert.Equal(1, _roster.LookUps);
    }

    [Fact]
    public async Task A_change_counts_at_once_and_is_no_new_look_up_for_the_others()
    {
        var (first, second) = (_roster.Roles.Keys.First(), _roster.Roles.Keys.Last());
        await _access.Of(first, Board);
        _roster.Roles.Remove(first);
        _access.Forget(first, Board);
        Assert.False((await _access.Of(first, Board)).May(Right.Read));
        Assert.True((await _access.Of(second, Board)).May(Right.Read));
        Assert.Equal(2, _roster.LookUps);
    }

    [Fact]
    public async Task Who_joined_since_is_found_at_once()
    {
        await _access.Of(_roster.Roles.Keys.First(), Board);
        var late = new ReviewerId(Guid.NewGuid());
        _roster.Roles[late] = BoardRole.Observer;
        Assert.Equal(BoardRole.Observer, (await _access.Of(late, Board)).Role);
    }

    private sealed class CountedRoster(ReviewerId[] members) : IRoster
    {
        public Dictionary<ReviewerId, BoardRole> Roles { get; } = members.ToDictionary(m => m, _ => BoardRole.Reviewer);
        public int LookUps { get; private set; }

        public ValueTask<BoardRole?> RoleOf(ReviewerId person, BoardId board, CancellationToken ct)
        {
            LookUps++;
            return new(Roles.TryGetValue(person, out var role) ? role : null);
        }

        public ValueTask<IReadOnlyDictionary<ReviewerId, BoardRole>> RolesOf(BoardId board, CancellationToken ct)
        {
            LookUps++;
            return new(new Dictionary<ReviewerId, BoardRole>(Roles));
        }

        public ValueTask<IReadOnlyList<ReviewerId>> VotersOf(BoardId board, CancellationToken ct) => new([.. Roles.Keys]);
    }
}
