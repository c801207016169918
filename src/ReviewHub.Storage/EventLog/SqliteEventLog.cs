using Microsoft.Data.Sqlite;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>
/// The event log in an SQLite file. Appends from every grain pass one bounded queue; one thread commits whatever is waiting as one
/// transaction, so that many callers share one fsync.
/// </summary>
public sealed class SqliteEventLog : IEventLog, ILogProbe, IAsyncDisposable
{
    private readonly string _connectionString;
    private readonly AppendQueue _queue = new();
    private readonly Task _writer;

    /// <summary>Opens the log, creating it in an empty file.</summary>
    /// <exception cref="DatabaseNewerException">A newer build wrote the file.</exception>
    /// <exception cref="LogUnavailableException">The file cannot be used.</exception>
    public SqliteEventLog(string connectionString)
    {
        _connectionString = connectionString;
        new SqliteDatabase(connectionString).CreateLog();
        _writer = Task.Factory.StartNew(WriteLoop, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public Task<long> Append(StreamId stream, Recorded recorded, CommandId? after) => _queue.Append(stream, recorded, after);

    public Task Probe() => _queue.Probe();

    public Task<IReadOnlyList<Recorded>> Read(StreamId stream, int after, CancellationToken cancellation) => Answer<IReadOnlyList<Recorded>>(
        () =>
        {
            using var connection = SqliteLogSchema.Connect(_connectionString);
            return SqliteDocumentLog.ReadStream(connection, stream, long.MaxValue, after).ToList();
        },
        cancellation);

    public Task<Recorded?> Find(StreamId stream, CommandId command, CancellationToken cancellation) => Answer(
        () =>
        {
            using var connection = SqliteLogSchema.Connect(_connectionString);
            return SqliteDocumentLog.Find(connection, stream, command);
        },
        cancellation);

    public Task<IDocumentLog> Open(DocumentId document, long? position, CancellationToken cancellation) =>
        Answer<IDocumentLog>(() => SqliteDocumentLog.Open(_connectionString, document, position), cancellation);

    public async ValueTask DisposeAsync()
    {
        _queue.Complete();
        await _writer.ConfigureAwait(false);
        SqliteConnection.ClearPool(new SqliteConnection(_connectionString));
    }

    private Task<T> Answer<T>(Func<T> read, CancellationToken cancellation) => Task.Run(
        () =>
        {
            try
            {
                return read();
            }
            catch (SqliteException e)
            {
                throw SqliteFault.NotRead(e, _connectionString);
            }
        },
        cancellation);

    private void WriteLoop()
    {
        using var appender = new SqliteAppender(_connectionString);
        appender.Wipe(); // before anybody reads, who would be in the way
        var batch = new List<PendingAppend>();
        while (WaitForWork(appender))
        {
            _queue.TakeInto(batch);
            appender.Commit(batch);
            batch.Clear();
        }
    }

    // The one place that blocks on a task: this thread is the log's own and has nothing else to do.
    private bool WaitForWork(SqliteAppender appender)
    {
        var work = _queue.WaitForWork().AsTask();
        while (appender.HasToWipe && !work.Wait(SqliteAppender.WipeEvery)) appender.Wipe();
        return work.GetAwaiter().GetResult();
    }
}
