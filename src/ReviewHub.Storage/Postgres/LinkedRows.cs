using Npgsql;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>Events linked into their streams' chains, column by column, as the function that appends them takes them.</summary>
internal sealed class LinkedRows
{
    private const string Call = "SELECT append_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

    private readonly List<string> _streams = [];
    private readonly List<int> _versions = [];
    private readonly List<Guid> _commands = [];
    private readonly List<string> _names = [];
    private readonly List<Guid> _actors = [];
    private readonly List<long> _ats = [];
    private readonly List<byte[]> _datas = [];
    private readonly List<byte[]> _dataHashes = [];
    private readonly List<byte[]> _hashes = [];
    private readonly HashSet<(string Document, int Round)> _rounds = [];

    public int Count => _streams.Count;

    /// <returns>The stream's head from then on.</returns>
    public StreamHead Add(PendingAppend pending, StreamHead head)
    {
        var (stream, recorded) = (pending.Stream, pending.Recorded);
        var hash = EventChain.Link(head.Hash, stream, recorded.Version, recorded.Command, recorded.By, recorded.At, pending.Name, pending.DataHash);
        _streams.Add(stream.Name);
        _versions.Add(recorded.Version);
        _commands.Add(recorded.Command.Value);
        _names.Add(pending.Name);
        _actors.Add(recorded.By.Value);
        _ats.Add(recorded.At.ToUnixTimeMilliseconds());
        _datas.Add(pending.Data);
        _dataHashes.Add(pending.DataHash);
        _hashes.Add(hash);
        if (recorded.Event is IInRound { Round: var round }) _rounds.Add((stream.Document.ToString(), round));
        return new(recorded.Version, recorded.Command, hash);
    }

    /// <param name="asking">Whether the function is to look at the rounds; whoever holds the log's lock has looked.</param>
    /// <returns>The position before the first; null when one of the rounds is closed, and nothing was written.</returns>
    public async Task<long?> Insert(NpgsqlConnection connection, bool asking = true)
    {
        var rounds = asking ? _rounds : [];
        object[] columns =
        [
            _streams, _versions, _commands, _names, _actors, _ats, _datas, _dataHashes, _hashes,
            rounds.Select(r => r.Document).ToList(), rounds.Select(r => r.Round).ToList(),
        ];
        await using var command = PostgresDocumentLog.Command(connection, Call, columns);
        return await command.ExecuteScalarAsync().ConfigureAwait(false) as long?;
    }
}
