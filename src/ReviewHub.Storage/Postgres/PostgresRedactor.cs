using Npgsql;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>
/// Takes texts out of the tables. What PostgreSQL keeps of an old row until it is vacuumed, and in its write-ahead log until that is
/// recycled, is not for a client to erase: see infra/decisions/0005-postgresql.md.
/// </summary>
internal static class PostgresRedactor
{
    /// <summary>Taken by whoever redacts in a stream or keeps a snapshot of it: a snapshot made before an erasure may not be kept after it.</summary>
    public const string LockStream = "SELECT pg_advisory_xact_lock(1919444840, hashtext($1))";

    private const string Events = $"SELECT version, name, actor, data FROM event WHERE stream = $1 AND name IN ({Redaction.Names}) ORDER BY version";
    private const string Replace = "UPDATE event SET data = convert_from(left_of.data, 'UTF8') FROM unnest($2, $3) AS left_of (version, data) WHERE stream = $1 AND event.version = left_of.version";
    private const string ForgetSnapshot = "DELETE FROM snapshot WHERE stream = $1";

    public static async Task<(ReviewEvent Redacted, IReadOnlyList<(int Version, byte[] Data)> Left)> Find(
        NpgsqlConnection connection, StreamId stream, IRedaction redaction)
    {
        await using var command = PostgresDocumentLog.Command(connection, Events, stream.Name);
        await using var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        var events = new List<(int, string, ReviewerId, byte[])>();
        while (await reader.ReadAsync().ConfigureAwait(false))
            events.Add((reader.GetInt32(0), reader.GetString(1), new(reader.GetGuid(2)), reader.GetFieldValue<byte[]>(3)));
        return Redaction.Of(redaction, events);
    }

    public static async Task Erase(NpgsqlConnection connection, StreamId stream, IReadOnlyList<(int Version, byte[] Data)> left)
    {
        await using var erase = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(LockStream) { Parameters = { new() { Value = stream.Name } } },
                new(Replace)
                {
                    Parameters =
                    {
                        new() { Value = stream.Name }, new() { Value = left.Select(l => l.Version).ToArray() }, new() { Value = left.Select(l => l.Data).ToArray() },
                    },
                },
                new(ForgetSnapshot) { Parameters = { new() { Value = stream.Name } } },
            },
        };
        await erase.ExecuteNonQueryAsync().ConfigureAwait(false);
    }
}
