using Microsoft.EntityFrameworkCore;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

internal sealed class Roster(IDbContextFactory<CatalogueDb> databases) : IRoster, INames, IAddresses
{
    public async ValueTask<BoardRole?> RoleOf(ReviewerId person, BoardId board, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Memberships.Where(m => m.BoardId == board.Value && m.PersonId == person.Value)
            .Select(m => (BoardRole?)m.Role).SingleOrDefaultAsync(ct);
    }

    public async ValueTask<IReadOnlyDictionary<ReviewerId, BoardRole>> RolesOf(BoardId board, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Memberships.Where(m => m.BoardId == board.Value).Select(m => new { m.PersonId, m.Role })
            .ToDictionaryAsync(m => new ReviewerId(m.PersonId), m => m.Role, ct);
    }

    public async ValueTask<IReadOnlyList<ReviewerId>> VotersOf(BoardId board, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var members = await db.Memberships.AsNoTracking().Where(m => m.BoardId == board.Value)
            .OrderBy(m => m.JoinedAt).Select(m => new { m.PersonId, m.Role }).ToListAsync(ct);
        return [.. members.Where(m => m.Role.May(Right.TakeStance)).Select(m => new ReviewerId(m.PersonId))];
    }

    public async ValueTask<IReadOnlyDictionary<ReviewerId, string>> Of(IReadOnlyCollection<ReviewerId> people, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var ids = people.Select(p => p.Value).ToList();
        return await NamesAsync(db.Users.Where(p => ids.Contains(p.Id)), ct);
    }

    public async ValueTask<IReadOnlyDictionary<ReviewerId, string>> OfBoard(BoardId board, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var members = db.Memberships.Where(m => m.BoardId == board.Value).Select(m => m.PersonId);
        var former = db.FormerMembers.Where(m => m.BoardId == board.Value).Select(m => m.PersonId);
        return await NamesAsync(db.Users.Where(p => members.Contains(p.Id) || former.Contains(p.Id)), ct);
    }

    public async ValueTask<IReadOnlyDictionary<ReviewerId, string>> AddressesOf(IReadOnlyCollection<ReviewerId> people, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var ids = people.Select(p => p.Value).ToList();
        return await db.Users.Where(p => ids.Contains(p.Id) && p.Email != null)
            .Select(p => new { p.Id, p.Email }).ToDictionaryAsync(p => new ReviewerId(p.Id), p => p.Email!, ct);
    }

    private static async Task<IReadOnlyDictionary<ReviewerId, string>> NamesAsync(IQueryable<Person> people, CancellationToken ct) =>
        await people.Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => new ReviewerId(p.Id), p => p.Name, ct);
}
