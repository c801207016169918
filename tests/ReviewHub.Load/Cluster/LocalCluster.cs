using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace ReviewHub.Load;

/// <summary>Nodes, PostgreSQL and a proxy as processes of their own, started and kept by <c>infra/cluster/up.sh</c>.</summary>
internal sealed class LocalCluster : IDisposable
{
    public const string Database = "postgres";
    public const string Proxy = "proxy";
    private const int Silo = 1;
    private const int Metrics = 3;
    private static readonly TimeSpan ToStart = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan ToEnd = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private static readonly Dictionary<string, string> Usual = new()
    {
        ["ReviewHub__JoinsPerMinute"] = "1000000",
        ["Logging__LogLevel__Default"] = "Warning",
        ["Logging__LogLevel__Orleans"] = "Error", // it says at length whom it does not reach
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reviewhub-cluster-");
    private readonly ServerProcess _process;
    private Dictionary<string, string> _plan = [];

    private LocalCluster(int nodes, bool namespaces, bool metrics, IReadOnlyDictionary<string, string>? environment, string program)
    {
        Nodes = nodes;
        _process = new(
            "bash",
            [
                Script("up.sh"), "--folder", _folder.FullName, "--nodes", $"{nodes}", "--port", "0", "--program", program,
                .. namespaces ? ["--namespaces"] : Array.Empty<string>(),
                .. metrics ? ["--metrics"] : Array.Empty<string>(),
            ],
            null,
            Usual.Concat(environment ?? Usual).GroupBy(set => set.Key).ToDictionary(set => set.Key, set => set.Last().Value),
            ToEnd);
    }

    public int Nodes { get; }

    /// <summary>The installation, behind its proxy.</summary>
    public ReviewHubServer Server { get; private set; } = null!;

    /// <summary>Whether this machine has what a cluster is made of.</summary>
    public static bool CanStart => Directory.Exists("/usr/lib/postgresql") && File.Exists("/usr/sbin/haproxy");

    /// <summary>Whether this process may make network namespaces.</summary>
    public static bool CanCut => CanStart && Environment.IsPrivilegedProcess && File.Exists("/usr/sbin/ip");

    /// <summary>Starts a new installation and becomes its first chair.</summary>
    /// <param name="metrics">Whether the nodes measure themselves, which costs a little.</param>
    public static async Task<LocalCluster> Start(
        int nodes, bool namespaces = false, IReadOnlyDictionary<string, string>? environment = null, bool metrics = false, string? program = null)
    {
        if (!CanStart) throw new LoadException("A cluster needs Debian's packages postgresql and haproxy.");
        var cluster = new LocalCluster(nodes, namespaces, metrics, environment, program ?? ReviewHubServer.Compiled);
        try
        {
            await cluster.SetUp();
            return cluster;
        }
        catch
        {
            cluster.Dispose();
            throw;
        }
    }

    public int ProcessOf(string part) => int.Parse(File.ReadAllText(Path.Combine(_folder.FullName, $"{part}.pid")), CultureInfo.InvariantCulture);

    public void Signal(string part, string signal) => Signals.Send(signal, ProcessOf(part));

    /// <summary>Ends a node as a signal does, for good.</summary>
    public async Task TakeAway(string part, string signal)
    {
        await File.WriteAllTextAsync(Stopped(part), "");
        var process = ProcessOf(part);
        Signals.Send(signal, process);
        await Until(() => !Directory.Exists($"/proc/{process}"), $"{part} is gone");
    }

    /// <summary>Has what was taken away start again.</summary>
    public async Task BringBack(string part)
    {
        File.Delete(Stopped(part));
        await UntilReady(part);
    }

    /// <summary>Ends a part, and waits until it has started again and is ready.</summary>
    public async Task Restart(string part, string signal)
    {
        var process = ProcessOf(part);
        Signals.Send(signal, process);
        await UntilAnother(part, process);
    }

    /// <summary>Waits until the part is another process than it was, and ready.</summary>
    public async Task UntilAnother(string part, int process)
    {
        await Until(() => !Directory.Exists($"/proc/{process}"), $"{part} is gone");
        await UntilReady(part);
    }

    public async Task UntilReady(string part)
    {
        if (part == Database) return; // every node is ready only when it is
        using var http = new HttpClient { BaseAddress = AddressOf(part), Timeout = TimeSpan.FromSeconds(3) };
        await Until(async () => await IsReady(http), $"{part} is ready");
    }

    /// <summary>Cuts the network between two parts; it has to have namespaces.</summary>
    public Task Cut(string one, string other) => Run("cut.sh", _folder.FullName, one, other);

    public Task Mend() => Run("cut.sh", _folder.FullName);

    /// <returns>The node that holds the document now; null when none does.</returns>
    public async Task<string?> HolderOf(string document)
    {
        using var http = Server.Http();
        using var answer = JsonDocument.Parse(await http.GetStringAsync(new Uri($"/operations/documents/{document}", UriKind.Relative)));
        if (answer.RootElement.GetProperty("node").GetString() is not { } silo) return null;
        return Names.Single(node => silo == After(node, Silo));
    }

    /// <summary>Of one node, past the proxy.</summary>
    public Uri AddressOf(string node) => new($"http://{_plan[$"at_{node}"]}");

    public IEnumerable<string> Names => Enumerable.Range(1, Nodes).Select(n => $"node{n}");

    /// <summary>What the nodes have counted of themselves, of each.</summary>
    public Task<NodeCounts[]> Counts() => Task.WhenAll(Names.Select(node => NodeCounts.Read(new($"http://{After(node, Metrics)}/metrics"))));

    public Task<bool> Verify() => LogVerification.Run("--ReviewHub:Database", _plan["at_postgres"].Trim('\''));

    /// <summary>How many lines of what a part has written hold these words.</summary>
    public int Says(string part, string words) =>
        File.ReadLines(Path.Combine(_folder.FullName, $"{part}.log")).Count(line => line.Contains(words, StringComparison.Ordinal));

    public void Dispose()
    {
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task SetUp()
    {
        var address = new Uri(await _process.Says("is ready: ", ToStart));
        var code = (await _process.Says("/setup/", ToStart)).Trim();
        _plan = File.ReadLines(Path.Combine(_folder.FullName, "plan")).Select(line => line.Split('=', 2)).ToDictionary(l => l[0], l => l[1]);
        using var http = new HttpClient { BaseAddress = address };
        using var setUp = await http.PostAsJsonAsync("/api/setup", new { code, name = "Load", email = "load@example.org", password = "correct horse battery" });
        setUp.EnsureSuccessStatusCode();
        using var issued = await http.PostAsJsonAsync("/api/me/tokens", new { label = "load" });
        Server = ReviewHubServer.At(address, (await issued.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!);
    }

    private string Stopped(string part) => Path.Combine(_folder.FullName, $"{part}.stopped");

    /// <summary>One of the addresses behind that of a node's page.</summary>
    private string After(string node, int ports) =>
        string.Create(CultureInfo.InvariantCulture, $"{AddressOf(node).Host}:{AddressOf(node).Port + ports}");

    private static string Script(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ReviewHub.sln"))) folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new LoadException("The cluster's scripts are in the repository, and this program is not."), "infra", "cluster", name);
    }

    private static async Task Run(string script, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", [Script(script), .. arguments]) { RedirectStandardError = true })!;
        var words = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new LoadException($"{script}: {words}");
    }

    private static async Task<bool> IsReady(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private static Task Until(Func<bool> condition, string what) => Until(() => Task.FromResult(condition()), what);

    private static async Task Until(Func<Task<bool>> condition, string what)
    {
        var limit = Stopwatch.StartNew();
        while (!await condition())
        {
            if (limit.Elapsed > ToStart) throw new LoadException($"It did not happen within {ToStart.TotalMinutes:0} min that {what}.");
            await Task.Delay(Look);
        }
    }
}
