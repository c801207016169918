using Npgsql;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>The event table of a PostgreSQL database, row by row in one statement, which sees it as it was when it began. Changes nothing.</summary>
internal static class PostgresLogRows
{
    public const string Columns = "SELECT stream, version, position, command, name, actor, at, data, data_hash, hash FROM event";

    public static IEnumerable<LogRow> Read(PostgresDatabase database, DocumentId? document)
    {
        using var connection = database.Source.OpenConnection();
        if (PostgresLogSchema.VersionOf(connection) is null)
            throw NoLog(database);
        var (from, to) = document is { } id ? StreamId.Range(id) : ("", "\U0010FFFF");
        using var command = PostgresDocumentLog.Command(connection, $"{Columns} WHERE stream >= $1 AND stream < $2 ORDER BY stream, version", from, to);
        command.CommandTimeout = 0; // the index may have to be read from end to end before the first row
        foreach (var row in Read(command)) yield return row;
    }

    public static IEnumerable<LogRow> Read(NpgsqlCommand command)
    {
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return new(
                reader.GetString(0), reader.GetInt32(1), reader.GetInt64(2), Id(reader, 3), reader.GetString(4), Id(reader, 5), reader.GetInt64(6),
                reader.IsDBNull(7) ? null : reader.GetFieldValue<byte[]>(7), reader.GetFieldValue<byte[]>(8), reader.GetFieldValue<byte[]>(9));
    }

    public static LogUnavailableException NoLog(PostgresDatabase database) =>
        new($"There is no ReviewHub in the database '{database.Name}' on {database.Server}.");

    private static byte[] Id(NpgsqlDataReader row, int column) => row.GetGuid(column).ToByteArray(bigEndian: true);
}
