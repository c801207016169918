using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace ReviewHub.Load;

/// <summary>The floor below the log: one connection that appends the same rows, batch by batch, each fsynced, and does nothing else.</summary>
internal static class BareWriter
{
    private const string Table = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        CREATE TABLE event (
            position INTEGER PRIMARY KEY, stream TEXT NOT NULL, version INTEGER NOT NULL, command BLOB NOT NULL, name TEXT NOT NULL,
            actor BLOB NOT NULL, at INTEGER NOT NULL, data BLOB, data_hash BLOB NOT NULL, hash BLOB NOT NULL,
            UNIQUE (stream, version), UNIQUE (command, stream)) STRICT
        """;

    private const string Insert = "INSERT INTO event VALUES ($1, $2, $3, $4, 'stance-taken', $5, $6, $7, $8, $9)";

    public static Figures Measure(TimeSpan time, int batch, int streams)
    {
        var folder = Directory.CreateTempSubdirectory("reviewhub-load-");
        try
        {
            using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "bare.db")};Pooling=False");
            connection.Open();
            Execute(connection, Table);
            var rows = Write(connection, time, batch, streams, out var elapsed);
            return new() { ["stances/s"] = rows / elapsed.TotalSeconds };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static long Write(SqliteConnection connection, TimeSpan time, int batch, int streams, out TimeSpan elapsed)
    {
        var names = Enumerable.Range(0, streams).Select(i => $"{Guid.NewGuid()}/{i:D6}").ToArray();
        var versions = new int[streams];
        var (random, hash, data) = (new Random(1), new byte[32], """{"round":1,"revision":1,"stance":"accept"}"""u8.ToArray());
        using var insert = connection.CreateCommand();
        insert.CommandText = Insert;
        for (var i = 1; i <= 9; i++) insert.Parameters.Add(new SqliteParameter { ParameterName = $"${i}", Value = DBNull.Value });
        var clock = Stopwatch.StartNew();
        var position = 0L;
        while (clock.Elapsed < time)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            insert.Transaction = transaction;
            for (var i = 0; i < batch; i++)
            {
                var stream = random.Next(streams);
                object[] values =
                [
                    ++position, names[stream], ++versions[stream], Guid.CreateVersion7().ToByteArray(bigEndian: true), Guid.NewGuid().ToByteArray(),
                    position, data, hash, hash,
                ];
                for (var p = 0; p < values.Length; p++) insert.Parameters[p].Value = values[p];
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        elapsed = clock.Elapsed;
        return position;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
