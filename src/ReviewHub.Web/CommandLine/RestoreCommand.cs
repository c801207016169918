using System.CommandLine;
using System.Globalization;
using Command = System.CommandLine.Command;

namespace ReviewHub.Web;

/// <summary><c>restore</c>: brings a backup back, of whichever kind of database, into one that is empty or not there yet.</summary>
internal static class RestoreCommand
{
    private static readonly Argument<FileInfo> Source = new("file") { Description = "A file that backup has written" };

    public static Command Create(Func<ParseResult, IConfiguration> settings) =>
        new Command("restore", "Bring a backup back into an empty database") { Source }.OnDatabase(
            settings, InstalledDatabase.Open, async (parsed, database, ct) =>
            {
                var file = parsed.GetRequiredValue(Source).FullName;
                var verdict = await database.RestoreAsync(file, ct);
                return
                [
                    string.Create(CultureInfo.InvariantCulture, $"Everything in {file} is back, up to log position {verdict.Position}; {verdict.Events} events verified."),
                    DatabaseCommand.Digest(verdict),
                ];
            });
}
