using Microsoft.Data.Sqlite;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>
/// The event table of an SQLite file, row by row in one read transaction: also of a file that a server is writing to. Makes no
/// tables and changes nothing (SQLite leaves its empty side files beside a file nobody else has open); while it reads, the server's
/// write-ahead log cannot be cut short.
/// </summary>
public static class SqliteLogRows
{
    internal const string Columns = "SELECT stream, version, position, command, name, actor, at, CAST(data AS BLOB), data_hash, hash FROM event";

    /// <param name="document">Null for the whole log.</param>
    /// <exception cref="DatabaseNewerException">A newer build wrote the file.</exception>
    /// <exception cref="SqliteException">There is no such file, or it is no log.</exception>
    public static IEnumerable<LogRow> Read(string connectionString, DocumentId? document = null)
    {
        using var connection = SqliteLogSchema.ConnectReadOnly(connectionString);
        using var command = connection.CreateCommand();
        var (from, to) = document is { } id ? StreamId.Range(id) : ("", "\U0010FFFF");
        command.CommandText = $"{Columns} WHERE stream >= $from AND stream < $to ORDER BY stream, version";
        command.Parameters.AddWithValue("$from", from);
        command.Parameters.AddWithValue("$to", to);
        foreach (var row in Read(command)) yield return row;
    }

    internal static IEnumerable<LogRow> Read(SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return Decode(reader);
    }

    private static LogRow Decode(SqliteDataReader row) => new(
        row.GetString(0), (int)Math.Clamp(row.GetInt64(1), int.MinValue, int.MaxValue), row.GetInt64(2), Blob(row, 3), row.GetString(4), Blob(row, 5), row.GetInt64(6),
        row.IsDBNull(7) ? null : Blob(row, 7), Blob(row, 8), Blob(row, 9));

    private static byte[] Blob(SqliteDataReader row, int column) => row.GetFieldValue<byte[]>(column);
}
