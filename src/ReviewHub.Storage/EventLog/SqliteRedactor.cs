using Microsoft.Data.Sqlite;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>Takes texts out of the file: out of its rows, of the pages they lay on, and of the write-ahead log.</summary>
internal static class SqliteRedactor
{
    private const string Events = $"SELECT version, name, actor, data FROM event WHERE stream = $stream AND name IN ({Redaction.Names}) ORDER BY version";
    private const string Replace = "UPDATE event SET data = $data WHERE stream = $stream AND version = $version";

    /// <summary>Overwrites what is deleted with zeros; for every connection that may replace a text.</summary>
    public static void Prepare(SqliteConnection connection) => SqliteLogSchema.Execute(connection, "PRAGMA secure_delete = ON");

    public static (ReviewEvent Redacted, IReadOnlyList<(int Version, byte[] Data)> Left) Find(
        SqliteTransaction transaction, StreamId stream, IRedaction redaction)
    {
        using var command = new SqliteCommand(Events, transaction.Connection, transaction);
        command.Parameters.AddWithValue("$stream", stream.Name);
        using var reader = command.ExecuteReader();
        var events = new List<(int, string, ReviewerId, byte[])>();
        while (reader.Read())
            events.Add((reader.GetInt32(0), reader.GetString(1), new(new Guid(reader.GetFieldValue<byte[]>(2), bigEndian: true)), reader.GetFieldValue<byte[]>(3)));
        return Redaction.Of(redaction, events);
    }

    public static void Erase(SqliteTransaction transaction, StreamId stream, IReadOnlyList<(int Version, byte[] Data)> left)
    {
        foreach (var (version, data) in left)
        {
            using var command = new SqliteCommand(Replace, transaction.Connection, transaction);
            command.Parameters.AddWithValue("$data", data);
            command.Parameters.AddWithValue("$stream", stream.Name);
            command.Parameters.AddWithValue("$version", version);
            command.ExecuteNonQuery();
        }

        using var forget = new SqliteCommand(SqliteSnapshots.Delete, transaction.Connection, transaction);
        forget.Parameters.AddWithValue("$stream", stream.Name);
        forget.ExecuteNonQuery();
    }

    /// <summary>Writes the write-ahead log back and empties it, as it holds pages from before the redaction.</summary>
    /// <returns>False while somebody still reads from it.</returns>
    public static bool Wipe(SqliteConnection connection)
    {
        // It is the writer's connection: to wait for a reader here would keep every append waiting.
        SqliteLogSchema.Execute(connection, "PRAGMA busy_timeout = 0");
        try
        {
            using var command = new SqliteCommand("PRAGMA wal_checkpoint(TRUNCATE)", connection) { CommandTimeout = 1 };
            using var reader = command.ExecuteReader();
            return reader.Read() && reader.GetInt32(0) == 0;
        }
        finally
        {
            SqliteLogSchema.Execute(connection, SqliteLogSchema.WaitForOthers);
        }
    }
}
