using Npgsql;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>Snapshots in the log's own database, written one at a time by each node, without waiting for the disk.</summary>
public sealed class PostgresSnapshots(PostgresDatabase database) : ISnapshots, IDisposable
{
    private const string Select = """
        SELECT snapshot.data, snapshot.seal, event.hash FROM snapshot JOIN event USING (stream, version)
        WHERE stream = $1 AND format = $2
        """;

    private const string SelectHash = $"""
        SELECT hash FROM event WHERE stream = $1 AND version = $2 AND NOT EXISTS (
            SELECT FROM event WHERE stream = $1 AND version > $2 AND name IN ({Redaction.Redactions}))
        """;

    private const string Insert = """
        INSERT INTO snapshot (stream, version, format, data, seal) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (stream) DO UPDATE SET version = excluded.version, format = excluded.format, data = excluded.data, seal = excluded.seal
        """;

    private readonly SemaphoreSlim _oneAtATime = new(1);

    public async Task<Paragraph?> Find(StreamId stream, CancellationToken cancellation)
    {
        try
        {
            return await database.Answer(connection => Find(connection, stream, cancellation), cancellation);
        }
        catch (LogUnavailableException)
        {
            return null; // the log can be folded without it
        }
    }

    public async Task Save(StreamId stream, Paragraph paragraph)
    {
        var data = SnapshotCodec.Write(paragraph);
        await _oneAtATime.WaitAsync().ConfigureAwait(false);
        try
        {
            await using var connection = await database.Source.OpenConnectionAsync().ConfigureAwait(false);
            await Write(connection, stream, paragraph.Version, data).ConfigureAwait(false);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw PostgresFault.NotWritten(e, database);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private static async Task<Paragraph?> Find(NpgsqlConnection connection, StreamId stream, CancellationToken cancellation)
    {
        await using var command = PostgresDocumentLog.Command(connection, Select, stream.Name, SnapshotCodec.Format);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation)) return null;
        var data = reader.GetFieldValue<byte[]>(0);
        return SnapshotCodec.Seal(reader.GetFieldValue<byte[]>(2), data).AsSpan().SequenceEqual(reader.GetFieldValue<byte[]>(1)) ? SnapshotCodec.Read(data) : null;
    }

    private static async Task Write(NpgsqlConnection connection, StreamId stream, int version, byte[] data)
    {
        await using var transaction = await connection.BeginTransactionAsync().ConfigureAwait(false);
        if (await HashOf(connection, stream, version).ConfigureAwait(false) is not { } hash) return;
        await using var insert = PostgresDocumentLog.Command(connection, Insert, stream.Name, version, SnapshotCodec.Format, data, SnapshotCodec.Seal(hash, data));
        await insert.ExecuteNonQueryAsync().ConfigureAwait(false);
        await transaction.CommitAsync().ConfigureAwait(false);
    }

    private static async Task<byte[]?> HashOf(NpgsqlConnection connection, StreamId stream, int version)
    {
        await using var ask = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("SET LOCAL synchronous_commit = off"),
                new(PostgresRedactor.LockStream) { Parameters = { new() { Value = stream.Name } } },
                new(SelectHash) { Parameters = { new() { Value = stream.Name }, new() { Value = version } } },
            },
        };
        await using var reader = await ask.ExecuteReaderAsync().ConfigureAwait(false);
        await reader.NextResultAsync().ConfigureAwait(false); // behind the lock's
        return await reader.ReadAsync().ConfigureAwait(false) ? reader.GetFieldValue<byte[]>(0) : null;
    }
}
