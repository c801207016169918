using Microsoft.Data.Sqlite;
using ReviewHub.Domain;

namespace ReviewHub.Storage.Tests.EventLog;

/// <summary>Verifies the raw table as an auditor would, with nothing but the file and the published recipe.</summary>
internal static class ChainFile
{
    private const string Rows = "SELECT stream, version, command, actor, at, name, CAST(data AS BLOB), data_hash, hash FROM event ORDER BY stream, version";

    public static IReadOnlyList<(string Stream, int Version, bool Holds)> Links(SqlitePlace place)
    {
        var newest = new Dictionary<string, byte[]>();
        return place.Query(Rows, row =>
        {
            var (stream, version) = (row.GetString(0), row.GetInt32(1));
            var holds = Holds(row, newest.GetValueOrDefault(stream, EventChain.Start));
            newest[stream] = Blob(row, 8);
            return (stream, version, holds);
        });
    }

    private static bool Holds(SqliteDataReader row, byte[] previous)
    {
        var link = EventChain.Link(
            previous, new(row.GetString(0)), row.GetInt32(1), new(Id(row, 2)), new(Id(row, 3)),
            DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)), row.GetString(5), Blob(row, 7));
        return link.SequenceEqual(Blob(row, 8)) && EventChain.HashData(Blob(row, 6)).SequenceEqual(Blob(row, 7));
    }

    private static Guid Id(SqliteDataReader row, int column) => new(Blob(row, column), bigEndian: true);

    private static byte[] Blob(SqliteDataReader row, int column) => row.GetFieldValue<byte[]>(column);
}
