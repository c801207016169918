using Npgsql;
using ReviewHub.Storage;

namespace ReviewHub.Web;

/// <summary>
/// The database that the settings name: the one in PostgreSQL of <c>ReviewHub:Database</c>, else the embedded one in the data folder,
/// which is one process' at a time.
/// </summary>
internal static class InstalledDatabase
{
    /// <summary>For a process that must be alone on the embedded database: a hold on its folder comes with it.</summary>
    /// <exception cref="StartupException">The setting cannot be read, or the data folder cannot be used.</exception>
    public static (Database Database, DataDirectory? Hold) Open(IConfiguration configuration)
    {
        if (Postgres(configuration) is { } postgres) return (postgres, null);
        var folder = DataDirectory.Open(configuration);
        return (new SqliteDatabase(folder.ConnectionString), folder);
    }

    /// <summary>For a command that may write beside the server.</summary>
    /// <exception cref="StartupException">The setting cannot be read, or the data folder cannot be made.</exception>
    public static Database Beside(IConfiguration configuration) =>
        Postgres(configuration) ?? (Database)new SqliteDatabase(DataDirectory.Database(configuration));

    /// <summary>For a command that only looks.</summary>
    /// <exception cref="StartupException">The setting cannot be read, or there is no embedded database.</exception>
    public static Database Existing(IConfiguration configuration) =>
        Postgres(configuration) ?? (Database)new SqliteDatabase(DataDirectory.Existing(configuration));

    public static PostgresDatabase? Postgres(IConfiguration configuration) =>
        configuration["ReviewHub:Database"] is { Length: > 0 } setting ? Postgres(setting, "ReviewHub__Database") : null;

    /// <param name="source">Where the value stands; the value itself may hold a password, so it is not repeated.</param>
    /// <exception cref="StartupException">It is no connection string of PostgreSQL.</exception>
    public static PostgresDatabase Postgres(string connectionString, string source)
    {
        try
        {
            if (new NpgsqlConnectionStringBuilder(connectionString).Host is { Length: > 0 }) return new(connectionString);
        }
        catch (ArgumentException e)
        {
            throw NoConnectionString(source, $" ({e.Message.TrimEnd('.')})");
        }

        throw NoConnectionString(source, "");
    }

    private static StartupException NoConnectionString(string source, string why) => new(
        $"{source} is not a connection string of PostgreSQL{why}. It looks like this: Host=db.example.org;Database=reviewhub;Username=reviewhub;Password=…");
}
