using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>The one database of an installation, which holds everything: log, catalogue and keys.</summary>
public abstract class Database
{
    /// <summary>Registers the log, its snapshots and deadlines, and the secret of pseudonyms; the container ends them, and this database after them.</summary>
    public void AddLog(IServiceCollection services)
    {
        services.TryAddSingleton(_ => this); // made by a factory, so that the container ends it
        services.AddSingleton(s => s.GetRequiredService<Database>().OpenLog());
        services.AddSingleton(s => s.GetRequiredService<Database>().Deadlines());
        services.AddSingleton(s => s.GetRequiredService<Database>().PseudonymSecret());
        services.AddSingleton(s => s.GetRequiredService<Database>().Snapshots());
    }

    /// <summary>Makes the tables, or brings them up to this build.</summary>
    /// <exception cref="DatabaseNewerException">A newer build wrote the database.</exception>
    /// <exception cref="LogUnavailableException">The database cannot be used.</exception>
    public async Task MigrateAsync(CancellationToken ct = default)
    {
        await using var services = new ServiceCollection().AddSingleton(this).AddCatalogue(this).BuildServiceProvider();
        await services.GetRequiredService<Catalogue>().MigrateAsync(ct);
        CreateLog();
    }

    /// <summary>What the database or its machine did to a call that was not the log's; null when it was neither.</summary>
    public abstract LogUnavailableException? Behind(Exception e);

    /// <summary>The event table row by row, in order of stream and version, for those who verify it. Nothing is made or changed.</summary>
    /// <param name="document">Null for the whole log.</param>
    /// <exception cref="DatabaseNewerException">A newer build wrote the database.</exception>
    public abstract IEnumerable<LogRow> Rows(DocumentId? document = null);

    /// <summary>Writes everything, as it is at one moment, into one file that is not there yet; a server may be at work.</summary>
    /// <exception cref="IOException">The file is there already, or cannot be written.</exception>
    /// <exception cref="BrokenLogException">What was copied is not what was recorded; there is no file then.</exception>
    public abstract Task<LogVerdict> BackupAsync(string file, CancellationToken ct);

    /// <summary>Brings back what a backup of either kind of database holds. There is nothing here yet, or it is refused; all comes, or nothing.</summary>
    /// <exception cref="DatabaseNotEmptyException">There is something here.</exception>
    /// <exception cref="BrokenLogException">The backup's log is not what was recorded.</exception>
    public abstract Task<LogVerdict> RestoreAsync(string file, CancellationToken ct);

    internal abstract void AddCatalogueDb(IServiceCollection services);

    /// <summary>Keeps other processes from making or changing tables until it is given back; null where none can be about to.</summary>
    /// <exception cref="DatabaseNewerException">A newer build wrote the log.</exception>
    /// <exception cref="LogUnavailableException">Tables cannot be made.</exception>
    internal abstract Task<IAsyncDisposable?> HoldTables(CancellationToken cancellation);

    internal abstract void CreateLog();

    private protected abstract IEventLog OpenLog();

    private protected abstract IDeadlines Deadlines();

    private protected abstract IPseudonymSecret PseudonymSecret();

    private protected abstract ISnapshots Snapshots();
}

/// <summary>Something is where all of an installation was to be put.</summary>
public sealed class DatabaseNotEmptyException(string where) : Exception($"{where} is not empty. Nothing was changed.");
