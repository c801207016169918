using System.Data;
using Npgsql;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>One repeatable-read transaction: every statement in it sees the database as it was at the first.</summary>
internal sealed class PostgresDocumentLog : IDocumentLog
{
    private const string Columns = "SELECT stream, version, command, name, actor, at, data FROM event";

    // Added to nothing, a position is none that the server could look for from the newest of the whole log backwards.
    private const string SelectNewest = """
        SELECT position, at FROM event
        WHERE position = (SELECT max(position + 0) FROM event WHERE stream >= $1 AND stream < $2 AND position <= $3)
        """;

    private readonly PostgresDatabase _database;
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly DocumentId _document;

    private PostgresDocumentLog(PostgresDatabase database, NpgsqlConnection connection, NpgsqlTransaction transaction, DocumentId document) =>
        (_database, _connection, _transaction, _document) = (database, connection, transaction, document);

    public long Position { get; private set; }
    public DateTimeOffset LastEventAt { get; private set; } = DateTimeOffset.MinValue;

    public static async Task<PostgresDocumentLog> Open(PostgresDatabase database, DocumentId document, long? position, CancellationToken cancellation)
    {
        var connection = await database.Source.OpenConnectionAsync(cancellation);
        try
        {
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
            var log = new PostgresDocumentLog(database, connection, transaction, document);
            await log.FindNewest(position ?? long.MaxValue, cancellation);
            return log;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public void RequireKnown()
    {
        var (from, to) = StreamId.Range(_document);
        using var command = Command(_connection, "SELECT DISTINCT name FROM event WHERE stream >= $1 AND stream < $2 AND position <= $3", from, to, Position);
        foreach (var row in Rows(command)) EventCodec.RequireKnown(row.GetString(0));
    }

    public IEnumerable<Recorded> Read(StreamId stream)
    {
        using var command = SelectStream(_connection, stream, Position, after: 0);
        foreach (var row in Rows(command))
            yield return Decode(row);
    }

    public IEnumerable<(StreamId Stream, Recorded Recorded)> ReadAll()
    {
        var (from, to) = StreamId.Range(_document);
        using var command = Command(
            _connection, $"{Columns} WHERE stream >= $1 AND stream < $2 AND position <= $3 ORDER BY stream, version", from, to, Position);
        foreach (var row in Rows(command))
            yield return (new(row.GetString(0)), Decode(row));
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _transaction.DisposeAsync();
        }
        catch (NpgsqlException)
        {
            // It read and changed nothing: a connection that is lost takes nothing with it.
        }

        await _connection.DisposeAsync();
    }

    internal static NpgsqlCommand SelectStream(NpgsqlConnection connection, StreamId stream, long position, int after) =>
        Command(connection, $"{Columns} WHERE stream = $1 AND version > $2 AND position <= $3 ORDER BY version", stream.Name, after, position);

    internal static NpgsqlCommand SelectCommand(NpgsqlConnection connection, StreamId stream, CommandId command) =>
        Command(connection, $"{Columns} WHERE stream = $1 AND command = $2", stream.Name, command.Value);

    internal static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }

    internal static Recorded Decode(NpgsqlDataReader row) => new(
        row.GetInt32(1), new(row.GetGuid(2)), new(row.GetGuid(4)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)),
        EventCodec.Read(row.GetString(3), row.GetFieldValue<byte[]>(6)));

    private async Task FindNewest(long limit, CancellationToken cancellation)
    {
        var (from, to) = StreamId.Range(_document);
        await using var command = Command(_connection, SelectNewest, from, to, limit);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation)) return;
        (Position, LastEventAt) = (reader.GetInt64(0), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(1)));
    }

    // Rows are read while the caller works on them, so the caller would meet the driver's own exceptions.
    private IEnumerable<NpgsqlDataReader> Rows(NpgsqlCommand command)
    {
        using var reader = Answer(() => command.ExecuteReader());
        while (Answer(reader.Read))
            yield return reader;
    }

    private T Answer<T>(Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw PostgresFault.NotRead(e, _database);
        }
    }
}
