using Npgsql;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>A stream's newest event, as far as the next one needs to know it.</summary>
internal readonly record struct StreamHead(int Version, CommandId? Command, byte[] Hash)
{
    /// <summary>The heads of these streams; those nobody wrote to are absent.</summary>
    public const string Select = """
        SELECT stream, newest.version, newest.command, newest.hash FROM unnest($1) AS asked (stream) CROSS JOIN LATERAL (
            SELECT version, command, hash FROM event WHERE event.stream = asked.stream ORDER BY version DESC LIMIT 1) AS newest
        """;

    public static StreamHead None => new(0, null, EventChain.Start);

    public bool IsBefore(PendingAppend pending) => pending.Recorded.Version == Version + 1 && pending.After == Command;

    public static async Task<Dictionary<string, StreamHead>> ReadAll(NpgsqlDataReader reader)
    {
        var heads = new Dictionary<string, StreamHead>();
        while (await reader.ReadAsync().ConfigureAwait(false))
            heads[reader.GetString(0)] = new(reader.GetInt32(1), new CommandId(reader.GetGuid(2)), reader.GetFieldValue<byte[]>(3));
        return heads;
    }
}
