using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace ReviewHub.Load;

/// <summary>The product as its users get it: an own process with a fresh data folder, or one that runs already.</summary>
internal sealed class ReviewHubServer : IDisposable
{
    private readonly DirectoryInfo? _folder;
    private readonly int? _core;
    private readonly IReadOnlyDictionary<string, string>? _environment;
    private readonly IReadOnlyList<string> _program;

    private ReviewHubServer(DirectoryInfo? folder, int? core, IReadOnlyDictionary<string, string>? environment, params IReadOnlyList<string> program) =>
        (_folder, _core, _environment, _program) = (folder, core, environment, program);

    public ServerProcess? Process { get; private set; }

    public Uri Address { get; private set; } = null!;

    public string Token { get; private set; } = "";

    public string? DataDirectory => _folder?.FullName;

    /// <summary>The compiled product beside this program.</summary>
    public static string Compiled => Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "..", "..", "ReviewHub.Web", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "ReviewHub.Web.dll"));

    /// <summary>Starts a new installation and becomes its first chair.</summary>
    public static Task<ReviewHubServer> Start(int? core = null, IReadOnlyDictionary<string, string>? environment = null, string? program = null) =>
        Start(new(Directory.CreateTempSubdirectory("reviewhub-load-"), core, environment, program ?? Compiled));

    /// <summary>The same over a log that keeps nothing, with the product's own settings of the runtime.</summary>
    public static Task<ReviewHubServer> StartWithoutLog(IReadOnlyDictionary<string, string>? environment = null) => Start(new(
        Directory.CreateTempSubdirectory("reviewhub-load-"), null, environment,
        "exec", "--runtimeconfig", Path.ChangeExtension(Compiled, ".runtimeconfig.json"), Path.Combine(AppContext.BaseDirectory, "ReviewHub.Load.dll"), "serve-without-log"));

    private static async Task<ReviewHubServer> Start(ReviewHubServer server)
    {
        await server.Launch();
        var code = (await server.Process!.Says("/setup/", TimeSpan.FromSeconds(30))).Split(' ')[0];
        using var http = new HttpClient { BaseAddress = server.Address };
        using var setUp = await http.PostAsJsonAsync("/api/setup",
            new { code, name = "Load", email = "load@example.org", password = "correct horse battery" });
        setUp.EnsureSuccessStatusCode();
        using var issued = await http.PostAsJsonAsync("/api/me/tokens", new { label = "load" });
        server.Token = (await issued.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
        return server;
    }

    /// <summary>An installation that runs already; its figures of processor and memory stay empty.</summary>
    public static ReviewHubServer At(Uri address, string token) => new(null, null, null) { Address = address, Token = token };

    /// <summary>Starts the process again on the same data, at the same address.</summary>
    public Task Restart() => Launch();

    /// <summary>Has it stand still wherever it is, until it is killed.</summary>
    public void Freeze() => Signals.Send("STOP", Process!.Id);

    public void Kill() => Process!.Kill();

    public HttpClient Http(string? token = null)
    {
        var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1024 }) { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(5) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token ?? Token);
        return http;
    }

    public void Dispose()
    {
        Process?.Dispose();
        if (_folder is { Exists: true }) _folder.Delete(recursive: true);
    }

    private async Task Launch()
    {
        Process?.Dispose();
        var port = Address?.Port ?? FreePort();
        Address = new($"http://127.0.0.1:{port}");
        Process = new("dotnet",
        [
            .. _program, "--urls", Address.ToString().TrimEnd('/'), "--ReviewHub:DataDirectory", _folder!.FullName,
            "--ReviewHub:JoinsPerMinute", "1000000", "--Logging:LogLevel:Default", "Warning",
        ], _core, _environment);
        await Process.Says("ReviewHub is ready:", TimeSpan.FromSeconds(120));
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
