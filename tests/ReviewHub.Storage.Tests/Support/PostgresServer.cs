using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace ReviewHub.Storage.Tests.Support;

/// <summary>A PostgreSQL server of its own on a free loopback port, with its data in a temporary folder; ended with the tests.</summary>
public sealed class PostgresServer : IDisposable
{
    private const string Owner = "postgres";

    private static readonly string? Programs = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "postgres"))).Order().LastOrDefault()
        : null;

    private static readonly Lazy<PostgresServer> One = new(() =>
    {
        var server = new PostgresServer();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        return server;
    });

    private readonly string _folder = Directory.CreateTempSubdirectory("reviewhub-pg-").FullName;
    private readonly string[] _settings;
    private Process? _process;
    private static int _databases;

    /// <param name="settings">As <c>postgres -c</c> takes them.</param>
    public PostgresServer(params string[] settings)
    {
        _settings = settings;
        if (Environment.IsPrivilegedProcess) Machine.Run("chown", Owner, _folder); // the server refuses to be run by root
        Machine.Run("setpriv", [.. AsOwner(), Path.Combine(Programs!, "initdb"), "-D", Path.Combine(_folder, "data"), "-U", Owner, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]);
        LetInByPassword();
        Start();
    }

    public int Port { get; } = FreePort();

    /// <summary>One server for all tests that only need a database of their own on it. Skips the test loudly where PostgreSQL is not installed.</summary>
    public static PostgresServer Shared
    {
        get
        {
            SkipUnlessInstalled();
            return One.Value;
        }
    }

    public static void SkipUnlessInstalled() => Skip.If(Programs is null, "PostgreSQL is not installed (Debian's package postgresql); what it promises is not tested.");

    public string ConnectionString(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username={Owner};Database={database}");

    /// <returns>The connection string of an empty database.</returns>
    public string NewDatabase()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"reviewhub_{Interlocked.Increment(ref _databases)}");
        Execute(ConnectionString("postgres"), $"CREATE DATABASE {name}");
        return ConnectionString(name);
    }

    /// <summary>A second at most is what a database takes to be made; a schema looks the same to a log, and takes none.</summary>
    /// <returns>The connection string of an empty schema.</returns>
    public string NewSchema()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"reviewhub_{Interlocked.Increment(ref _databases)}");
        Execute(ConnectionString("postgres"), $"CREATE SCHEMA {name}");
        return $"{ConnectionString("postgres")};Search Path={name}";
    }

    public static void Execute(string connectionString, string sql)
    {
        using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    public static object? Ask(string connectionString, string sql)
    {
        using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }

    /// <summary>Makes a folder and what is in it the server's own, as it wants its keys to be.</summary>
    public static void Own(string folder)
    {
        if (Environment.IsPrivilegedProcess) Machine.Run("chown", "-R", Owner, folder);
        Machine.Run("chmod", "-R", "go-rwx", folder);
    }

    /// <summary>Ends the server as a crash of it would, and starts it again on what lies on its disk.</summary>
    public void CrashAndRestart()
    {
        Stop("-QUIT");
        Start();
    }

    /// <summary>Ends the server as its administrator would: connections are closed, what is under way is rolled back.</summary>
    public void StopAndRestart()
    {
        Stop("-INT");
        Start();
    }

    private void Start()
    {
        string[] settings = [$"port={Port}", "listen_addresses=127.0.0.1", $"unix_socket_directories={_folder}", "max_connections=200", .. _settings];
        var start = new ProcessStartInfo("setpriv", [.. AsOwner(), Path.Combine(Programs!, "postgres"), "-D", Path.Combine(_folder, "data"), .. settings.SelectMany(s => new[] { "-c", s })])
        {
            RedirectStandardError = true,
        };
        var ready = new TaskCompletionSource();
        _process = Process.Start(start)!;
        var words = new List<string>();
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null) ready.TrySetException(new InvalidOperationException($"PostgreSQL ended: {string.Join('\n', words)}"));
            else if (line.Data.Contains("ready to accept connections", StringComparison.Ordinal)) ready.TrySetResult();
            else if (words.Count < 50) words.Add(line.Data);
        };
        _process.BeginErrorReadLine();
        ready.Task.WaitAsync(TimeSpan.FromSeconds(60)).GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        if (_process is { HasExited: false }) Stop("-QUIT");
        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Stop(string signal)
    {
        Machine.Run("kill", signal, _process!.Id.ToString(CultureInfo.InvariantCulture)); // setpriv has become the server
        _process.WaitForExit();
    }

    /// <summary>Everybody is let in, but the stranger is asked for a password.</summary>
    private void LetInByPassword()
    {
        var rules = Path.Combine(_folder, "data", "pg_hba.conf");
        File.WriteAllText(rules, $"host all stranger 127.0.0.1/32 scram-sha-256\n{File.ReadAllText(rules)}");
    }

    private static string[] AsOwner() =>
        Environment.IsPrivilegedProcess ? [$"--reuid={Owner}", $"--regid={Owner}", "--clear-groups", "--"] : ["--"];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
