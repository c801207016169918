using Microsoft.Data.Sqlite;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>Snapshots in the log's own file, written one at a time on a connection that never waits for the disk, beside the log's writer.</summary>
public sealed class SqliteSnapshots(string connectionString) : ISnapshots, IDisposable
{
    /// <summary>For the writer that erases a text of the stream, in the same transaction: a snapshot may hold the text too.</summary>
    internal const string Delete = "DELETE FROM snapshot WHERE stream = $stream";

    private const string Select = """
        SELECT snapshot.data, snapshot.seal, event.hash FROM snapshot JOIN event USING (stream, version)
        WHERE stream = $stream AND format = $format
        """;

    // A snapshot made before an erasure may arrive after it.
    private const string SelectHash = $"""
        SELECT hash FROM event WHERE stream = $stream AND version = $version AND NOT EXISTS (
            SELECT 1 FROM event WHERE stream = $stream AND version > $version AND name IN ({Redaction.Redactions}))
        """;

    private const string Insert = "INSERT OR REPLACE INTO snapshot (stream, version, format, data, seal) VALUES ($stream, $version, $format, $data, $seal)";

    private readonly SemaphoreSlim _oneAtATime = new(1);

    public Task<Paragraph?> Find(StreamId stream, CancellationToken cancellation) => Task.Run(
        () =>
        {
            try
            {
                return Find(stream);
            }
            catch (SqliteException)
            {
                return null; // the log can be folded without it
            }
        },
        cancellation);

    public async Task Save(StreamId stream, Paragraph paragraph)
    {
        await _oneAtATime.WaitAsync().ConfigureAwait(false);
        try
        {
            await Task.Run(() => Write(stream, paragraph.Version, SnapshotCodec.Write(paragraph))).ConfigureAwait(false);
        }
        catch (SqliteException e)
        {
            throw SqliteFault.NotWritten(e, connectionString);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private Paragraph? Find(StreamId stream)
    {
        using var connection = SqliteLogSchema.Connect(connectionString);
        using var command = Command(connection, Select, ("$stream", stream.Name), ("$format", SnapshotCodec.Format));
        using var reader = command.ExecuteReader();
        if (!reader.Read()) return null;
        var data = reader.GetFieldValue<byte[]>(0);
        return SnapshotCodec.Seal(reader.GetFieldValue<byte[]>(2), data).AsSpan().SequenceEqual(reader.GetFieldValue<byte[]>(1)) ? SnapshotCodec.Read(data) : null;
    }

    private void Write(StreamId stream, int version, byte[] data)
    {
        using var connection = SqliteLogSchema.Connect(connectionString);
        // The lock on the file is held for a moment only: what a power failure takes is but a snapshot.
        SqliteLogSchema.Execute(connection, "PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 0");
        try
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            using var head = Command(connection, SelectHash, ("$stream", stream.Name), ("$version", version));
            if (head.ExecuteScalar() is not byte[] hash) return;
            using var insert = Command(connection, Insert,
                ("$stream", stream.Name), ("$version", version), ("$format", SnapshotCodec.Format), ("$data", data), ("$seal", SnapshotCodec.Seal(hash, data)));
            insert.ExecuteNonQuery();
            transaction.Commit();
        }
        finally
        {
            SqliteLogSchema.Execute(connection, "PRAGMA wal_autocheckpoint = 1000"); // the connection goes back to the pool
        }
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params (string Name, object Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        return command;
    }
}
