using System.CommandLine;
using System.Globalization;
using ReviewHub.Storage;
using Command = System.CommandLine.Command;

namespace ReviewHub.Web;

/// <summary>What commands on the database have in common: they find it by the settings, and say in one clear line what is wrong.</summary>
internal static class DatabaseCommand
{
    /// <param name="settings">Says where the database is.</param>
    /// <param name="open">Finds it; a hold that comes with it is let go of at the end.</param>
    /// <param name="run">Does the work, and returns what to say.</param>
    public static Command OnDatabase(
        this Command command, Func<ParseResult, IConfiguration> settings, Func<IConfiguration, (Database Database, DataDirectory? Hold)> open,
        Func<ParseResult, Database, CancellationToken, Task<IReadOnlyList<string>>> run)
    {
        command.SetAction(async (parsed, ct) =>
        {
            Database? database = null;
            DataDirectory? hold = null;
            try
            {
                (database, hold) = open(settings(parsed));
                foreach (var line in await run(parsed, database, ct)) await parsed.InvocationConfiguration.Output.WriteLineAsync(line);
                return 0;
            }
            catch (Exception failure) when (InWords(failure, database) is { } words)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"{command.Name}: {words.ReplaceLineEndings(" ")}");
                return 1;
            }
            finally
            {
                (database as IDisposable)?.Dispose();
                hold?.Dispose();
            }
        });
        return command;
    }

    public static (Database Database, DataDirectory? Hold) Existing(IConfiguration configuration) => (InstalledDatabase.Existing(configuration), null);

    public static string Verified(LogVerdict verdict) => string.Create(
        CultureInfo.InvariantCulture, $"{verdict.Events} events of {verdict.Streams} streams in {verdict.Documents} documents are as they were recorded.");

    public static string Digest(LogVerdict verdict) =>
        string.Create(CultureInfo.InvariantCulture, $"Digest at log position {verdict.Position}: {verdict.Digest}");

    private static string? InWords(Exception failure, Database? database) => failure switch
    {
        BrokenLogException or IOException or UnauthorizedAccessException => failure.Message,
        _ => database?.Behind(failure)?.Message ?? Startup.InWords(failure),
    };
}
