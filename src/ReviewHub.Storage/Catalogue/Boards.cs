using Microsoft.EntityFrameworkCore;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

public sealed record MemberView(ReviewerId Id, string Name, BoardRole Role);

public sealed record BoardListing(BoardId Id, string Name, BoardRole Role, IReadOnlyList<DocumentListing> Documents);

/// <summary>Boards and who reads them.</summary>
public sealed class Boards(IDbContextFactory<CatalogueDb> databases, TimeProvider clock)
{
    public async Task<bool> MayBeMadeByAsync(ReviewerId person, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Users.AnyAsync(p => p.Id == person.Value && p.MayCreateBoards, ct);
    }

    /// <summary>A new board, with its maker in the chair.</summary>
    public async Task<BoardListing> CreateAsync(string name, ReviewerId by, CancellationToken ct)
    {
        ReviewText.Require(name, ReviewText.MaxName, "The name of the board");
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var board = new BoardRow { Id = Guid.CreateVersion7(now), Name = name, CreatedAt = now };
        db.Boards.Add(board);
        db.Memberships.Add(new Membership { BoardId = board.Id, PersonId = by.Value, Role = BoardRole.Chair, JoinedAt = now });
        await db.SaveChangesAsync(ct);
        return new(new(board.Id), name, BoardRole.Chair, []);
    }

    public async Task RenameAsync(BoardId board, string name, CancellationToken ct)
    {
        ReviewText.Require(name, ReviewText.MaxName, "The name of the board");
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Boards.Where(b => b.Id == board.Value).ExecuteUpdateAsync(row => row.SetProperty(b => b.Name, name), ct);
    }

    public async Task<string?> NameOfAsync(BoardId board, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Boards.Where(b => b.Id == board.Value).Select(b => b.Name).SingleOrDefaultAsync(ct);
    }

    /// <summary>The boards a person is on, oldest first.</summary>
    public async Task<IReadOnlyList<BoardListing>> OfAsync(ReviewerId person, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var boards = await db.Memberships.Where(m => m.PersonId == person.Value)
            .Join(db.Boards, m => m.BoardId, b => b.Id, (m, b) => new { b.Id, b.Name, b.CreatedAt, m.Role })
            .OrderBy(b => b.CreatedAt).ThenBy(b => b.Id).ToListAsync(ct);
        var ids = boards.Select(b => b.Id).ToList();
        var documents = (await db.Documents.AsNoTracking().Where(d => ids.Contains(d.BoardId))
            .OrderBy(d => d.CreatedAt).ThenBy(d => d.Id).ToListAsync(ct)).ToLookup(d => d.BoardId);
        return
        [
            .. boards.Select(b => new BoardListing(new(b.Id), b.Name, b.Role,
                [.. documents[b.Id].Select(d => new DocumentListing(new(d.Id), d.Title, d.CreatedAt))])),
        ];
    }

    /// <summary>In the order in which they joined.</summary>
    public async Task<IReadOnlyList<MemberView>> MembersOfAsync(BoardId board, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Memberships.Where(m => m.BoardId == board.Value).OrderBy(m => m.JoinedAt).ThenBy(m => m.PersonId)
            .Select(m => new MemberView(new ReviewerId(m.PersonId), m.Person.Name, m.Role)).ToListAsync(ct);
    }

    public async Task<IReadOnlyDictionary<ReviewerId, string>> FormerMembersOfAsync(BoardId board, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.FormerMembers.Where(m => m.BoardId == board.Value).OrderBy(m => m.LeftAt)
            .Select(m => new { m.PersonId, m.Person.Name }).ToDictionaryAsync(m => new ReviewerId(m.PersonId), m => m.Name, ct);
    }

    /// <summary>
    /// Gives names to people who took part in what came to the board from elsewhere. They are not on it and have no way in, so no round
    /// waits for them. Whoever is known already stays as they are.
    /// </summary>
    public async Task KnowAsync(BoardId board, IReadOnlyDictionary<ReviewerId, string> names, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginAloneAsync(board.Value, ct);
        var now = clock.GetUtcNow();
        foreach (var some in names.Chunk(500))
        {
            var ids = some.Select(n => n.Key.Value).ToList();
            var known = (await db.Users.Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToListAsync(ct)).ToHashSet();
            foreach (var (person, name) in some.Where(n => !known.Contains(n.Key.Value)))
            {
                db.Users.Add(Person.Named(name, person.Value, now));
                db.FormerMembers.Add(new FormerMember { BoardId = board.Value, PersonId = person.Value, LeftAt = now });
            }

            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }

        await transaction.CommitAsync(ct);
    }

    /// <exception cref="ReviewRuleException">Not a member, or it would leave the board without a chair.</exception>
    public async Task<MemberView> ChangeRoleAsync(BoardId board, ReviewerId person, BoardRole role, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginAloneAsync(board.Value, ct);
        var member = await FindAsync(db, board, person, ct);
        if (member.Role == BoardRole.Chair && role != BoardRole.Chair)
            await RequireAnotherChairAsync(db, board, person, ct);
        member.Role = role;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new(person, member.Person.Name, role);
    }

    /// <exception cref="ReviewRuleException">Not a member, or it would leave the board without a chair.</exception>
    public async Task RemoveAsync(BoardId board, ReviewerId person, ReviewerId by, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginAloneAsync(board.Value, ct);
        var member = await FindAsync(db, board, person, ct);
        if (member.Role == BoardRole.Chair)
            await RequireAnotherChairAsync(db, board, person, ct);
        db.Memberships.Remove(member);
        db.FormerMembers.Add(new FormerMember
        {
            BoardId = board.Value,
            PersonId = person.Value,
            LeftAt = clock.GetUtcNow(),
            Removed = person != by,
        });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task<Membership> FindAsync(CatalogueDb db, BoardId board, ReviewerId person, CancellationToken ct) =>
        await db.Memberships.Include(m => m.Person)
            .SingleOrDefaultAsync(m => m.BoardId == board.Value && m.PersonId == person.Value, ct)
        ?? throw ReviewRuleException.NotFound("There is no such member on this board.");

    private static async Task RequireAnotherChairAsync(CatalogueDb db, BoardId board, ReviewerId person, CancellationToken ct)
    {
        var another = await db.Memberships.AnyAsync(
            m => m.BoardId == board.Value && m.PersonId != person.Value && m.Role == BoardRole.Chair, ct);
        if (!another)
            throw ReviewRuleException.Conflict("This is the board's last chair. Give another member the chair first.");
    }
}
