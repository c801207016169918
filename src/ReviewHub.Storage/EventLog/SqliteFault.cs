using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ReviewHub.Storage;

/// <summary>What SQLite's complaints mean to the person who runs the server, and what that person can do.</summary>
public static class SqliteFault
{
    /// <summary>What the database's machine did to a write that was not the log's; null when it was not the machine.</summary>
    public static LogUnavailableException? Behind(Exception e, string connectionString) =>
        e.GetBaseException() is SqliteException
        {
            SqliteErrorCode: raw.SQLITE_FULL or raw.SQLITE_READONLY or raw.SQLITE_IOERR or raw.SQLITE_CORRUPT
            or raw.SQLITE_NOTADB or raw.SQLITE_CANTOPEN or raw.SQLITE_BUSY or raw.SQLITE_LOCKED
        } fault
            ? NotUsed(fault, connectionString)
            : null;

    internal static LogUnavailableException NotUsed(SqliteException e, string connectionString) => new($"The database cannot be used: {InWords(e, connectionString)}", e);

    internal static LogUnavailableException NotRead(SqliteException e, string connectionString) => new($"The log could not be read: {InWords(e, connectionString)}", e);

    internal static LogUnavailableException NotWritten(Exception e, string connectionString) =>
        new($"The log could not be written: {(e is SqliteException s ? InWords(s, connectionString) : e.Message)}", e);

    private static string InWords(SqliteException e, string connectionString)
    {
        var file = new SqliteConnectionStringBuilder(connectionString).DataSource;
        return e.SqliteErrorCode switch
        {
            raw.SQLITE_FULL => $"The disk is full that holds {file}. Free some space; nothing needs to be restarted.",
            raw.SQLITE_READONLY => $"The file {file} is read-only. Make it and its folder writable; nothing needs to be restarted.",
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB =>
                $"The file {file} is damaged. Stop the server and restore a backup; the verify command names the first broken event.",
            raw.SQLITE_IOERR => $"The disk that holds {file} refuses to be read or written (error {e.SqliteExtendedErrorCode}). Look at the disk and at what the system says of it.",
            raw.SQLITE_CANTOPEN => $"The file {file} cannot be opened. Look whether its folder is there and who may use it.",
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => $"The file {file} is held by another program.",
            _ => e.Message,
        };
    }
}
