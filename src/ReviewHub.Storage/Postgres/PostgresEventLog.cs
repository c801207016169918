using Npgsql;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>
/// The event log in PostgreSQL, which many nodes may share. Appends from every grain of this node pass one bounded queue; one writer
/// commits whatever is waiting as one transaction in one round trip, so that many callers share one fsync.
/// </summary>
public sealed class PostgresEventLog : IEventLog, ILogProbe, IAsyncDisposable
{
    private readonly PostgresDatabase _database;
    private readonly AppendQueue _queue = new();
    private readonly Task _writer;

    /// <summary>Opens the log, creating it in a database that has none.</summary>
    /// <exception cref="DatabaseNewerException">A newer build wrote the database.</exception>
    /// <exception cref="LogUnavailableException">The database cannot be used.</exception>
    public PostgresEventLog(PostgresDatabase database)
    {
        _database = database;
        database.CreateLog();
        _writer = Task.Run(WriteLoop);
    }

    public Task<long> Append(StreamId stream, Recorded recorded, CommandId? after) => _queue.Append(stream, recorded, after);

    public Task Probe() => _queue.Probe();

    public Task<IReadOnlyList<Recorded>> Read(StreamId stream, int after, CancellationToken cancellation) => _database.Answer<IReadOnlyList<Recorded>>(
        async connection =>
        {
            await using var command = PostgresDocumentLog.SelectStream(connection, stream, long.MaxValue, after);
            return await All(command, cancellation);
        },
        cancellation);

    public Task<Recorded?> Find(StreamId stream, CommandId command, CancellationToken cancellation) => _database.Answer(
        async connection =>
        {
            await using var select = PostgresDocumentLog.SelectCommand(connection, stream, command);
            return (await All(select, cancellation)).SingleOrDefault();
        },
        cancellation);

    public Task<IDocumentLog> Open(DocumentId document, long? position, CancellationToken cancellation) =>
        _database.Read<IDocumentLog>(async () => await PostgresDocumentLog.Open(_database, document, position, cancellation));

    public async ValueTask DisposeAsync()
    {
        _queue.Complete();
        await _writer.ConfigureAwait(false);
    }

    private static async Task<List<Recorded>> All(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var events = new List<Recorded>();
        while (await reader.ReadAsync(cancellation)) events.Add(PostgresDocumentLog.Decode(reader));
        return events;
    }

    private async Task WriteLoop()
    {
        var appender = new PostgresAppender(_database);
        var batch = new List<PendingAppend>();
        while (await _queue.WaitForWork().ConfigureAwait(false))
        {
            _queue.TakeInto(batch);
            await appender.Commit(batch).ConfigureAwait(false);
            batch.Clear();
        }
    }
}
