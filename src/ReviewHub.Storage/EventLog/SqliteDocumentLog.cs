using Microsoft.Data.Sqlite;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>One deferred read transaction: SQLite's WAL shows it the file as it was at its first read.</summary>
internal sealed class SqliteDocumentLog : IDocumentLog
{
    private const string Columns = "SELECT stream, version, command, name, actor, at, data FROM event";

    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private readonly DocumentId _document;

    private SqliteDocumentLog(SqliteConnection connection, DocumentId document, long? position)
    {
        _connection = connection;
        _document = document;
        _transaction = connection.BeginTransaction(deferred: true);
        (Position, LastEventAt) = Newest(position ?? long.MaxValue);
    }

    public long Position { get; }
    public DateTimeOffset LastEventAt { get; }

    public static SqliteDocumentLog Open(string connectionString, DocumentId document, long? position)
    {
        var connection = SqliteLogSchema.Connect(connectionString);
        try
        {
            return new(connection, document, position);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void RequireKnown()
    {
        using var command = OfDocument("SELECT DISTINCT name FROM event", "");
        foreach (var row in Rows(command)) EventCodec.RequireKnown(row.GetString(0));
    }

    public IEnumerable<Recorded> Read(StreamId stream) => ReadStream(_connection, stream, Position);

    public IEnumerable<(StreamId Stream, Recorded Recorded)> ReadAll()
    {
        using var command = OfDocument(Columns, "ORDER BY stream, version");
        foreach (var row in Rows(command))
            yield return (new(row.GetString(0)), Decode(row));
    }

    internal static IEnumerable<Recorded> ReadStream(SqliteConnection connection, StreamId stream, long position, int after = 0)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"{Columns} WHERE stream = $stream AND version > $after AND position <= $position ORDER BY version";
        command.Parameters.AddWithValue("$stream", stream.Name);
        command.Parameters.AddWithValue("$after", after);
        command.Parameters.AddWithValue("$position", position);
        foreach (var row in Rows(command))
            yield return Decode(row);
    }

    internal static Recorded? Find(SqliteConnection connection, StreamId stream, CommandId id)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"{Columns} WHERE stream = $stream AND command = $command";
        command.Parameters.AddWithValue("$stream", stream.Name);
        command.Parameters.AddWithValue("$command", id.Value.ToByteArray(bigEndian: true));
        using var reader = command.ExecuteReader();
        return reader.Read() ? Decode(reader) : null;
    }

    public ValueTask DisposeAsync()
    {
        _transaction.Dispose();
        _connection.Dispose();
        return ValueTask.CompletedTask;
    }

    private SqliteCommand OfDocument(string select, string order)
    {
        var (from, to) = StreamId.Range(_document);
        var command = _connection.CreateCommand();
        command.CommandText = $"{select} WHERE stream >= $from AND stream < $to AND position <= $position {order}";
        command.Parameters.AddWithValue("$from", from);
        command.Parameters.AddWithValue("$to", to);
        command.Parameters.AddWithValue("$position", Position);
        return command;
    }

    private (long Position, DateTimeOffset At) Newest(long limit)
    {
        var (from, to) = StreamId.Range(_document);
        using var command = _connection.CreateCommand();
        command.CommandText = """
            SELECT position, at FROM event
            WHERE position = (SELECT max(position) FROM event WHERE stream >= $from AND stream < $to AND position <= $limit)
            """;
        command.Parameters.AddWithValue("$from", from);
        command.Parameters.AddWithValue("$to", to);
        command.Parameters.AddWithValue("$limit", limit);
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(1))) : (0, DateTimeOffset.MinValue);
    }

    // Rows are read while the caller works on them, so the caller would meet SQLite's own exceptions.
    private static IEnumerable<SqliteDataReader> Rows(SqliteCommand command)
    {
        using var reader = Answer(command, c => c.ExecuteReader());
        while (Answer(command, _ => reader.Read()))
            yield return reader;
    }

    private static T Answer<T>(SqliteCommand command, Func<SqliteCommand, T> ask)
    {
        try
        {
            return ask(command);
        }
        catch (SqliteException e)
        {
            throw SqliteFault.NotRead(e, command.Connection!.ConnectionString);
        }
    }

    private static Recorded Decode(SqliteDataReader reader) => new(
        reader.GetInt32(1),
        new(new Guid(reader.GetFieldValue<byte[]>(2), bigEndian: true)),
        new(new Guid(reader.GetFieldValue<byte[]>(4), bigEndian: true)),
        DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(5)),
        EventCodec.Read(reader.GetString(3), reader.GetFieldValue<byte[]>(6)));
}
