using System.CommandLine;

namespace ReviewHub.Load;

/// <summary>The command line: which scenarios, how often and how long.</summary>
internal static class LoadCommand
{
    private static readonly string[] Ladder = ["ladder", .. LadderScenario.Blind, .. BareWire.All.Select(w => w.Scenario), "hocuspocus"];

    private static readonly Argument<string[]> Scenarios = new("scenario")
    {
        Description = $"{string.Join(", ", Ladder)} (together, in one run, when several are named), ingest, growth, open, figures, slow, flaky, crash, polis, cluster, scale",
        Arity = ArgumentArity.OneOrMore,
    };
    private static readonly Option<FileInfo?> Json = new("--json") { Description = "Where to write every repeat" };
    private static readonly Option<int> Repeats = new("--repeats") { Description = "Measured repeats", DefaultValueFactory = _ => 3 };
    private static readonly Option<double> Seconds = new("--seconds") { Description = "Seconds of load in a repeat", DefaultValueFactory = _ => 15 };
    private static readonly Option<double> WarmUp = new("--warm-up") { Description = "Seconds of load before, not counted", DefaultValueFactory = _ => 5 };
    private static readonly Option<double> WarmUpFirst = new("--warm-up-first")
    {
        Description = "Seconds of load on each server before anything is counted, so that no young process is compared (ladder)",
        DefaultValueFactory = _ => 60,
    };
    private static readonly Option<int> From = new("--from") { Description = "Smallest size", DefaultValueFactory = _ => 0 };
    private static readonly Option<int> UpTo = new("--up-to") { Description = "Largest size", DefaultValueFactory = _ => int.MaxValue };
    private static readonly Option<bool> Unpinned = new("--unpinned") { Description = "Do not keep servers to one core and the load to the other" };
    private static readonly Option<Uri?> Url = new("--url")
    {
        Description = "An installation that runs already; started afresh otherwise",
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens.Single().Value, UriKind.Absolute, out var url)) return url;
            result.AddError($"'{result.Tokens.Single().Value}' is no address.");
            return null;
        },
    };
    private static readonly Option<string?> Token = new("--token") { Description = "Access token of somebody who may make boards there" };
    private static readonly Option<DirectoryInfo?> Input = new("--input") { Description = "Folder of the conversation to replay, or of several (polis)" };
    private static readonly Option<double?> LongestPause = new("--longest-pause")
    {
        Description = "Milliseconds to which longer pauses of a conversation are cut (polis); otherwise as many, up to 250, as let a replay end in 2 minutes",
    };
    private static readonly Option<int> Kills = new("--kills") { Description = "Kills of the server in a repeat (crash)", DefaultValueFactory = _ => 20 };
    private static readonly Option<Failure[]> Failures = new("--failure")
    {
        Description = "What to do to the nodes (cluster); everything otherwise",
        DefaultValueFactory = _ => Enum.GetValues<Failure>(),
        AllowMultipleArgumentsPerToken = true,
    };
    private static readonly Option<FileInfo?> Published = new("--program")
    {
        Description = "ReviewHub.Web.dll as it was published; otherwise as it was compiled beside this program",
    };
    private static readonly Option<string[]> Set = new("--set") { Description = "NAME=VALUE for the product's environment", DefaultValueFactory = _ => [] };

    public static RootCommand Create()
    {
        var root = new RootCommand("Puts ReviewHub under load over its public API and reports what it saw.")
        {
            Scenarios, Json, Repeats, Seconds, WarmUp, WarmUpFirst, From, UpTo, Unpinned, Url, Token, Input, LongestPause, Kills, Failures, Published, Set,
        };
        root.SetAction(Run);
        root.Add(Draw());
        return root;
    }

    private static Command Draw()
    {
        var report = new Argument<FileInfo>("report") { Description = "What a run of one scenario, or a ladder, wrote with --json" };
        var picture = new Argument<FileInfo>("picture") { Description = "The SVG file to write" };
        var draw = new Command("draw", "Draws a report.") { report, picture };
        draw.SetAction(parsed =>
        {
            try
            {
                Picture.Of(Report.Read(parsed.GetValue(report)!.FullName)).Save(parsed.GetValue(picture)!.FullName);
                return 0;
            }
            catch (Exception e) when (e is LoadException or IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine(e.Message);
                return 1;
            }
        });
        return draw;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        var scenarios = parsed.GetValue(Scenarios)!;
        var options = new RunOptions(
            parsed.GetValue(Repeats), TimeSpan.FromSeconds(parsed.GetValue(Seconds)), TimeSpan.FromSeconds(parsed.GetValue(WarmUp)),
            parsed.GetValue(From), parsed.GetValue(UpTo), !parsed.GetValue(Unpinned), parsed.GetValue(Url), parsed.GetValue(Token), parsed.GetValue(Input))
        {
            WarmUpFirst = TimeSpan.FromSeconds(parsed.GetValue(WarmUpFirst)),
            LongestPause = parsed.GetValue(LongestPause) is { } pause ? TimeSpan.FromMilliseconds(pause) : null,
            Kills = parsed.GetValue(Kills),
            Failures = parsed.GetValue(Failures)!,
            Program = parsed.GetValue(Published)?.FullName ?? ReviewHubServer.Compiled,
            Environment = parsed.GetValue(Set)!.ToDictionary(s => s.Split('=', 2)[0], s => s.Split('=', 2)[^1]),
        };
        var report = new Report(string.Join(' ', scenarios), DateTimeOffset.UtcNow, Machine.Here(), OptionsInWords(parsed)) { WrittenTo = parsed.GetValue(Json)?.FullName };
        try
        {
            await Run(scenarios, options, report).WaitAsync(stop);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // Whatever it was: Ctrl-C reaches the servers too, and the run fails as they end.
            await Console.Error.WriteLineAsync("\nStopped; the servers are ended.");
            return 130;
        }
        catch (LoadException e)
        {
            await Console.Error.WriteLineAsync($"\n{e.Message}");
            return 1;
        }

        report.Save();
        Table.Print(report, Console.Out);
        return 0;
    }

    private static async Task Run(string[] scenarios, RunOptions options, Report report)
    {
        var progress = new Progress();
        var ladder = Ladder.Intersect(scenarios).ToList();
        if (ladder.Count > 0) await new LadderScenario(options, progress).Run(ladder, report);
        foreach (var scenario in scenarios.Except(Ladder)) await Other(scenario, options, progress, report);
    }

    private static Task Other(string scenario, RunOptions options, Progress progress, Report report) => scenario switch
    {
        "ingest" => new IngestScenario(options, progress).Run(report),
        "growth" => new GrowthScenario(options, progress).Run(report),
        "open" => new OpenScenario(options, progress).Run(report),
        "figures" => new FiguresScenario(options, progress).Run(report),
        "slow" => new SlowScenario(options, progress).Run(report),
        "flaky" => new FlakyScenario(options, progress).Run(report),
        "crash" => new CrashScenario(options, progress).Run(report),
        "polis" => new PolisScenario(options, progress).Run(report),
        "cluster" => new ClusterScenario(options, progress).Run(report),
        "scale" => new ScaleScenario(options, progress).Run(report),
        _ => throw new LoadException($"There is no scenario '{scenario}'."),
    };

    private static Dictionary<string, string> OptionsInWords(ParseResult parsed) => new()
    {
        ["repeats"] = $"{parsed.GetValue(Repeats)}",
        ["seconds"] = $"{parsed.GetValue(Seconds)}",
        ["warm-up"] = $"{parsed.GetValue(WarmUp)}",
        ["warm-up-first"] = $"{parsed.GetValue(WarmUpFirst)}",
        ["pinned"] = $"{!parsed.GetValue(Unpinned)}",
        ["longest-pause"] = $"{parsed.GetValue(LongestPause)}",
        ["kills"] = $"{parsed.GetValue(Kills)}",
        ["failures"] = string.Join(' ', parsed.GetValue(Failures)!),
        ["set"] = string.Join(' ', parsed.GetValue(Set)!),
    };
}
