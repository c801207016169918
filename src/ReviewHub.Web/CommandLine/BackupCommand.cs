using System.CommandLine;
using System.Globalization;
using Command = System.CommandLine.Command;

namespace ReviewHub.Web;

/// <summary><c>backup</c>: a verified copy of everything in one file, whether the server runs or not.</summary>
internal static class BackupCommand
{
    private static readonly Argument<FileInfo> Target = new("file") { Description = "The file to write; it must not be there yet" };

    public static Command Create(Func<ParseResult, IConfiguration> settings) =>
        new Command("backup", "Copy the database into one file and verify the copy") { Target }.OnDatabase(
            settings, DatabaseCommand.Existing, async (parsed, database, ct) =>
            {
                var file = parsed.GetRequiredValue(Target).FullName;
                var verdict = await database.BackupAsync(file, ct);
                return
                [
                    string.Create(CultureInfo.InvariantCulture, $"{file} holds everything up to log position {verdict.Position}; {verdict.Events} events verified."),
                    DatabaseCommand.Digest(verdict),
                    "To bring it back, run restore with it where there is no database yet. Sign-ins and tokens stay valid: whoever holds the file holds them.",
                ];
            });
}
