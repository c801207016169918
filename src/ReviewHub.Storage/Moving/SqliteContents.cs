using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ReviewHub.Storage;

/// <summary>What an embedded database of this build holds.</summary>
internal sealed class SqliteContents : Contents
{
    private const string InsertEvent = """
        INSERT INTO event (stream, version, position, command, name, actor, at, data, data_hash, hash)
        VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    private const string InsertRound = "INSERT INTO round_state (document, round, deadline, closed) VALUES ($0, $1, $2, $3)";

    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;

    private SqliteContents(SqliteConnection connection)
    {
        _connection = connection;
        _transaction = connection.BeginTransaction(deferred: true);
        Catalogue = new SqliteCatalogueDb(new DbContextOptionsBuilder<SqliteCatalogueDb>().UseSqlite(connection).Options);
        Catalogue.Database.UseTransaction(_transaction);
    }

    public override CatalogueDb Catalogue { get; }

    public override string Where => $"The file {_connection.DataSource}";

    public static SqliteContents Open(SqliteDatabase database)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ToString());
        connection.Open();
        return new(connection);
    }

    public override IEnumerable<LogRow> Events()
    {
        using var command = new SqliteCommand($"{SqliteLogRows.Columns} ORDER BY stream, version", _connection, _transaction);
        foreach (var row in SqliteLogRows.Read(command)) yield return row;
    }

    public override IEnumerable<RoundRow> Rounds()
    {
        using var command = new SqliteCommand("SELECT document, round, deadline, closed FROM round_state", _connection, _transaction);
        using var row = command.ExecuteReader();
        while (row.Read())
            yield return new(row.GetString(0), row.GetInt32(1), row.IsDBNull(2) ? null : row.GetInt64(2), row.GetBoolean(3));
    }

    public override byte[]? Secret()
    {
        if (!Any("SELECT 1 FROM sqlite_master WHERE name = 'pseudonym_secret'")) return null;
        using var command = new SqliteCommand("SELECT value FROM pseudonym_secret", _connection, _transaction);
        return command.ExecuteScalar() as byte[];
    }

    public override void Write(IEnumerable<LogRow> events) => InsertAll(
        InsertEvent, events.Select(e => new object?[] { e.Stream, e.Version, e.Position, e.Command, e.Name, e.Actor, e.At, e.Data, e.DataHash, e.Hash }));

    public override void Write(IEnumerable<RoundRow> rounds) =>
        InsertAll(InsertRound, rounds.Select(r => new object?[] { r.Document, r.Round, r.Deadline, r.Closed }));

    public override void WriteSecret(byte[]? secret)
    {
        InsertAll(SqlitePseudonymSecret.Create, [[]]);
        InsertAll("DELETE FROM pseudonym_secret", [[]]);
        if (secret is not null) InsertAll("INSERT INTO pseudonym_secret (id, value) VALUES (1, $0)", [[secret]]);
    }

    public override void Commit() => _transaction.Commit();

    public override void Dispose()
    {
        Catalogue.Dispose();
        _transaction.Dispose();
        _connection.Dispose();
    }

    private bool Any(string sql)
    {
        using var command = new SqliteCommand(sql, _connection, _transaction);
        return command.ExecuteScalar() is not null;
    }

    private void InsertAll(string sql, IEnumerable<object?[]> rows)
    {
        using var command = new SqliteCommand(sql, _connection, _transaction);
        foreach (var row in rows)
        {
            command.Parameters.Clear();
            foreach (var (index, value) in row.Index()) command.Parameters.AddWithValue($"${index}", value ?? DBNull.Value);
            command.ExecuteNonQuery();
        }
    }
}
