using Microsoft.Data.Sqlite;
using ReviewHub.Domain;

namespace ReviewHub.Storage.Tests.EventLog;

/// <summary>A real file in a folder of its own.</summary>
public sealed class SqlitePlace(string? parent = null) : LogPlace
{
    private readonly DirectoryInfo _folder = parent is null ? Directory.CreateTempSubdirectory("reviewhub-") : Directory.CreateDirectory(Path.Combine(parent, "log"));
    private readonly List<SqliteEventLog> _open = [];

    public string File => Path.Combine(_folder.FullName, "log.db");

    public string ConnectionString => $"Data Source={File}";

    public override IDeadlines Deadlines => new SqliteDeadlines(ConnectionString);

    public override IEventLog Open()
    {
        _open.Add(new(ConnectionString));
        return _open[^1];
    }

    public async Task<IEventLog> Reopen()
    {
        await Close();
        return Open();
    }

    public override async Task Close()
    {
        foreach (var log in _open) await log.DisposeAsync();
        _open.Clear();
    }

    /// <summary>Does something to the file behind the log's back.</summary>
    public void Execute(string sql)
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    public IReadOnlyList<T> Query<T>(string sql, Func<SqliteDataReader, T> read)
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    /// <summary>Of one of the database's files, in bytes.</summary>
    public long Length(string suffix) => new FileInfo(File + suffix).Length;

    /// <summary>Copies the files as they are now, as a crash of the machine would leave them.</summary>
    public SqlitePlace CopyAfterCrash()
    {
        var copy = new SqlitePlace();
        foreach (var file in _folder.GetFiles("log.db*").Where(f => !f.Name.EndsWith("-shm", StringComparison.Ordinal)))
            file.CopyTo(Path.Combine(copy._folder.FullName, file.Name));
        return copy;
    }

    /// <summary>Whether these bytes lie anywhere in the database's files, as somebody with the disk would look for them.</summary>
    public bool Holds(string text) => _folder.GetFiles("log.db*").Any(file =>
    {
        using var stream = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray().AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0;
    });

    public override async ValueTask DisposeAsync()
    {
        await Close();
        SqliteConnection.ClearPool(new SqliteConnection(ConnectionString));
        _folder.Delete(recursive: true);
    }
}

public sealed class SqliteEventLogKeepsTheContract() : EventLogContract(new SqlitePlace());

public sealed class SqliteRoundsKeepTheContract() : RoundGateContract(new SqlitePlace());

public sealed class SqliteDocumentLogKeepsTheContract() : DocumentLogContract(new SqlitePlace());

public sealed class SqliteEventLogKeepsTheRedactionContract() : RedactionContract(new SqlitePlace());
