namespace ReviewHub.Web.Tests;

/// <summary><c>verify</c> as an operator calls it.</summary>
public sealed class Verifying : IAsyncLifetime
{
    private readonly ReviewHubApplication _application = new();

    private string Folder => Path.GetDirectoryName(_application.DatabaseFile)!;

    public Task InitializeAsync() => _application.InitializeAsync();

    public Task DisposeAsync() => _application.DisposeAsync();

    [Fact]
    public async Task A_log_is_verified_while_the_server_writes_to_it_and_after()
    {
        var document = await Written();

        var running = await TheProgram.Run(Folder, "verify");
        var one = await TheProgram.Run(Folder, "verify", "--document", document);
        await _application.Stop();
        var file = await File.ReadAllBytesAsync(_application.DatabaseFile);
        var stopped = await TheProgram.Run(Folder, "verify", "--at", "3");

        Assert.Equal((0, ""), (running.Code, running.Error));
        Assert.StartsWith("3 events of 2 streams in 1 documents are as they were recorded.", running.Said, StringComparison.Ordinal);
        Assert.Contains("Digest at log position 3: ", running.Said, StringComparison.Ordinal);
        Assert.Equal((running.Said, running.Said), (one.Said, stopped.Said));
        Assert.Equal(file, await File.ReadAllBytesAsync(_application.DatabaseFile));
    }

    [Fact]
    public async Task A_broken_event_is_named_and_the_exit_code_says_so()
    {
        var document = await Written();
        await _application.Alter("UPDATE event SET data = CAST(replace(CAST(data AS TEXT), 'accept', 'reject') AS BLOB) WHERE position = 2");

        var (code, said, error) = await TheProgram.Run(Folder, "verify");

        Assert.Equal((1, ""), (code, said));
        Assert.Equal($"verify: Event 1 of stream {document}/000001, at log position 2, is broken: its data is not what was recorded.", error.Trim());
    }

    [Theory]
    [InlineData("holds no document", "--document", "00000000000000000000000000000009")]
    [InlineData("not a document's id", "--document", "charter")]
    public async Task What_cannot_be_verified_is_one_clear_line(string words, params string[] args)
    {
        var (code, _, error) = await TheProgram.Run(Folder, ["verify", .. args]);

        Assert.Equal(1, code);
        Assert.Contains(words, Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_no_database_none_is_made()
    {
        var elsewhere = Path.Combine(Folder, "elsewhere");

        var (code, _, error) = await TheProgram.Run(elsewhere, "verify");

        Assert.Equal(1, code);
        Assert.StartsWith("verify: There is no database", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(elsewhere));
    }

    private async Task<string> Written()
    {
        var document = await _application.Chair.Import(await _application.Chair.NewBoard(), "Text.");
        await _application.Chair.Vote(document, 1, "accept");
        await _application.Chair.Vote(document, 1, "revise");
        return document;
    }
}
