using Npgsql;
using ReviewHub.Storage.Tests.Support;

namespace ReviewHub.Storage.Tests.EventLog;

/// <summary>A schema of its own on a real server.</summary>
public sealed class PostgresPlace : LogPlace
{
    private readonly List<IAsyncDisposable> _logs = [];
    private readonly Lazy<(string ConnectionString, PostgresDatabase Database)> _database;

    public PostgresPlace(PostgresServer? server = null) => _database = new(() =>
    {
        var connectionString = (server ?? PostgresServer.Shared).NewSchema();
        return (connectionString, new(connectionString));
    });

    public string ConnectionString => _database.Value.ConnectionString;

    public PostgresDatabase Database => _database.Value.Database;

    public override IDeadlines Deadlines => new PostgresDeadlines(Database);

    public override IEventLog Open() => Open(Database);

    /// <summary>The log of another node, or one whose connections go another way.</summary>
    public IEventLog Open(PostgresDatabase database)
    {
        var log = new PostgresEventLog(database);
        _logs.Add(log);
        return log;
    }

    /// <summary>Does something to the database behind the log's back.</summary>
    public void Execute(string sql) => PostgresServer.Execute(ConnectionString, sql);

    public IReadOnlyList<T> Query<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        using var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    /// <summary>Ends the logs, which write what waits.</summary>
    public override async Task Close()
    {
        foreach (var log in _logs) await log.DisposeAsync();
        _logs.Clear();
    }

    public override async ValueTask DisposeAsync()
    {
        await Close();
        if (_database.IsValueCreated) Database.Dispose();
    }
}

public sealed class PostgresEventLogKeepsTheContract() : EventLogContract(new PostgresPlace());

public sealed class PostgresRoundsKeepTheContract() : RoundGateContract(new PostgresPlace());

public sealed class PostgresDocumentLogKeepsTheContract() : DocumentLogContract(new PostgresPlace());

public sealed class PostgresEventLogKeepsTheRedactionContract() : RedactionContract(new PostgresPlace());
