using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ReviewHub.Storage;

/// <summary>
/// Moves what is committed from the write-ahead log into the file, on a thread of its own beside the writer, which would wait for the disk
/// several times as long as a commit does. The log begins anew when nothing was left to move as the next transaction begins; under load
/// something always is, so that the writer moves the rest itself when the log has grown to <see cref="MostPages"/>.
/// </summary>
internal sealed class SqliteCheckpointer : IDisposable
{
    /// <summary>Pages written between two moves.</summary>
    private const int Every = 1000;

    /// <summary>Of 4 KB each.</summary>
    public const int MostPages = 16_384;

    private readonly string _connectionString;
    private readonly AutoResetEvent _due = new(false);
    private readonly Lock _moving = new();
    private readonly Thread _thread;
    private volatile bool _ended;

    public SqliteCheckpointer(string connectionString)
    {
        _connectionString = connectionString;
        _thread = new(Run) { IsBackground = true, Name = "Checkpoints" };
        _thread.Start();
    }

    /// <summary>To be called after each commit.</summary>
    public void Note(SqliteConnection writer)
    {
        raw.sqlite3_db_status(writer.Handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, 0);
        if (pages < Every) return;
        raw.sqlite3_db_status(writer.Handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out _, out _, 1);
        _due.Set();
    }

    /// <inheritdoc cref="SqliteRedactor.Wipe"/>
    public bool Wipe(SqliteConnection writer)
    {
        lock (_moving) return SqliteRedactor.Wipe(writer);
    }

    public void Dispose()
    {
        _ended = true;
        _due.Set();
        _thread.Join();
        _due.Dispose();
    }

    private void Run()
    {
        SqliteConnection? connection = null;
        for (_due.WaitOne(); !_ended; _due.WaitOne())
        {
            try
            {
                lock (_moving) Move(connection ??= SqliteLogSchema.ConnectAlone(_connectionString));
            }
            catch (SqliteException)
            {
                // Moved later: what is committed is on disk. What keeps it from being moved will soon keep the writer from writing, which says so.
                connection?.Dispose();
                connection = null;
            }
        }

        connection?.Dispose();
    }

    private static void Move(SqliteConnection connection) => SqliteLogSchema.Execute(connection, "PRAGMA wal_checkpoint(PASSIVE)");
}
