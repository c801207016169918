using Microsoft.Data.Sqlite;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>
/// Which rounds are closed, for the writer, which asks before every stance. The table is written with the events it follows from, in
/// their transaction; the rounds of documents that are written to are kept in memory until that transaction fails.
/// </summary>
internal sealed class SqliteRounds
{
    private const string Open = "INSERT OR REPLACE INTO round_state (document, round, deadline, closed) VALUES ($document, $round, $deadline, 0)";

    private const string Close = """
        INSERT INTO round_state (document, round, deadline, closed) VALUES ($document, $round, NULL, 1)
        ON CONFLICT DO UPDATE SET closed = 1
        """;

    private const string SelectClosed = "SELECT round FROM round_state WHERE document = $document AND closed = 1";

    /// <summary>Documents whose rounds are kept in memory at most; beyond that they are read again.</summary>
    private const int MaxDocuments = 50_000;

    private readonly Dictionary<string, HashSet<int>> _closed = [];

    public bool IsClosed(StreamId stream, int round, SqliteTransaction transaction) => ClosedOf(stream, transaction).Contains(round);

    /// <summary>Keeps what an event that was just written says of its document's rounds.</summary>
    public void Take(StreamId stream, ReviewEvent e, SqliteTransaction transaction)
    {
        if (Round.BegunBy(e) is var (number, protocol)) Execute(Open, stream, number, protocol.Deadline, transaction);
        if (e is not RoundClosed closed) return;
        Execute(Close, stream, closed.Round, null, transaction);
        ClosedOf(stream, transaction).Add(closed.Round);
    }

    /// <summary>To be called whenever a transaction did not commit.</summary>
    public void Forget() => _closed.Clear();

    private HashSet<int> ClosedOf(StreamId stream, SqliteTransaction transaction)
    {
        if (_closed.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(stream.Document, out var known)) return known;
        if (_closed.Count >= MaxDocuments) _closed.Clear();
        using var command = new SqliteCommand(SelectClosed, transaction.Connection, transaction);
        command.Parameters.AddWithValue("$document", stream.Document.ToString());
        using var reader = command.ExecuteReader();
        var closed = new HashSet<int>();
        while (reader.Read()) closed.Add(reader.GetInt32(0));
        return _closed[stream.Document.ToString()] = closed;
    }

    private static void Execute(string sql, StreamId stream, int round, DateTimeOffset? deadline, SqliteTransaction transaction)
    {
        using var command = new SqliteCommand(sql, transaction.Connection, transaction);
        command.Parameters.AddWithValue("$document", stream.Document.ToString());
        command.Parameters.AddWithValue("$round", round);
        command.Parameters.AddWithValue("$deadline", (object?)deadline?.ToUnixTimeMilliseconds() ?? DBNull.Value);
        command.ExecuteNonQuery();
    }
}
