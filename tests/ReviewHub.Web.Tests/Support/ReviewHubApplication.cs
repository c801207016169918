using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ReviewHub.Storage;

namespace ReviewHub.Web.Tests;

/// <summary>The whole product on a free loopback port, with a data folder of its own that outlives a restart.</summary>
public sealed class ReviewHubApplication : IAsyncLifetime
{
    private readonly string _folder;
    private readonly string? _database;
    private WebApplication? _app;

    public ReviewHubApplication() => _folder = Directory.CreateTempSubdirectory("reviewhub-").FullName;

    private ReviewHubApplication(string folder, string? database = null) => (_folder, _database) = (folder, database);

    /// <summary>Settings besides the usual ones, as on the command line.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Registers what shall take the place of the product's own parts.</summary>
    public Action<IServiceCollection>? Replace { get; init; }

    public Uri Address { get; private set; } = null!;

    public string DatabaseFile => Path.Combine(_folder, "reviewhub.db");

    public IServiceProvider Services => _app!.Services;

    public Actor Chair { get; private set; } = null!;

    /// <summary>The product with its data in an empty folder of the test's choice.</summary>
    public static ReviewHubApplication In(string folder) => new(Directory.CreateDirectory(folder).FullName);

    /// <summary>The product on a PostgreSQL database.</summary>
    public static ReviewHubApplication On(string database, params string[] settings) =>
        new(Directory.CreateTempSubdirectory("reviewhub-").FullName, database) { Settings = settings };

    /// <summary>The product as one node of a cluster on a PostgreSQL database, on a loopback address.</summary>
    public static ReviewHubApplication NodeOn(string database, Action<IServiceCollection>? replace = null, params string[] settings) =>
        new(Directory.CreateTempSubdirectory("reviewhub-").FullName, database) { Settings = [.. OfANode, .. settings], Replace = replace };

    /// <summary>What makes a node of the process.</summary>
    public static IReadOnlyList<string> OfANode { get; } =
    [
        "--ReviewHub:Cluster:Id", "tests", "--ReviewHub:Cluster:Secret", "a secret", "--ReviewHub:Cluster:Address", "127.0.0.1", "--ReviewHub:Cluster:SiloPort", "0",
        "--ReviewHub:Cluster:GatewayPort", "0", "--ReviewHub:Drain", "00:00:00",
    ];

    public async Task InitializeAsync()
    {
        await Start();
        var code = await Services.GetRequiredService<SetupLinks>().NewCodeAsync(CancellationToken.None);
        using var http = new HttpClient { BaseAddress = Address };
        var body = new { code, name = "Chair", email = "chair@example.org", password = "correct horse battery" };
        using var setUp = await http.PostAsJsonAsync("/api/setup", body);
        setUp.EnsureSuccessStatusCode();
        using var issued = await http.PostAsJsonAsync("/api/me/tokens", new { label = "tests" });
        issued.EnsureSuccessStatusCode();
        var token = (await issued.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
        Chair = await Actor.WithToken(this, token);
    }

    /// <summary>Ends the process' half of the product and starts it again on the same data.</summary>
    public async Task Restart()
    {
        await Stop();
        await Start();
    }

    public Actor Anonymous() => new(this, null, "", "");

    public async Task DisposeAsync()
    {
        await Stop();
        Directory.Delete(_folder, recursive: true);
    }

    public async Task Start()
    {
        _app = await ReviewHubHost.Build(
        [
            "--urls", "http://127.0.0.1:0", "--ReviewHub:DataDirectory", _folder, "--ReviewHub:JoinsPerMinute", "100000",
            .. _database is null ? Array.Empty<string>() : ["--ReviewHub:Database", _database], .. Settings,
        ], Replace);
        await _app.StartAsync();
        Address = new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    /// <summary>Does something to the database behind the product's back.</summary>
    public async Task Alter(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        await connection.OpenAsync();
        await using var command = new SqliteCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Ends the product and leaves its data.</summary>
    public async Task Stop()
    {
        if (_app is null) return;
        await _app.StopAsync();
        await _app.DisposeAsync();
        _app = null;
    }
}

/// <summary>One product for all tests that share it; each makes boards of its own.</summary>
[CollectionDefinition(Name)]
public sealed class ReviewHubCollection : ICollectionFixture<ReviewHubApplication>
{
    public const string Name = "one product";
}
