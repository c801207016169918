using System.Diagnostics;
using Microsoft.Data.Sqlite;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>The one writer of the event table: commits batches, each event under its own version check. Used by one thread.</summary>
internal sealed class SqliteAppender : IDisposable
{
    private const string Head = "SELECT version, command, hash FROM event WHERE stream = $stream ORDER BY version DESC LIMIT 1";

    /// <summary>Streams whose newest event is kept in memory at most; beyond that it is read again.</summary>
    private const int MaxHeads = 200_000;

    /// <summary>Of the file's pages in memory at most: in the index of streams an event goes into any page.</summary>
    private const int CacheKilobytes = 65_536;

    /// <summary>Between attempts to empty the write-ahead log: each of them costs an fsync.</summary>
    public static readonly TimeSpan WipeEvery = TimeSpan.FromSeconds(1);

    private readonly string _connectionString;
    private readonly Dictionary<string, StreamHead> _heads = [];
    private readonly SqliteRounds _rounds = new();
    private readonly SqliteCheckpointer _checkpointer;
    private SqliteConnection? _connection;
    private SqliteInsert? _insert;
    private SqliteCommand? _head;
    private long _position;
    private long _wipeNext;

    public SqliteAppender(string connectionString) => (_connectionString, _checkpointer) = (connectionString, new(connectionString));

    /// <summary>A text that was redacted may still lie in the write-ahead log; so it may after a crash, of which nothing else is known.</summary>
    public bool HasToWipe { get; private set; } = true;

    /// <summary>Appends what can be appended and answers every caller, after the fsync.</summary>
    public void Commit(List<PendingAppend> batch)
    {
        var accepted = new List<PendingAppend>(batch.Count);
        var begun = Stopwatch.GetTimestamp();
        using var traced = LogTraces.Commit(batch);
        try
        {
            var connection = Connected();
            using var transaction = connection.BeginTransaction(deferred: false);
            _head!.Transaction = transaction;
            foreach (var pending in batch)
                if (TryWrite(pending, transaction)) accepted.Add(pending);
            transaction.Commit();
        }
        catch (Exception e)
        {
            Forget();
            var unavailable = SqliteFault.NotWritten(e, _connectionString);
            LogMeter.Failed();
            foreach (var pending in batch) pending.Fail(unavailable);
            return;
        }

        LogMeter.Committed(accepted.Count, begun);
        _checkpointer.Note(_connection!);
        if (accepted.Any(pending => pending.Recorded?.Event is IRedaction)) (HasToWipe, _wipeNext) = (true, 0);
        Wipe();
        foreach (var pending in accepted) pending.Succeed();
    }

    /// <summary>Empties the write-ahead log after a redaction. While a reader keeps it from that, it is to be tried again.</summary>
    public void Wipe()
    {
        if (!HasToWipe || Environment.TickCount64 < _wipeNext) return;
        _wipeNext = Environment.TickCount64 + (long)WipeEvery.TotalMilliseconds;
        try
        {
            HasToWipe = !_checkpointer.Wipe(Connected());
        }
        catch (SqliteException)
        {
            // Tried again, like a reader in the way: the redaction itself is on disk.
        }
    }

    public void Dispose()
    {
        _checkpointer.Dispose();
        _wipeNext = 0;
        Wipe();
        Forget();
    }

    private bool TryWrite(PendingAppend pending, SqliteTransaction transaction)
    {
        if (pending.IsNothing) return Touch(transaction);
        return pending.Recorded.Event is IRedaction redaction ? TryRedact(pending, redaction, transaction) : TryInsert(pending, transaction);
    }

    // Rewrites the file's first page with what stands there, which takes a lock, space and an fsync like anything else.
    private static bool Touch(SqliteTransaction transaction)
    {
        SqliteLogSchema.Touch(transaction.Connection!);
        return true;
    }

    private bool TryRedact(PendingAppend pending, IRedaction redaction, SqliteTransaction transaction)
    {
        var (recorded, left) = SqliteRedactor.Find(transaction, pending.Stream, redaction);
        pending.Carry(EventCodec.Write(recorded));
        if (!TryInsert(pending, transaction)) return false;
        SqliteRedactor.Erase(transaction, pending.Stream, left);
        return true;
    }

    private bool TryInsert(PendingAppend pending, SqliteTransaction transaction)
    {
        var (stream, recorded) = (pending.Stream, pending.Recorded);
        if (recorded.Event is IInRound { Round: var round } && _rounds.IsClosed(stream, round, transaction))
        {
            pending.Fail(new RoundClosedException(stream, round));
            return false;
        }

        var head = HeadOf(stream);
        if (recorded.Version != head.Version + 1 || pending.After != head.Command)
        {
            LogMeter.Conflicted();
            pending.Fail(new VersionConflictException(stream, recorded.Version));
            return false;
        }

        var hash = EventChain.Link(head.Hash, stream, recorded.Version, recorded.Command, recorded.By, recorded.At, pending.Name, pending.DataHash);
        if (!_insert!.Execute(_position + 1, pending, hash))
        {
            pending.Fail(new DuplicateCommandException(stream, recorded.Command)); // the version was checked above, so it is the command that is known
            return false;
        }

        _rounds.Take(stream, recorded.Event, transaction);
        _heads[stream.Name] = new(recorded.Version, recorded.Command, hash);
        pending.Position = ++_position;
        return true;
    }

    private StreamHead HeadOf(StreamId stream)
    {
        if (_heads.TryGetValue(stream.Name, out var known)) return known;
        if (_heads.Count >= MaxHeads) _heads.Clear();
        _head!.Parameters[0].Value = stream.Name;
        using var reader = _head.ExecuteReader();
        var head = reader.Read()
            ? new StreamHead(reader.GetInt32(0), new CommandId(new Guid(reader.GetFieldValue<byte[]>(1), bigEndian: true)), reader.GetFieldValue<byte[]>(2))
            : new(0, null, EventChain.Start);
        return _heads[stream.Name] = head;
    }

    private SqliteConnection Connected()
    {
        if (_connection is not null) return _connection;
        var connection = SqliteLogSchema.ConnectAlone(_connectionString);
        try
        {
            SqliteLogSchema.Execute(connection, $"PRAGMA cache_size = {-CacheKilobytes}; PRAGMA wal_autocheckpoint = {SqliteCheckpointer.MostPages}");
            SqliteRedactor.Prepare(connection);
            _insert = new(connection);
            _head = new(Head, connection);
            _head.Parameters.Add("$stream", SqliteType.Text);
            using var newest = new SqliteCommand("SELECT coalesce(max(position), 0) FROM event", connection);
            _position = (long)newest.ExecuteScalar()!;
            return _connection = connection;
        }
        catch
        {
            Forget();
            connection.Dispose();
            throw;
        }
    }

    // After a failure nothing held in memory is known to be on disk. Connections made while the file was read-only stay so for ever.
    private void Forget()
    {
        _heads.Clear();
        _rounds.Forget();
        SqliteConnection.ClearPool(new SqliteConnection(_connectionString));
        _insert?.Dispose();
        _head?.Dispose();
        _connection?.Dispose();
        (_connection, _insert, _head) = (null, null, null);
    }

    /// <summary>A stream's newest event.</summary>
    private readonly record struct StreamHead(int Version, CommandId? Command, byte[] Hash);
}
