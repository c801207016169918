using Microsoft.EntityFrameworkCore;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

public sealed record TokenListing(Guid Id, string Label, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, DateTimeOffset? ExpiresAt);

public sealed record TokenOwner(ReviewerId Person, DateTimeOffset? ExpiresAt);

/// <summary>Personal access tokens.</summary>
public sealed class AccessTokens(IDbContextFactory<CatalogueDb> databases, TokenUses uses, TimeProvider clock)
{
    private const int MaxLabel = 100;

    /// <returns>The token's id, and the token, which is not to be had again.</returns>
    /// <exception cref="ReviewRuleException">The label is empty or too long, or the expiry is not in the future.</exception>
    public async Task<(Guid Id, string Token)> IssueAsync(ReviewerId person, string label, DateTimeOffset? expires, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        ReviewText.Require(label, MaxLabel, "The label of the token");
        if (expires <= now)
            throw ReviewRuleException.Invalid("A token expires in the future.");
        var token = Secret.NewToken();
        var row = new AccessToken
        {
            Id = Guid.CreateVersion7(now),
            PersonId = person.Value,
            Label = label,
            Hash = Secret.Hash(token),
            CreatedAt = now,
            ExpiresAt = expires,
        };
        await using var db = await databases.CreateDbContextAsync(ct);
        db.AccessTokens.Add(row);
        await db.SaveChangesAsync(ct);
        return (row.Id, token);
    }

    public async Task<IReadOnlyList<TokenListing>> OfAsync(ReviewerId person, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await db.AccessTokens.AsNoTracking().Where(t => t.PersonId == person.Value && t.RevokedAt == null)
            .OrderBy(t => t.CreatedAt).ThenBy(t => t.Id).ToListAsync(ct);
        return [.. rows.Select(t => new TokenListing(t.Id, t.Label, t.CreatedAt, uses.LastUse(t.Id) ?? t.LastUsedAt, t.ExpiresAt))];
    }

    /// <returns>The hash of the token that no longer works.</returns>
    /// <exception cref="ReviewRuleException">The person has no such token.</exception>
    public async Task<byte[]> RevokeAsync(ReviewerId person, Guid token, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var row = await db.AccessTokens.SingleOrDefaultAsync(t => t.Id == token && t.PersonId == person.Value && t.RevokedAt == null, ct)
            ?? throw ReviewRuleException.NotFound("You have no such token.");
        row.RevokedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(ct);
        return row.Hash;
    }

    /// <returns>Whose tokens have these hashes; unknown and revoked ones are left out. Whether one has expired is the caller's to see.</returns>
    public async Task<IReadOnlyList<(byte[] Hash, TokenOwner Owner)>> OwnersOfAsync(IReadOnlyList<byte[]> hashes, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await db.AccessTokens.AsNoTracking().Where(t => EF.Parameter(hashes).Contains(t.Hash) && t.RevokedAt == null).ToListAsync(ct);
        foreach (var row in rows) uses.Note(row.Id);
        return [.. rows.Select(row => (row.Hash, new TokenOwner(new(row.PersonId), row.ExpiresAt)))];
    }
}
