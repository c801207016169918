using System.Data;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace ReviewHub.Storage;

/// <summary>What a PostgreSQL database of this build holds.</summary>
internal sealed class PostgresContents : Contents
{
    private const string CopyEvents = "COPY event (stream, version, position, command, name, actor, at, data, data_hash, hash) FROM STDIN (FORMAT BINARY)";
    private const string CopyRounds = "COPY round_state (document, round, deadline, closed) FROM STDIN (FORMAT BINARY)";

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private readonly PostgresDatabase _database;
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private PostgresContents(PostgresDatabase database, NpgsqlConnection connection)
    {
        (_database, _connection) = (database, connection);
        _transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        Catalogue = PostgresDatabase.CatalogueOn(connection);
        Catalogue.Database.UseTransaction(_transaction);
    }

    public override CatalogueDb Catalogue { get; }

    public override string Where => $"The database '{_database.Name}' on {_database.Server}";

    public static PostgresContents Open(PostgresDatabase database)
    {
        var connection = database.Source.OpenConnection();
        if (PostgresLogSchema.VersionOf(connection) is null) throw PostgresLogRows.NoLog(database);
        return new(database, connection);
    }

    public override IEnumerable<LogRow> Events()
    {
        using var command = new NpgsqlCommand($"{PostgresLogRows.Columns} ORDER BY stream, version", _connection) { CommandTimeout = 0 };
        foreach (var row in PostgresLogRows.Read(command)) yield return row;
    }

    public override IEnumerable<RoundRow> Rounds()
    {
        using var command = new NpgsqlCommand("SELECT document, round, deadline, closed FROM round_state", _connection);
        using var row = command.ExecuteReader();
        while (row.Read())
            yield return new(row.GetString(0), row.GetInt32(1), row.IsDBNull(2) ? null : row.GetInt64(2), row.GetBoolean(3));
    }

    public override byte[]? Secret() => PostgresLogSchema.Ask(_connection, "SELECT value FROM pseudonym_secret") as byte[];

    public override void Write(IEnumerable<LogRow> events)
    {
        using var copy = _connection.BeginBinaryImport(CopyEvents);
        foreach (var e in events)
        {
            copy.StartRow();
            copy.Write(e.Stream);
            copy.Write(e.Version);
            copy.Write(e.Position);
            copy.Write(new Guid(e.Command, bigEndian: true));
            copy.Write(e.Name);
            copy.Write(new Guid(e.Actor, bigEndian: true));
            copy.Write(e.At);
            copy.Write(Utf8.GetString(e.Data!), NpgsqlDbType.Text);
            copy.Write(e.DataHash);
            copy.Write(e.Hash);
        }

        copy.Complete();
    }

    public override void Write(IEnumerable<RoundRow> rounds)
    {
        using var copy = _connection.BeginBinaryImport(CopyRounds);
        foreach (var round in rounds)
        {
            copy.StartRow();
            copy.Write(round.Document);
            copy.Write(round.Round);
            if (round.Deadline is { } deadline) copy.Write(deadline);
            else copy.WriteNull();
            copy.Write(round.Closed);
        }

        copy.Complete();
    }

    public override void WriteSecret(byte[]? secret)
    {
        PostgresLogSchema.Execute(_connection, "DELETE FROM pseudonym_secret");
        if (secret is null) return;
        using var insert = PostgresDocumentLog.Command(_connection, "INSERT INTO pseudonym_secret (id, value) VALUES (1, $1)", secret);
        insert.ExecuteNonQuery();
    }

    public override void Commit() => _transaction.Commit();

    public override void Dispose()
    {
        Catalogue.Dispose();
        _transaction.Dispose();
        _connection.Dispose();
    }
}
