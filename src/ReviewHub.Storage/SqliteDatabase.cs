using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>The embedded database: one SQLite file, of one process.</summary>
public sealed class SqliteDatabase(string connectionString) : Database
{
    internal string ConnectionString { get; } = connectionString;

    private string FileName => new SqliteConnectionStringBuilder(ConnectionString).DataSource;

    public override LogUnavailableException? Behind(Exception e) => SqliteFault.Behind(e, ConnectionString);

    public override IEnumerable<LogRow> Rows(DocumentId? document = null) => SqliteLogRows.Read(ConnectionString, document);

    public override Task<LogVerdict> BackupAsync(string file, CancellationToken ct) =>
        BackupFile.WriteAsync(file, partial => Task.Run(() => BackupFile.Copy(ConnectionString, partial), ct));

    public override Task<LogVerdict> RestoreAsync(string file, CancellationToken ct)
    {
        if (File.Exists(FileName)) throw new DatabaseNotEmptyException($"The data folder (it has {FileName})");
        if (!File.Exists(file)) throw new FileNotFoundException($"There is no backup {file}.");
        return BackupFile.WriteAsync(FileName, partial => Task.Run(() => BackupFile.Copy(BackupFile.ConnectionStringOf(file), partial), ct));
    }

    internal override void AddCatalogueDb(IServiceCollection services)
    {
        services.AddDbContextFactory<SqliteCatalogueDb>(options => options.UseSqlite(ConnectionString));
        services.AddSingleton<IDbContextFactory<CatalogueDb>, Factory>();
        services.AddScoped<CatalogueDb>(s => s.GetRequiredService<SqliteCatalogueDb>());
    }

    internal override Task<IAsyncDisposable?> HoldTables(CancellationToken cancellation) => Task.FromResult<IAsyncDisposable?>(null);

    internal override void CreateLog()
    {
        try
        {
            SqliteLogSchema.Create(ConnectionString);
        }
        catch (SqliteException e)
        {
            throw SqliteFault.NotUsed(e, ConnectionString);
        }
    }

    private protected override IEventLog OpenLog() => new SqliteEventLog(ConnectionString);

    private protected override IDeadlines Deadlines() => new SqliteDeadlines(ConnectionString);

    private protected override IPseudonymSecret PseudonymSecret() => new SqlitePseudonymSecret(ConnectionString);

    private protected override ISnapshots Snapshots() => new SqliteSnapshots(ConnectionString);

    /// <summary>Those who use the catalogue do not know which database holds it.</summary>
    private sealed class Factory(IDbContextFactory<SqliteCatalogueDb> databases) : IDbContextFactory<CatalogueDb>
    {
        public CatalogueDb CreateDbContext() => databases.CreateDbContext();
    }
}
