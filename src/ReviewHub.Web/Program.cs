using System.CommandLine;
using ReviewHub.Web;

var demo = new Option<bool>("--demo") { Description = "Also make a board with a sample document, reviewers, comments and stances." };
var role = new Option<string?>("--role") { Description = "What a node of a cluster does: silo or web; everything when left out." };
var root = new RootCommand("ReviewHub: a board reviews one document together, live.")
{
    demo,
    role,
    SetupCommand.Create(_ => ReviewHubHost.Catalogue()),
    MigrateCommand.Create(Settings),
    VerifyCommand.Create(Settings),
    BackupCommand.Create(Settings),
    RestoreCommand.Create(Settings),
    MoveCommand.Create(Settings),
};
root.TreatUnmatchedTokensAsErrors = false; // the rest is configuration, such as --urls
// Configuration would take what follows a lone --demo for its value.
root.SetAction(parsed => Startup.Serve(
    [.. parsed.UnmatchedTokens, .. parsed.GetValue(role) is { } given ? ["--ReviewHub:Role", given] : Array.Empty<string>()], parsed.GetValue(demo)));
// The library would end the process two seconds after a signal, and a node takes longer to leave in order.
return await root.Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = null });

static IConfiguration Settings(ParseResult parsed) => ReviewHubHost.Settings(parsed.UnmatchedTokens);
