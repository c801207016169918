using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage;

namespace ReviewHub.Storage;

public sealed class PostgresCatalogueDb(DbContextOptions<PostgresCatalogueDb> options) : CatalogueDb(options)
{
    private const int Catalogue = 1919444841; // of the keys of advisory locks, those that the log does not use

    public override async Task<IDbContextTransaction> BeginAloneAsync(Guid about, CancellationToken ct)
    {
        var transaction = await Database.BeginTransactionAsync(ct);
        try
        {
            var key = BinaryPrimitives.ReadInt32BigEndian(about.ToByteArray(bigEndian: true).AsSpan(12));
            await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Catalogue}, {key})", ct);
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }
}

/// <summary>
/// Lets <c>dotnet ef</c> write migrations without a server:
/// <c>dotnet ef migrations add Name -p src/ReviewHub.Storage -c PostgresCatalogueDb -o Catalogue/Migrations/Postgres -n ReviewHub.Storage.Migrations.Postgres</c>.
/// </summary>
internal sealed class PostgresCatalogueDbFactory : IDesignTimeDbContextFactory<PostgresCatalogueDb>
{
    public PostgresCatalogueDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresCatalogueDb>().UseNpgsql("Host=localhost").Options);
}
