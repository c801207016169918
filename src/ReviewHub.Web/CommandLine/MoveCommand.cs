using System.CommandLine;
using System.Globalization;
using ReviewHub.Storage;
using Command = System.CommandLine.Command;

namespace ReviewHub.Web;

/// <summary><c>move</c>: carries an installation on the embedded database over to PostgreSQL. The server on it must not run.</summary>
internal static class MoveCommand
{
    private static readonly Option<string> To = new("--to")
    {
        Description = "The connection string of an empty PostgreSQL database: Host=…;Database=…;Username=…;Password=…",
        Required = true,
    };

    public static Command Create(Func<ParseResult, IConfiguration> settings) =>
        new Command("move", "Carry everything from the data folder into an empty PostgreSQL database, and verify it there") { To }.OnDatabase(
            settings, OpenExisting, (parsed, database, ct) => Move((SqliteDatabase)database, parsed.GetRequiredValue(To), ct));

    private static async Task<IReadOnlyList<string>> Move(SqliteDatabase from, string connectionString, CancellationToken ct)
    {
        using var to = InstalledDatabase.Postgres(connectionString, "What follows --to");
        try
        {
            var verdict = await to.TakeAllOfAsync(from, ct);
            return
            [
                string.Create(CultureInfo.InvariantCulture, $"Everything is in the new database, up to log position {verdict.Position}; {verdict.Events} events verified there."),
                DatabaseCommand.Digest(verdict),
                "From now on start the server with ReviewHub__Database set to it. The data folder is as it was; do not use both.",
            ];
        }
        catch (Exception e) when (to.Behind(e) is { } unavailable)
        {
            throw unavailable;
        }
    }

    /// <summary>Looks before it takes hold, as taking hold makes the folder; and holds it, so that nobody votes on what is left behind.</summary>
    private static (Database Database, DataDirectory? Hold) OpenExisting(IConfiguration configuration)
    {
        if (configuration["ReviewHub:Database"] is { Length: > 0 })
            throw new StartupException("ReviewHub__Database is set, so this installation is not on the embedded database. Unset it to say which data folder to move.");
        _ = DataDirectory.Existing(configuration);
        return InstalledDatabase.Open(configuration);
    }
}
