using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ReviewHub.Storage;

public sealed class PostgresCatalogueDb(DbContextOptions<PostgresCatalogueDb> options) : CatalogueDb(options);

/// <summary>
/// Lets <c>dotnet ef</c> write migrations without a server:
/// <c>dotnet ef migrations add Name -p src/ReviewHub.Storage -c PostgresCatalogueDb -o Catalogue/Migrations/Postgres -n ReviewHub.Storage.Migrations.Postgres</c>.
/// </summary>
internal sealed class PostgresCatalogueDbFactory : IDesignTimeDbContextFactory<PostgresCatalogueDb>
{
    public PostgresCatalogueDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresCatalogueDb>().UseNpgsql("Host=localhost").Options);
}
