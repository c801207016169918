using System.CommandLine;
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

    public static Command Create(Func<ParseResult, IConfiguration> settings) =>
        new Command("verify", "Check that no event of the log was altered, removed or exchanged") { Document, At }.OnDatabase(
            settings, DatabaseCommand.Existing, (parsed, database, _) =>
            {
                var verdict = Verify(database, parsed.GetValue(Document), parsed.GetValue(At));
                return Task.FromResult<IReadOnlyList<string>>([DatabaseCommand.Verified(verdict), DatabaseCommand.Digest(verdict)]);
            });

    private static LogVerdict Verify(Database database, string? document, long? at)
    {
        var verdict = LogVerifier.Verify(database.Rows(document is null ? null : Id(document)), at ?? long.MaxValue);
        return verdict.Events > 0 || document is null ? verdict : throw new StartupException($"The log holds no document {document}.");
    }

    private static DocumentId Id(string document) =>
        DocumentId.TryParse(document, out var id) ? id : throw new StartupException($"'{document}' is not a document's id.");
}
