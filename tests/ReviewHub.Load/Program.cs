using System.CommandLine;
using ReviewHub.Load;

// Thousands of cheap screens: what a socket has received is handled on the thread that found out, not handed to another.
Environment.SetEnvironmentVariable(ServerProcess.SocketSetting, "1");

var stop = new StopSignals();
var port = new Argument<int>("port");
var bare = new System.CommandLine.Command("serve-bare", "The stock SignalR hub that the scenario 'bare' measures.") { port };
bare.SetAction((parsed, _) => BareServer.Serve(parsed.GetValue(port)));
var withoutLog = new System.CommandLine.Command("serve-without-log", "The product over a log that keeps nothing, for 'ingest'.") { TreatUnmatchedTokensAsErrors = false };
withoutLog.SetAction((parsed, _) => WithoutLog.Serve([.. parsed.UnmatchedTokens]));
var root = LoadCommand.Create();
root.Subcommands.Add(bare);
root.Subcommands.Add(withoutLog);
// Its own handling of signals fails at the second one.
return await root.Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = null }, stop.Token);
