using System.CommandLine;
using ReviewHub.Web;

var demo = new Option<bool>("--demo") { Description = "Also make a board with a sample document, reviewers, comments and stances." };
var root = new RootCommand("ReviewHub: a board reviews one document together, live.") { demo, SetupCommand.Create(_ => ReviewHubHost.Catalogue()) };
root.TreatUnmatchedTokensAsErrors = false; // the rest is configuration, such as --urls
root.SetAction(parsed => Startup.Serve(args, parsed.GetValue(demo)));
return await root.Parse(args).InvokeAsync();
