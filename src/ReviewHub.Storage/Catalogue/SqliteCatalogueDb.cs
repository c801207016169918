using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ReviewHub.Storage;

public sealed class SqliteCatalogueDb(DbContextOptions<SqliteCatalogueDb> options) : CatalogueDb(options);

/// <summary>
/// Lets <c>dotnet ef</c> write migrations without starting the server:
/// <c>dotnet ef migrations add Name -p src/ReviewHub.Storage -c SqliteCatalogueDb -o Catalogue/Migrations/Sqlite -n ReviewHub.Storage.Migrations.Sqlite</c>.
/// </summary>
internal sealed class SqliteCatalogueDbFactory : IDesignTimeDbContextFactory<SqliteCatalogueDb>
{
    public SqliteCatalogueDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteCatalogueDb>().UseSqlite("Data Source=:memory:").Options);
}
