using Microsoft.EntityFrameworkCore;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

public sealed record InvitationListing(Guid Id, BoardRole Role, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, int Uses);

/// <summary>Links that let anyone who holds one onto a board, until they expire or are revoked.</summary>
public sealed class Invitations(IDbContextFactory<CatalogueDb> databases, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);
    public static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(366);

    /// <returns>The invitation, and its code, which is not to be had again.</returns>
    /// <exception cref="ReviewRuleException">The expiry is not in the coming year.</exception>
    public async Task<(InvitationListing Invitation, string Code)> CreateAsync(
        BoardId board, BoardRole role, DateTimeOffset? expires, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (expires <= now)
            throw ReviewRuleException.Invalid("An invitation expires in the future.");
        if (expires - now > LongestLifetime)
            throw ReviewRuleException.Invalid("An invitation is good for at most a year.");
        var code = Secret.NewCode();
        var row = new Invitation
        {
            Id = Guid.CreateVersion7(now),
            BoardId = board.Value,
            Role = role,
            CodeHash = Secret.Hash(code),
            CreatedAt = now,
            ExpiresAt = expires ?? now + Lifetime,
        };
        await using var db = await databases.CreateDbContextAsync(ct);
        db.Invitations.Add(row);
        await db.SaveChangesAsync(ct);
        return (new(row.Id, role, row.CreatedAt, row.ExpiresAt, 0), code);
    }

    /// <summary>Those that still work, newest first.</summary>
    public async Task<IReadOnlyList<InvitationListing>> OfAsync(BoardId board, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await Valid(db).Where(i => i.BoardId == board.Value).OrderByDescending(i => i.CreatedAt).ThenBy(i => i.Id)
            .Select(i => new InvitationListing(i.Id, i.Role, i.CreatedAt, i.ExpiresAt, i.Uses)).ToListAsync(ct);
    }

    /// <exception cref="ReviewRuleException">The board has no such invitation.</exception>
    public async Task RevokeAsync(BoardId board, Guid invitation, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var revoked = await db.Invitations.Where(i => i.Id == invitation && i.BoardId == board.Value && i.RevokedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(i => i.RevokedAt, now), ct);
        if (revoked == 0)
            throw ReviewRuleException.NotFound("There is no such invitation on this board.");
    }

    /// <returns>The invitation with its board; null when unknown, expired or revoked.</returns>
    public async Task<Invitation?> FindAsync(string code, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var hash = Secret.Hash(code);
        return await Valid(db).AsNoTracking().Include(i => i.Board).SingleOrDefaultAsync(i => i.CodeHash == hash, ct);
    }

    private IQueryable<Invitation> Valid(CatalogueDb db)
    {
        var now = clock.GetUtcNow();
        return db.Invitations.Where(i => i.RevokedAt == null && i.ExpiresAt > now);
    }
}
