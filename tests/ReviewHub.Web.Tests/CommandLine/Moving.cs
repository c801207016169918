using ReviewHub.Storage.Tests.Support;

namespace ReviewHub.Web.Tests;

/// <summary><c>move</c>, <c>backup</c> and <c>restore</c> between the embedded database and PostgreSQL, as an operator calls them.</summary>
public sealed class Moving : IAsyncLifetime
{
    private static readonly string[] Formats = ["annotations", "stances", "markdown"];

    private readonly ReviewHubApplication _embedded = new();
    private readonly DirectoryInfo _elsewhere = Directory.CreateTempSubdirectory("reviewhub-move-");

    private string Folder => Path.GetDirectoryName(_embedded.DatabaseFile)!;

    public Task InitializeAsync() => _embedded.InitializeAsync();

    public async Task DisposeAsync()
    {
        await _embedded.DisposeAsync();
        _elsewhere.Delete(recursive: true);
    }

    [SkippableFact]
    public async Task An_installation_moves_with_every_hash_and_goes_on_in_its_new_place()
    {
        var database = PostgresServer.Shared.NewDatabase();
        var document = await Reviewed();
        var before = await Exports(_embedded.Chair, document);
        var busy = await TheProgram.Run(Folder, "move", "--to", database);
        await _embedded.Stop();
        var verified = await TheProgram.Run(Folder, "verify");

        var (code, said, error) = await TheProgram.Run(Folder, "move", "--to", database);

        Assert.Contains("Another ReviewHub is running", OneLine(busy), StringComparison.Ordinal);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains(Digest(verified.Said), said, StringComparison.Ordinal);
        Assert.Equal(verified, await TheProgram.RunOn(database, "verify"));
        Assert.Contains("is not empty", OneLine(await TheProgram.Run(Folder, "move", "--to", database)), StringComparison.Ordinal);
        await AssertGoesOn(database, document, before);
    }

    [SkippableFact]
    public async Task A_backup_of_either_comes_back_into_either()
    {
        var server = PostgresServer.Shared;
        var (first, second) = (server.NewDatabase(), server.NewDatabase());
        await Reviewed();
        var embedded = await Backup(TheProgram.Run, Folder, "embedded.db");
        await Succeeds(TheProgram.RunOn(first, "restore", embedded));
        var fromPostgres = await Backup(TheProgram.RunOn, first, "postgres.db");

        await Succeeds(TheProgram.RunOn(second, "restore", fromPostgres));
        var folder = Path.Combine(_elsewhere.FullName, "folder");
        await Succeeds(TheProgram.Run(folder, "restore", fromPostgres));

        var expected = await TheProgram.Run(Folder, "verify");
        Assert.Equal(0, expected.Code);
        Assert.Equal(expected, await TheProgram.RunOn(second, "verify"));
        Assert.Equal(expected, await TheProgram.Run(folder, "verify"));
        Assert.Contains("is not empty", OneLine(await TheProgram.Run(folder, "restore", fromPostgres)), StringComparison.Ordinal);
        Assert.Contains("is not empty", OneLine(await TheProgram.RunOn(second, "restore", fromPostgres)), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_broken_log_is_named_and_nothing_of_it_arrives()
    {
        var database = PostgresServer.Shared.NewDatabase();
        await Reviewed();
        await _embedded.Alter("UPDATE event SET at = at + 1 WHERE position = 3");
        await _embedded.Stop();

        Assert.Contains("is broken", OneLine(await TheProgram.Run(Folder, "move", "--to", database)), StringComparison.Ordinal);
        Assert.StartsWith("0 events", (await TheProgram.RunOn(database, "verify")).Said, StringComparison.Ordinal);
        Assert.Contains("There is no backup", OneLine(await TheProgram.RunOn(database, "restore", "/nonexistent/backup")), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task What_cannot_be_used_is_one_clear_line_for_the_server_and_each_command()
    {
        var database = PostgresServer.Shared.NewDatabase();

        Assert.Contains("There is no ReviewHub", OneLine(await TheProgram.RunOn(database, "verify")), StringComparison.Ordinal);
        await Succeeds(TheProgram.RunOn(database, "migrate"));
        await Succeeds(TheProgram.RunOn(database, "migrate"));
        Assert.Contains("is not a connection string of PostgreSQL", OneLine(await TheProgram.RunOn("reviewhub", "migrate")), StringComparison.Ordinal);
        foreach (var (setting, words) in new[] { ("Port=1", "cannot be reached"), ("Username=stranger;Password=wrong", "does not let the user"), ("Options=-c default_transaction_read_only=on", "can only be read") })
        {
            Assert.Contains(words, OneLine(await TheProgram.RunOn($"{database};{setting}", "migrate")), StringComparison.Ordinal);
            Assert.Contains(words, OneLine(await TheProgram.RunOn($"{database};{setting}", "--urls", "http://127.0.0.1:0")), StringComparison.Ordinal);
        }

        PostgresServer.Execute(database, "UPDATE log_version SET version = 9");
        Assert.Contains("newer version of ReviewHub", OneLine(await TheProgram.RunOn(database, "--urls", "http://127.0.0.1:0")), StringComparison.Ordinal);
        Assert.Contains("newer version of ReviewHub", OneLine(await TheProgram.RunOn(database, "verify")), StringComparison.Ordinal);
    }

    /// <summary>A document with a bit of everything that a log holds.</summary>
    private async Task<string> Reviewed()
    {
        var chair = _embedded.Chair;
        var board = await chair.NewBoard();
        var document = await chair.Import(board, "One.\n\nTwo.\n\nThree — “quoted” 👍🏽.");
        var ben = await chair.Invite(board, "reviewer", "Ben O’Hara");
        await chair.Vote(document, 1, "accept");
        await ben.Vote(document, 1, "reject");
        await ben.Post($"/api/documents/{document}/paragraphs/2/threads", new { text = "Why “two”?\n\tIndeed." });
        return document;
    }

    private static async Task<List<string>> Exports(Actor actor, string document)
    {
        var exports = new List<string>();
        foreach (var format in Formats) exports.Add(Convert.ToHexString(await actor.Http.GetByteArrayAsync($"/api/documents/{document}/exports/{format}")));
        return exports;
    }

    /// <summary>The chair comes in with the token from before, reads the same bytes, and votes.</summary>
    private async Task AssertGoesOn(string database, string document, List<string> before)
    {
        var moved = ReviewHubApplication.On(database);
        try
        {
            await moved.Start();
            var chair = await Actor.WithToken(moved, _embedded.Chair.Token!);
            Assert.Equal(before, await Exports(chair, document));
            await chair.Vote(document, 1, "revise");
            Assert.Equal(0, (await TheProgram.RunOn(database, "verify")).Code);
        }
        finally
        {
            await moved.DisposeAsync();
        }
    }

    private async Task<string> Backup(Func<string, string[], Task<(int, string, string)>> run, string where, string name)
    {
        var file = Path.Combine(_elsewhere.FullName, name);
        await Succeeds(run(where, ["backup", file]));
        return file;
    }

    private static async Task Succeeds(Task<(int Code, string Said, string Error)> running)
    {
        var (code, _, error) = await running;
        Assert.Equal((0, ""), (code, error));
    }

    private static string OneLine((int Code, string Said, string Error) outcome)
    {
        Assert.Equal((1, ""), (outcome.Code, outcome.Said));
        return Assert.Single(outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Digest(string said) => said.Trim().Split('\n')[^1];
}
