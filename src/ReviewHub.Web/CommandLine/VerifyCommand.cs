using System.CommandLine;
using System.Globalization;
using Microsoft.Data.Sqlite;
using ReviewHub.Domain;
using ReviewHub.Storage;
using Command = System.CommandLine.Command;

namespace ReviewHub.Web;

/// <summary><c>verify</c>: says whether the log is what was recorded. It only reads, whether the server runs or not.</summary>
internal static class VerifyCommand
{
    private static readonly Option<string?> Document = new("--document") { Description = "The id of one document; the whole log when left out" };
    private static readonly Option<long?> At = new("--at")
    {
        Description = "The log position to give the digest of, to compare with one that was written down; the newest when left out",
    };

    /// <param name="settings">Says where the data folder is.</param>
    public static Command Create(Func<ParseResult, IConfiguration> settings)
    {
        var command = new Command("verify", "Check that no event of the log was altered, removed or exchanged") { Document, At };
        command.SetAction(parsed => Run(parsed, settings));
        return command;
    }

    private static int Run(ParseResult parsed, Func<ParseResult, IConfiguration> settings)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        try
        {
            var verdict = Verify(DataDirectory.Existing(settings(parsed)), parsed.GetValue(Document), parsed.GetValue(At));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{verdict.Events} events of {verdict.Streams} streams in {verdict.Documents} documents are as they were recorded."));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Digest at log position {verdict.Position}: {verdict.Digest}"));
            return 0;
        }
        catch (Exception failure) when (InWords(failure) is { } words)
        {
            error.WriteLine($"verify: {words}");
            return 1;
        }
    }

    private static LogVerdict Verify(string database, string? document, long? at)
    {
        var verdict = LogVerifier.Verify(SqliteLogRows.Read(database, document is null ? null : Id(document)), at ?? long.MaxValue);
        return verdict.Events > 0 || document is null ? verdict : throw new StartupException($"The log holds no document {document}.");
    }

    private static DocumentId Id(string document) =>
        DocumentId.TryParse(document, out var id) ? id : throw new StartupException($"'{document}' is not a document's id.");

    internal static string? InWords(Exception failure) =>
        failure is BrokenLogException or IOException or UnauthorizedAccessException ? failure.Message : Startup.InWords(failure);
}
