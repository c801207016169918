using System.Diagnostics;
using System.Globalization;

namespace ReviewHub.Load;

/// <summary>A kind of server whose one document many people review.</summary>
internal abstract class Subject(string name, ServerProcess? process, Frames frames) : IAsyncDisposable
{
    /// <summary>Full official clients among the screens.</summary>
    protected const int Sample = 3;

    public string Name => name;
    public ServerProcess? Process => process;
    public Frames Frames => frames;

    /// <summary>Opens a new document on that many screens.</summary>
    public abstract Task<IReadOnlyList<Screen>> Open(int readers, Progress progress);

    public virtual ValueTask DisposeAsync()
    {
        process?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected static async Task<IReadOnlyList<Screen>> OpenAll(int readers, Progress progress, Func<int, Task<Screen>> open) =>
        await Many.Make(readers, open, done => progress.Say($"screens {done}/{readers}"));

    protected static async Task<Screen> Opened(OfficialScreen screen, string? watch)
    {
        await screen.Open(watch);
        return screen;
    }
}

/// <param name="visibility">Of the round; null for the usual open one.</param>
internal sealed class ReviewHubSubject(LoadBoard board, string? visibility = null) : Subject(visibility is null ? "ReviewHub" : $"ReviewHub, {visibility}", board.Server.Process, new ReviewHubFrames())
{
    public LoadBoard Board => board;

    public override async Task<IReadOnlyList<Screen>> Open(int readers, Progress progress)
    {
        var document = visibility is null ? await board.Import(Workload.Paragraphs) : await board.ImportHidden(Workload.Paragraphs, visibility);
        var address = board.Server.Address;
        return await OpenAll(readers, progress, async index => index < Sample
            ? await Opened(
                new(new Uri(address, "/hubs/document"), board.Tokens[index], "Batch", "sequence", c => HubCall.Of(c, document), Frames), document)
            : await ReviewHubScreen.Open(address, board.Tokens[index], document, Frames));
    }

    public override async ValueTask DisposeAsync()
    {
        board.Server.Dispose();
        await base.DisposeAsync();
    }
}

internal sealed class BareSubject(BareWire wire, ServerProcess process, Uri address)
    : Subject(wire.Name, process, wire.IsMessagePack ? new BareMessagePackFrames() : new BareFrames())
{
    public Uri Address => address;

    public static async Task<BareSubject> Start(int? core, BareWire wire)
    {
        var port = ReviewHubServer.FreePort();
        var program = Path.Combine(AppContext.BaseDirectory, "ReviewHub.Load.dll");
        var process = new ServerProcess("dotnet", [program, "serve-bare", port.ToString(CultureInfo.InvariantCulture)], core);
        await process.Says("ready", TimeSpan.FromSeconds(60));
        return new(wire, process, new($"http://127.0.0.1:{port}"));
    }

    public override Task<IReadOnlyList<Screen>> Open(int readers, Progress progress) => OpenAll(readers, progress, async index => wire switch
    {
        _ when wire == BareWire.Json && index < Sample => await Opened(
            new(new Uri(address, "/hub"), null, "Change", "command", c => new("Send", [BareScreen.Change(c)]), Frames), null),
        { IsMessagePack: true } => await BareMessagePackScreen.Open(address, Frames, wire.Extensions),
        _ => await BareScreen.Open(address, Frames, wire.Extensions),
    });
}

internal sealed class HocuspocusSubject(ServerProcess process, Uri address, DirectoryInfo folder) : Subject("Hocuspocus", process, new YjsFrames())
{
    private int _documents;

    /// <exception cref="LoadException">Node or the packages are not to be had.</exception>
    public static async Task<HocuspocusSubject> Start(int? core)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Hocuspocus");
        await Install(program);
        var folder = Directory.CreateTempSubdirectory("reviewhub-load-");
        var port = ReviewHubServer.FreePort();
        var process = new ServerProcess("node",
            [Path.Combine(program, "server.js"), port.ToString(CultureInfo.InvariantCulture), Path.Combine(folder.FullName, "documents.sqlite")],
            core, new Dictionary<string, string> { ["NODE_ENV"] = "production" });
        await process.Says("ready", TimeSpan.FromSeconds(60));
        return new(process, new($"http://127.0.0.1:{port}"), folder);
    }

    public override async Task<IReadOnlyList<Screen>> Open(int readers, Progress progress)
    {
        var document = $"document-{++_documents}";
        return await OpenAll(readers, progress, async index => await YjsScreen.Open(address, document, index, Frames));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static async Task Install(string program)
    {
        if (Directory.Exists(Path.Combine(program, "node_modules"))) return;
        using var npm = System.Diagnostics.Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]) { WorkingDirectory = program })!;
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0) throw new LoadException("Hocuspocus could not be installed; leave its scenario out.");
    }
}
