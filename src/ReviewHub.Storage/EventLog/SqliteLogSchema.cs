using Microsoft.Data.Sqlite;

namespace ReviewHub.Storage;

/// <summary>The event table in SQLite with its snapshots and rounds, and how connections to them are set up.</summary>
internal static class SqliteLogSchema
{
    /// <summary>Of these tables alone, kept in the file's user_version; the catalogue's tables have migrations of their own.</summary>
    private const int Version = 3;

    /// <summary>While another connection writes, SQLite looks again after milliseconds; the library above it would sleep 150 of them.</summary>
    public const string WaitForOthers = "PRAGMA busy_timeout = 1000";

    // Ids of commands of one time lie together in the index that begins with them, so that an event goes into one page of it that has just
    // been used, and not into any. In older files the stream comes first, which means the same.
    private const string Events = """
        CREATE TABLE event (
            position  INTEGER PRIMARY KEY,
            stream    TEXT    NOT NULL,
            version   INTEGER NOT NULL,
            command   BLOB    NOT NULL,
            name      TEXT    NOT NULL,
            actor     BLOB    NOT NULL,
            at        INTEGER NOT NULL, -- Unix milliseconds
            data      BLOB,             -- UTF-8 JSON; null once erased
            data_hash BLOB    NOT NULL,
            hash      BLOB    NOT NULL,
            UNIQUE (stream, version),
            UNIQUE (command, stream)
        ) STRICT;
        """;

    private const string Snapshots = """
        CREATE TABLE snapshot (
            stream  TEXT    PRIMARY KEY,
            version INTEGER NOT NULL,
            format  INTEGER NOT NULL,
            data    BLOB    NOT NULL,
            seal    BLOB    NOT NULL  -- binds it to the event at its version
        ) STRICT;
        """;

    // Of documents from before there was this table nothing is missing: none of their rounds was closed or had a deadline.
    private const string Rounds = """
        CREATE TABLE round_state (
            document TEXT    NOT NULL,
            round    INTEGER NOT NULL,
            deadline INTEGER,          -- Unix milliseconds; null when it stays open until somebody closes it
            closed   INTEGER NOT NULL,
            PRIMARY KEY (document, round)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX round_due ON round_state (deadline) WHERE closed = 0 AND deadline IS NOT NULL;
        PRAGMA user_version = 3;
        """;

    /// <exception cref="DatabaseNewerException">A newer build wrote the file.</exception>
    public static void Create(string connectionString)
    {
        using var connection = Connect(connectionString);
        Execute(connection, "PRAGMA journal_mode = WAL");
        using var transaction = connection.BeginTransaction(deferred: false);
        using var version = connection.CreateCommand();
        version.CommandText = "PRAGMA user_version";
        switch ((long)version.ExecuteScalar()!)
        {
            case 0:
                Execute(connection, Events);
                goto case 1;
            case 1:
                Execute(connection, Snapshots);
                goto case 2;
            case 2:
                Execute(connection, Rounds);
                break;
            case > Version and var newer:
                throw new DatabaseNewerException($"log version {newer}");
        }

        transaction.Commit();
    }

    /// <summary>An open connection whose commits are on disk when they return.</summary>
    public static SqliteConnection Connect(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        Execute(connection, $"PRAGMA synchronous = FULL; {WaitForOthers}");
        return connection;
    }

    /// <summary>The same, but never shared with anybody: what is set on it stays.</summary>
    public static SqliteConnection ConnectAlone(string connectionString) =>
        Connect(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());

    /// <summary>An open connection that changes nothing, not even the tables, to a file that is there.</summary>
    /// <exception cref="DatabaseNewerException">A newer build wrote the file.</exception>
    public static SqliteConnection ConnectReadOnly(string connectionString)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString) { Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        var connection = new SqliteConnection(settings.ToString());
        try
        {
            connection.Open();
            using var version = new SqliteCommand("PRAGMA user_version", connection);
            if ((long)version.ExecuteScalar()! is > Version and var newer) throw new DatabaseNewerException($"log version {newer}");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Writes to the file without changing it.</summary>
    internal static void Touch(SqliteConnection connection) => Execute(connection, $"PRAGMA user_version = {Version}");

    internal static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
