using System.CommandLine;
using Command = System.CommandLine.Command;

namespace ReviewHub.Web;

/// <summary><c>migrate</c>: makes the tables or brings them up to this build, as a start of the server does too.</summary>
internal static class MigrateCommand
{
    public static Command Create(Func<ParseResult, IConfiguration> settings) =>
        new Command("migrate", "Make the tables of the database, or bring them up to this version, without starting the server").OnDatabase(
            settings, InstalledDatabase.Open, async (_, database, ct) =>
            {
                await database.MigrateAsync(ct);
                return ["The database is up to this version of ReviewHub."];
            });
}
