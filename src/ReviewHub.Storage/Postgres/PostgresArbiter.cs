using Npgsql;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>
/// Decides a batch one by one, while it holds the log's lock and so knows what every node has written: two round trips, and two more for
/// each redaction. For batches that change a round or redact, and for those in which somebody is to be refused.
/// </summary>
internal sealed class PostgresArbiter(NpgsqlConnection connection)
{
    // A node that stops between the round trips must not keep all others waiting.
    private const string Begin = "SET LOCAL idle_in_transaction_session_timeout = '3s'";

    private const string SelectCommands =
        "SELECT stream, command FROM unnest($1, $2) AS asked (stream, command) WHERE EXISTS (SELECT FROM event WHERE event.stream = asked.stream AND event.command = asked.command)";

    private readonly HashSet<(string Stream, Guid Command)> _commands = [];
    private readonly HashSet<(string Document, int Round)> _closed = [];
    private List<PendingAppend> _accepted = [];
    private readonly List<NpgsqlBatchCommand> _rounds = [];
    private LinkedRows _rows = new();

    /// <summary>The newest events of the batch's streams.</summary>
    public Dictionary<string, StreamHead> Heads { get; private set; } = [];

    /// <summary>For each of the batch, why it was not written; null when it was.</summary>
    public List<Exception?> Refusals { get; } = [];

    /// <summary>Commits what can be appended.</summary>
    public async Task Decide(List<PendingAppend> batch)
    {
        await using var transaction = await connection.BeginTransactionAsync().ConfigureAwait(false);
        await Look(batch).ConfigureAwait(false);
        foreach (var pending in batch)
        {
            var refusal = Refusal(pending);
            Refusals.Add(refusal);
            if (refusal is not null) continue;
            if (pending.Recorded.Event is IRedaction redaction) await Redact(pending, redaction).ConfigureAwait(false);
            else Accept(pending);
        }

        await Write().ConfigureAwait(false);
        await transaction.CommitAsync().ConfigureAwait(false);
    }

    private async Task Look(List<PendingAppend> batch)
    {
        var streams = batch.Select(pending => pending.Stream.Name).ToArray();
        var documents = batch.Select(pending => pending.Stream.Document.ToString()).Distinct().ToArray();
        await using var look = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(Begin),
                new(PostgresLogSchema.LockLog),
                new(StreamHead.Select) { Parameters = { new() { Value = streams.Distinct().ToArray() } } },
                new(SelectCommands) { Parameters = { new() { Value = streams }, new() { Value = batch.Select(pending => pending.Recorded.Command.Value).ToArray() } } },
                new(PostgresRounds.SelectClosed) { Parameters = { new() { Value = documents } } },
            },
        };
        await using var reader = await look.ExecuteReaderAsync().ConfigureAwait(false);
        await reader.NextResultAsync().ConfigureAwait(false); // behind the lock's
        Heads = await StreamHead.ReadAll(reader).ConfigureAwait(false);
        await reader.NextResultAsync().ConfigureAwait(false);
        while (await reader.ReadAsync().ConfigureAwait(false)) _commands.Add((reader.GetString(0), reader.GetGuid(1)));
        await reader.NextResultAsync().ConfigureAwait(false);
        while (await reader.ReadAsync().ConfigureAwait(false)) _closed.Add((reader.GetString(0), reader.GetInt32(1)));
    }

    private Exception? Refusal(PendingAppend pending)
    {
        var (stream, recorded) = (pending.Stream, pending.Recorded);
        if (recorded.Event is IInRound { Round: var round } && _closed.Contains((stream.Document.ToString(), round)))
            return new RoundClosedException(stream, round);
        if (!Heads.GetValueOrDefault(stream.Name, StreamHead.None).IsBefore(pending))
            return new VersionConflictException(stream, recorded.Version);
        return _commands.Contains((stream.Name, recorded.Command.Value)) ? new DuplicateCommandException(stream, recorded.Command) : null;
    }

    private void Accept(PendingAppend pending)
    {
        var (stream, recorded) = (pending.Stream, pending.Recorded);
        Heads[stream.Name] = _rows.Add(pending, Heads.GetValueOrDefault(stream.Name, StreamHead.None));
        _commands.Add((stream.Name, recorded.Command.Value));
        _accepted.Add(pending);
        if (recorded.Event is RoundClosed closed) _closed.Add((stream.Document.ToString(), closed.Round));
        if (PostgresRounds.Taking(stream, recorded.Event) is { } taking) _rounds.Add(taking);
    }

    private async Task Redact(PendingAppend pending, IRedaction redaction)
    {
        await Write().ConfigureAwait(false); // the text may have come with the same batch
        var (redacted, left) = await PostgresRedactor.Find(connection, pending.Stream, redaction).ConfigureAwait(false);
        pending.Carry(EventCodec.Write(redacted));
        Accept(pending);
        await PostgresRedactor.Erase(connection, pending.Stream, left).ConfigureAwait(false);
    }

    private async Task Write()
    {
        if (_rows.Count > 0)
        {
            var position = (await _rows.Insert(connection, asking: false).ConfigureAwait(false))!.Value;
            foreach (var pending in _accepted) pending.Position = ++position;
            (_rows, _accepted) = (new(), []);
        }

        if (_rounds.Count == 0) return;
        await using var rounds = new NpgsqlBatch(connection);
        foreach (var command in _rounds) rounds.BatchCommands.Add(command);
        _rounds.Clear();
        await rounds.ExecuteNonQueryAsync().ConfigureAwait(false);
    }
}
