using Microsoft.EntityFrameworkCore;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>Who may take a new installation over.</summary>
public sealed class SetupLinks(IDbContextFactory<CatalogueDb> databases, TimeProvider clock)
{
    /// <returns>A code that works once and makes earlier ones worthless; null when the installation has its first chair already.</returns>
    public async Task<string?> NewCodeAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Users.AnyAsync(p => p.MayCreateBoards, ct))
            return null;
        var code = Secret.NewCode();
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.SetupLinks.Where(l => l.UsedAt == null).ExecuteDeleteAsync(ct);
        db.SetupLinks.Add(new SetupLink { Id = Guid.CreateVersion7(now), CodeHash = Secret.Hash(code), CreatedAt = now });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return code;
    }

    /// <summary>Uses the code up, as a part of the transaction that <paramref name="db"/> has under way.</summary>
    /// <exception cref="ReviewRuleException">The code is wrong or used.</exception>
    public async Task UseAsync(CatalogueDb db, string code, CancellationToken ct)
    {
        var hash = Secret.Hash(code);
        var now = clock.GetUtcNow();
        var used = await db.SetupLinks.Where(l => l.CodeHash == hash && l.UsedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(l => l.UsedAt, now), ct);
        if (used == 0)
            throw ReviewRuleException.NotFound("This set-up link is wrong or was used already. A restart of the server prints a new one.");
    }
}
