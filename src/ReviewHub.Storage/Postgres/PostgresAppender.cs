using System.Diagnostics;
using Npgsql;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>
/// The one writer of a node, among those of other nodes. It links what waits onto the heads it remembers and sends it as one call; the
/// keys of the table say whether the memory was right. A batch with anything out of the ordinary in it is decided one by one instead,
/// by <see cref="PostgresArbiter"/>. Used by one caller at a time.
/// </summary>
internal sealed class PostgresAppender(PostgresDatabase database)
{
    /// <summary>Streams whose newest event is kept in memory at most; beyond that it is read again.</summary>
    private const int MaxHeads = 200_000;

    private readonly Dictionary<string, StreamHead> _heads = [];

    /// <summary>Appends what can be appended and answers every caller, after the commit.</summary>
    public async Task Commit(List<PendingAppend> all)
    {
        var batch = all.FindAll(pending => !pending.IsNothing);
        var begun = Stopwatch.GetTimestamp();
        using var traced = LogTraces.Commit(batch);
        try
        {
            await using var connection = await database.Source.OpenConnectionAsync().ConfigureAwait(false);
            if (batch.Count < all.Count) await PostgresLogSchema.Touch(connection).ConfigureAwait(false);
            foreach (var nothing in all.Where(pending => pending.IsNothing)) nothing.Succeed();
            if (batch.Count == 0) return;
            if (!await TryTogether(connection, batch).ConfigureAwait(false)) await OneByOne(connection, batch).ConfigureAwait(false);
            LogMeter.Committed(batch.Count(pending => pending.Done.IsCompletedSuccessfully), begun);
        }
        catch (Exception e)
        {
            // Whether it was committed is not known, so nothing held in memory is known to be the newest.
            _heads.Clear();
            database.DropSpoilt(e);
            var unavailable = e as LogUnavailableException ?? PostgresFault.NotWritten(e, database);
            LogMeter.Failed();
            foreach (var pending in all) pending.Fail(unavailable);
        }
    }

    /// <summary>One round trip, when the heads of the batch's streams are known and it holds nothing but events that follow them.</summary>
    private async Task<bool> TryTogether(NpgsqlConnection connection, List<PendingAppend> batch)
    {
        if (batch.Exists(pending => PostgresRounds.Change(pending.Recorded.Event) || pending.Recorded.Event is IRedaction)) return false;
        await FindHeads(connection, batch).ConfigureAwait(false);
        var rows = new LinkedRows();
        var heads = new Dictionary<string, StreamHead>();
        foreach (var pending in batch)
        {
            var name = pending.Stream.Name;
            var head = heads.TryGetValue(name, out var own) || _heads.TryGetValue(name, out own) ? own : StreamHead.None;
            if (!head.IsBefore(pending)) return false; // it may be the memory that is wrong
            heads[name] = rows.Add(pending, head);
        }

        if (await TryInsert(connection, rows).ConfigureAwait(false) is not { } position)
        {
            foreach (var stream in heads.Keys) _heads.Remove(stream);
            return false;
        }

        Remember(heads);
        foreach (var pending in batch) pending.Position = ++position;
        foreach (var pending in batch) pending.Succeed();
        return true;
    }

    /// <returns>The position before the first; null when nothing was written, as a key is taken or a round is closed.</returns>
    private static async Task<long?> TryInsert(NpgsqlConnection connection, LinkedRows rows)
    {
        try
        {
            return await rows.Insert(connection).ConfigureAwait(false);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return null;
        }
    }

    private async Task OneByOne(NpgsqlConnection connection, List<PendingAppend> batch)
    {
        foreach (var pending in batch) _heads.Remove(pending.Stream.Name);
        var arbiter = new PostgresArbiter(connection);
        await arbiter.Decide(batch).ConfigureAwait(false);
        Remember(arbiter.Heads);
        foreach (var (pending, refusal) in batch.Zip(arbiter.Refusals))
        {
            if (refusal is null) pending.Succeed();
            else pending.Fail(refusal);
            if (refusal is VersionConflictException) LogMeter.Conflicted();
        }
    }

    // A stream that is begun has no head to be known, and if it has one after all, the key says so.
    private async Task FindHeads(NpgsqlConnection connection, List<PendingAppend> batch)
    {
        var unknown = batch.Where(pending => pending.Recorded.Version > 1 && !_heads.ContainsKey(pending.Stream.Name))
            .Select(pending => pending.Stream.Name).Except(batch.Where(pending => pending.Recorded.Version == 1).Select(pending => pending.Stream.Name)).ToArray();
        if (unknown.Length == 0) return;
        await using var command = PostgresDocumentLog.Command(connection, StreamHead.Select, (object)unknown);
        await using var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        Remember(await StreamHead.ReadAll(reader).ConfigureAwait(false));
    }

    private void Remember(Dictionary<string, StreamHead> heads)
    {
        if (_heads.Count >= MaxHeads) _heads.Clear();
        foreach (var (stream, head) in heads) _heads[stream] = head;
    }
}
