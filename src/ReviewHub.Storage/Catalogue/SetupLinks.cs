using Microsoft.EntityFrameworkCore;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>Who may take a new installation over.</summary>
public sealed class SetupLinks(IDbContextFactory<CatalogueDb> databases, TimeProvider clock)
{
    /// <summary>Codes older than this go when a new one is made. Nodes that start together each make one, and any of them is good on all.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    /// <returns>A code that works once; null when the installation has its first chair already.</returns>
    public async Task<string?> NewCodeAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Users.AnyAsync(p => p.MayCreateBoards, ct))
            return null;
        var code = Secret.NewCode();
        var now = clock.GetUtcNow();
        await using var transaction = await db.BeginAloneAsync(Guid.Empty, ct);
        var old = now - Kept;
        await db.SetupLinks.Where(l => l.UsedAt == null && l.CreatedAt < old).ExecuteDeleteAsync(ct);
        db.SetupLinks.Add(new SetupLink { Id = Guid.CreateVersion7(now), CodeHash = Secret.Hash(code), CreatedAt = now });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return code;
    }

    /// <exception cref="ReviewRuleException">The code is wrong or used.</exception>
    public async Task RequireAsync(string code, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!await Good(db, code).AnyAsync(ct))
            throw Refused();
    }

    /// <summary>Uses the code up, as a part of the transaction that <paramref name="db"/> has under way.</summary>
    /// <exception cref="ReviewRuleException">The code is wrong or used.</exception>
    public async Task UseAsync(CatalogueDb db, string code, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Good(db, code).ExecuteUpdateAsync(row => row.SetProperty(l => l.UsedAt, now), ct) == 0)
            throw Refused();
    }

    /// <summary>None is good once somebody runs the installation, by whatever way they came.</summary>
    private static IQueryable<SetupLink> Good(CatalogueDb db, string code)
    {
        var hash = Secret.Hash(code);
        return db.SetupLinks.Where(l => l.CodeHash == hash && l.UsedAt == null && !db.Users.Any(p => p.MayCreateBoards));
    }

    private static ReviewRuleException Refused() =>
        ReviewRuleException.NotFound("This set-up link is wrong or was used already. A restart of the server prints a new one.");
}
