using System.CommandLine;
using System.Globalization;
using ReviewHub.Storage;
using Command = System.CommandLine.Command;

namespace ReviewHub.Web;

/// <summary><c>backup</c>: a verified copy of everything in one file, whether the server runs or not.</summary>
internal static class BackupCommand
{
    private static readonly Argument<FileInfo> Target = new("file") { Description = "The file to write; it must not be there yet" };

    /// <param name="settings">Says where the data folder is.</param>
    public static Command Create(Func<ParseResult, IConfiguration> settings)
    {
        var command = new Command("backup", "Copy the database into one file and verify the copy") { Target };
        command.SetAction(parsed => Run(parsed, settings));
        return command;
    }

    private static int Run(ParseResult parsed, Func<ParseResult, IConfiguration> settings)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        try
        {
            var file = parsed.GetRequiredValue(Target).FullName;
            var verdict = SqliteBackup.Write(DataDirectory.Existing(settings(parsed)), file);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file} holds everything up to log position {verdict.Position}; {verdict.Events} events verified."));
            output.WriteLine($"Digest at log position {verdict.Position}: {verdict.Digest}");
            output.WriteLine($"To start it, put it into an empty data folder as {DataDirectory.FileName}. Sign-ins and tokens stay valid: whoever holds the file holds them.");
            return 0;
        }
        catch (Exception failure) when (VerifyCommand.InWords(failure) is { } words)
        {
            error.WriteLine($"backup: {words}");
            return 1;
        }
    }
}
