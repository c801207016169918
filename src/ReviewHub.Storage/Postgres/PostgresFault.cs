using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;

namespace ReviewHub.Storage;

/// <summary>What PostgreSQL's complaints mean to the person who runs the server, and what that person can do.</summary>
internal static class PostgresFault
{
    /// <summary>What the database or the way to it did to a call that was not the log's; null when it was neither.</summary>
    public static LogUnavailableException? Behind(Exception e, PostgresDatabase database) =>
        Within(e) is { } fault && (fault is not PostgresException p || IsTheServers(p.SqlState)) ? NotUsed(fault, database) : null;

    public static LogUnavailableException NotUsed(Exception e, PostgresDatabase database) => new($"The database cannot be used: {InWords(e, database)}", e);

    public static LogUnavailableException NotRead(Exception e, PostgresDatabase database) => new($"The log could not be read: {InWords(e, database)}", e);

    public static LogUnavailableException NotWritten(Exception e, PostgresDatabase database) => new($"The log could not be written: {InWords(e, database)}", e);

    /// <summary>The connection is gone, or the server is going: another one may do.</summary>
    public static bool IsOfTheConnection(Exception e) =>
        Within(e) is { } fault && (fault is not PostgresException p || p.SqlState is ['5', '7', 'P', ..] or ['0', '8', ..]);

    /// <summary>A session that began while the database was set read-only stays so, whatever is set later.</summary>
    public static bool IsReadOnly(Exception e) => Within(e) is PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction };

    private static NpgsqlException? Within(Exception? e)
    {
        while (e is not null and not NpgsqlException) e = e.InnerException;
        return e as NpgsqlException;
    }

    private static bool IsTheServers(string state) =>
        state is ['5', '3' or '7' or '8', ..] or ['0', '8', ..] or ['2', '8', ..] or ['4', '0', ..] or ['X', 'X', ..] or PostgresErrorCodes.ReadOnlySqlTransaction
            or PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.LockNotAvailable;

    private static string InWords(Exception e, PostgresDatabase database) => Within(e) switch
    {
        PostgresException p => InWords(p, database),
        { InnerException: TimeoutException } => $"The server {database.Server} did not answer in time. Look at the server and at the network; nothing needs to be restarted here.",
        { InnerException: SocketException s } => $"The server {database.Server} cannot be reached ({s.Message}). Look whether it runs; nothing needs to be restarted here.",
        { InnerException: AuthenticationException a } =>
            $"The certificate of the server {database.Server} does not fit ({a.Message.TrimEnd('.')}). Connect by the name that it is for, and name who signed it with 'Root Certificate' in ReviewHub__Database.",
        { InnerException: IOException } => $"The connection to the server {database.Server} was lost. Nothing needs to be restarted here.",
        { } other => $"{other.Message} (server {database.Server})",
        null => e is TimeoutException ? $"The server {database.Server} did not answer in time." : e.Message,
    };

    private static string InWords(PostgresException e, PostgresDatabase database) => e.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"The server {database.Server} does not let the user '{database.User}' in: {e.MessageText}.",
        PostgresErrorCodes.InvalidCatalogName => $"There is no database '{database.Name}' on {database.Server}. Create it: createdb --encoding=UTF8 {database.Name}",
        PostgresErrorCodes.InsufficientPrivilege => $"The user '{database.User}' may not do this in the database '{database.Name}': {e.MessageText}.",
        PostgresErrorCodes.DiskFull => $"The disk of the server {database.Server} is full. Free some space; nothing needs to be restarted here.",
        PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.ConfigurationLimitExceeded =>
            $"The server {database.Server} takes no more connections. Raise its max_connections, or lower 'Maximum Pool Size' in ReviewHub__Database.",
        PostgresErrorCodes.ReadOnlySqlTransaction =>
            $"The database '{database.Name}' can only be read: it is a standby, or set read-only. Make it writable; nothing needs to be restarted here.",
        ['5', '7', 'P', ..] => $"The server {database.Server} is stopping or starting ({e.MessageText}). Nothing needs to be restarted here.",
        ['4', '0', ..] => $"The server gave this up in favour of somebody else's transaction ({e.MessageText}); the next attempt is likely to pass.",
        ['X', 'X', ..] => $"The database '{database.Name}' is damaged: {e.MessageText}. Restore a backup; the verify command names the first broken event.",
        _ => $"{e.MessageText.TrimEnd('.')} (error {e.SqlState}).",
    };
}
