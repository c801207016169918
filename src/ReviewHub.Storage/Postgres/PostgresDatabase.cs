using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>A PostgreSQL database and the connections of this process to it.</summary>
public sealed class PostgresDatabase : Database, IDisposable
{
    private readonly NpgsqlConnectionStringBuilder _settings;

    public PostgresDatabase(string connectionString)
    {
        _settings = WithDefaults(new(connectionString));
        Source = NpgsqlDataSource.Create(_settings);
    }

    internal NpgsqlDataSource Source { get; }

    internal string Server => string.Create(CultureInfo.InvariantCulture, $"{_settings.Host}:{_settings.Port}");

    internal string? User => _settings.Username;

    internal string? Name => _settings.Database ?? _settings.Username;

    public void Dispose() => Source.Dispose();

    public override LogUnavailableException? Behind(Exception e)
    {
        DropSpoilt(e);
        return PostgresFault.Behind(e, this);
    }

    /// <summary>The time here and the time on the database's machine, at one moment.</summary>
    /// <exception cref="LogUnavailableException">The database did not answer.</exception>
    public Task<(DateTimeOffset Here, DateTimeOffset There)> ClocksAsync(TimeProvider clock, CancellationToken ct) => Answer(
        async connection =>
        {
            await using var ask = new NpgsqlCommand("SELECT clock_timestamp()", connection);
            var asked = clock.GetUtcNow();
            var there = new DateTimeOffset((DateTime)(await ask.ExecuteScalarAsync(ct))!);
            return (asked + ((clock.GetUtcNow() - asked) / 2), there); // it looked about halfway
        },
        ct);

    public override IEnumerable<LogRow> Rows(DocumentId? document = null) => PostgresLogRows.Read(this, document);

    public override Task<LogVerdict> BackupAsync(string file, CancellationToken ct) => BackupFile.WriteAsync(file, async partial =>
    {
        var copy = new SqliteDatabase(BackupFile.ConnectionStringOf(partial));
        await copy.MigrateAsync(ct);
        using var from = PostgresContents.Open(this);
        using var to = SqliteContents.Open(copy);
        Transfer.Carry(from, to, ct);
    });

    public override async Task<LogVerdict> RestoreAsync(string file, CancellationToken ct)
    {
        if (!File.Exists(file)) throw new FileNotFoundException($"There is no backup {file}.");
        var folder = Directory.CreateTempSubdirectory("reviewhub-restore-");
        try
        {
            // An older build may have written it: a copy is brought up to this one, and the backup stays as it is.
            var copy = Path.Combine(folder.FullName, "copy.db");
            BackupFile.Copy(BackupFile.ConnectionStringOf(file), copy);
            return await TakeAllOfAsync(new SqliteDatabase(BackupFile.ConnectionStringOf(copy)), ct);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Takes over all that an embedded database holds, which no server may be using. There is nothing here yet, or it is refused; all comes, or nothing.</summary>
    /// <exception cref="DatabaseNotEmptyException">There is something here.</exception>
    /// <exception cref="BrokenLogException">The log to take over is not what was recorded.</exception>
    public async Task<LogVerdict> TakeAllOfAsync(SqliteDatabase other, CancellationToken ct)
    {
        await other.MigrateAsync(ct);
        await MigrateAsync(ct);
        using var from = SqliteContents.Open(other);
        using var to = PostgresContents.Open(this);
        return Transfer.Carry(from, to, ct);
    }

    internal override void AddCatalogueDb(IServiceCollection services)
    {
        services.AddDbContextFactory<PostgresCatalogueDb>(options => options.UseNpgsql(Source));
        services.AddSingleton<IDbContextFactory<CatalogueDb>, Factory>();
        services.AddScoped<CatalogueDb>(s => s.GetRequiredService<PostgresCatalogueDb>());
    }

    internal override async Task<IAsyncDisposable?> HoldTables(CancellationToken cancellation)
    {
        var connection = await Source.OpenConnectionAsync(cancellation);
        try
        {
            await connection.BeginTransactionAsync(cancellation);
            await using var hold = PostgresLogSchema.HoldTables(connection);
            await hold.ExecuteNonQueryAsync(cancellation);
            PostgresLogSchema.RequireUsable(connection);
            _ = PostgresLogSchema.VersionOf(connection); // no table of any kind is made beside a newer log
            return connection; // given back to the pool, it rolls its transaction back, and with that lets go
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    internal override void CreateLog() => Use(PostgresLogSchema.Create);

    internal static PostgresCatalogueDb CatalogueOn(NpgsqlConnection connection) =>
        new(new DbContextOptionsBuilder<PostgresCatalogueDb>().UseNpgsql(connection).Options);

    /// <exception cref="LogUnavailableException">The database cannot be used.</exception>
    internal void Use(Action<NpgsqlConnection> use)
    {
        try
        {
            using var connection = Source.OpenConnection();
            use(connection);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw PostgresFault.NotUsed(e, this);
        }
    }

    /// <summary>After a fault that other connections have too, or will have for as long as they last.</summary>
    internal void DropSpoilt(Exception e)
    {
        if (PostgresFault.IsOfTheConnection(e) || PostgresFault.IsReadOnly(e)) Source.Clear();
    }

    /// <exception cref="LogUnavailableException">The database did not answer.</exception>
    internal Task<T> Answer<T>(Func<NpgsqlConnection, Task<T>> ask, CancellationToken cancellation) => Read(async () =>
    {
        await using var connection = await Source.OpenConnectionAsync(cancellation);
        return await ask(connection);
    });

    /// <summary>Asks once more where the connection was to blame: after a restart of the server every one that lay idle is dead.</summary>
    /// <exception cref="LogUnavailableException">The database did not answer.</exception>
    internal async Task<T> Read<T>(Func<Task<T>> read)
    {
        try
        {
            try
            {
                return await read().ConfigureAwait(false);
            }
            catch (Exception e) when (PostgresFault.IsOfTheConnection(e))
            {
                Source.Clear();
                return await read().ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw PostgresFault.NotRead(e, this);
        }
    }

    private protected override IEventLog OpenLog() => new PostgresEventLog(this);

    private protected override IDeadlines Deadlines() => new PostgresDeadlines(this);

    private protected override IPseudonymSecret PseudonymSecret() => new PostgresPseudonymSecret(this);

    private protected override ISnapshots Snapshots() => new PostgresSnapshots(this);

    /// <summary>What is not said in the setting. A node that waits for a dead server or a lost network should know it in seconds.</summary>
    private static NpgsqlConnectionStringBuilder WithDefaults(NpgsqlConnectionStringBuilder given)
    {
        void Default(string keyword, object value)
        {
            if (!given.ContainsKey(keyword)) given[keyword] = value;
        }

        Default("Application Name", "ReviewHub");
        Default("Timeout", 5);
        Default("Command Timeout", 10);
        Default("Maximum Pool Size", 30); // three nodes fit into the hundred connections that a server has by default
        given.NoResetOnClose = true; // nothing here leaves anything in a session, and what the server planned is worth keeping
        return given;
    }

    /// <summary>Those who use the catalogue do not know which database holds it.</summary>
    private sealed class Factory(IDbContextFactory<PostgresCatalogueDb> databases) : IDbContextFactory<CatalogueDb>
    {
        public CatalogueDb CreateDbContext() => databases.CreateDbContext();
    }
}
