using Npgsql;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>The table of rounds, written with the events it follows from, in their transaction, by whoever holds the log's lock.</summary>
internal static class PostgresRounds
{
    /// <summary>The closed rounds of these documents.</summary>
    public const string SelectClosed = "SELECT document, round FROM round_state WHERE closed AND document = ANY($1)";

    private const string Open = """
        INSERT INTO round_state (document, round, deadline, closed) VALUES ($1, $2, $3, false)
        ON CONFLICT (document, round) DO UPDATE SET deadline = excluded.deadline, closed = false
        """;

    private const string Close = """
        INSERT INTO round_state (document, round, deadline, closed) VALUES ($1, $2, NULL, true)
        ON CONFLICT (document, round) DO UPDATE SET closed = true
        """;

    /// <summary>Whether an event changes the table.</summary>
    public static bool Change(ReviewEvent e) => e is RoundClosed || Round.BegunBy(e) is not null;

    /// <summary>What an event that is written says of its document's rounds; null when nothing.</summary>
    public static NpgsqlBatchCommand? Taking(StreamId stream, ReviewEvent e)
    {
        if (Round.BegunBy(e) is var (number, protocol)) return Command(Open, stream, number, protocol.Deadline);
        return e is RoundClosed closed ? Command(Close, stream, closed.Round) : null;
    }

    private static NpgsqlBatchCommand Command(string sql, StreamId stream, int round, DateTimeOffset? deadline)
    {
        var command = Command(sql, stream, round);
        command.Parameters.Add(new NpgsqlParameter<long?> { TypedValue = deadline?.ToUnixTimeMilliseconds() });
        return command;
    }

    private static NpgsqlBatchCommand Command(string sql, StreamId stream, int round) =>
        new(sql) { Parameters = { new() { Value = stream.Document.ToString() }, new() { Value = round } } };
}
