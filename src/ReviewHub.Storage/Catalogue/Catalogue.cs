using System.Data.Common;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;

namespace ReviewHub.Storage;

/// <summary>The catalogue as a whole: brings its tables up to this build.</summary>
public sealed class Catalogue(IDbContextFactory<CatalogueDb> databases, Database database)
{
    // EF guards migrations with a row in this table and waits for ever when a killed process left the row behind.
    private const string LockTables = "SELECT count(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'";
    private const string DropLock = "DROP TABLE __EFMigrationsLock";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <exception cref="DatabaseNewerException">The database knows migrations this build does not.</exception>
    /// <exception cref="LogUnavailableException">The database cannot be used.</exception>
    public async Task MigrateAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await OneByOne(() => MigrateAsync(db, ct), ct);
    }

    /// <summary>
    /// Makes the first key for cookies, one for all nodes. Nodes that start together on an empty database would each make their own and, after their first
    /// minutes, not look for the others' before a day has gone.
    /// </summary>
    /// <exception cref="LogUnavailableException">The database cannot be used.</exception>
    public Task SealAsync(IKeyManager keys, TimeSpan lifetime, CancellationToken ct = default) => OneByOne(
        () =>
        {
            var now = TimeProvider.System.GetUtcNow(); // by which keys are chosen, whatever the product's clock says
            if (keys.GetAllKeys().Count == 0) keys.CreateNewKey(now, now + lifetime);
            return Task.CompletedTask;
        },
        ct);

    private async Task OneByOne(Func<Task> work, CancellationToken ct)
    {
        try
        {
            await using var hold = await database.HoldTables(ct);
            await work();
        }
        catch (Exception e) when (e is DbException or TimeoutException or InvalidOperationException && database.Behind(e) is { } unavailable)
        {
            throw unavailable;
        }
    }

    private static async Task MigrateAsync(CatalogueDb db, CancellationToken ct)
    {
        if (!db.Database.GetMigrations().Any())
            throw new InvalidOperationException("This build carries no migrations for its database.");
        var unknown = (await db.Database.GetAppliedMigrationsAsync(ct)).Except(db.Database.GetMigrations()).LastOrDefault();
        if (unknown is not null)
            throw new DatabaseNewerException(unknown);
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
            await ApplyAsync(db, ct);
    }

    private static async Task ApplyAsync(CatalogueDb db, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            await db.Database.MigrateAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested && db.Database.IsSqlite())
        {
            // Each migration is one transaction, so whoever held the lock this long is gone, and left nothing half done.
            if (await db.Database.SqlQueryRaw<int>(LockTables).SingleAsync(ct) > 0)
                await db.Database.ExecuteSqlRawAsync(DropLock, ct);
            await db.Database.MigrateAsync(ct);
        }
    }
}
