using System.Globalization;
using System.Net.Http.Headers;

namespace ReviewHub.Web.Tests;

/// <summary><c>backup</c> as an operator calls it.</summary>
public sealed class BackingUp : IAsyncLifetime
{
    private readonly ReviewHubApplication _application = new();
    private readonly DirectoryInfo _elsewhere = Directory.CreateTempSubdirectory("reviewhub-backup-");

    private string Folder => Path.GetDirectoryName(_application.DatabaseFile)!;

    private string Copy => Path.Combine(_elsewhere.FullName, "copy.db");

    public Task InitializeAsync() => _application.InitializeAsync();

    public async Task DisposeAsync()
    {
        await _application.DisposeAsync();
        _elsewhere.Delete(recursive: true);
    }

    [Fact]
    public async Task A_copy_taken_while_people_vote_starts_and_holds_what_was_acknowledged_before()
    {
        var board = await _application.Chair.NewBoard();
        var document = await _application.Chair.Import(board, string.Join("\n\n", Enumerable.Range(1, 40).Select(n => $"Paragraph {n}.")));
        for (var paragraph = 1; paragraph <= 20; paragraph++) await _application.Chair.Vote(document, paragraph, "accept");
        using var enough = new CancellationTokenSource();
        var voting = VoteOn(document, enough.Token);

        var (code, said, error) = await TheProgram.Run(Folder, "backup", Copy);
        await enough.CancelAsync();
        var during = await voting;

        Assert.Equal((0, ""), (code, error));
        Assert.True(during > 0, "Nobody voted while the backup ran.");
        Assert.Equal([Copy], Directory.GetFiles(_elsewhere.FullName));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Copy));
        var restored = Directory.CreateDirectory(Path.Combine(_elsewhere.FullName, "restored")).FullName;
        File.Copy(Copy, Path.Combine(restored, DataDirectory.FileName));
        var verified = await TheProgram.Run(restored, "verify");
        Assert.Equal(0, verified.Code);
        Assert.Contains(verified.Said.Trim().Split('\n')[^1], said, StringComparison.Ordinal);
        await AssertHolds(restored, document);
    }

    [Fact]
    public async Task A_file_that_is_there_is_left_alone()
    {
        await File.WriteAllTextAsync(Copy, "mine");

        var (code, _, error) = await TheProgram.Run(Folder, "backup", Copy);

        Assert.Equal((1, $"backup: {Copy} is there already, and is not overwritten."), (code, error.Trim()));
        Assert.Equal("mine", await File.ReadAllTextAsync(Copy));
    }

    [Fact]
    public async Task A_log_that_is_broken_gives_no_copy()
    {
        await _application.Chair.Import(await _application.Chair.NewBoard(), "Text.");
        await _application.Alter("UPDATE event SET at = at + 1");

        var (code, _, error) = await TheProgram.Run(Folder, "backup", Copy);

        Assert.Equal(1, code);
        Assert.Contains("is broken", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_elsewhere.FullName));
    }

    private async Task<int> VoteOn(string document, CancellationToken enough)
    {
        var votes = 0;
        for (; !enough.IsCancellationRequested; votes++) await _application.Chair.Vote(document, 21 + (votes % 20), votes % 40 < 20 ? "accept" : "reject");
        return votes;
    }

    /// <summary>Starts the copy, and lets the chair in with the token from before.</summary>
    private async Task AssertHolds(string folder, string document)
    {
        using var process = TheProgram.Start(folder, "--urls", "http://127.0.0.1:0");
        try
        {
            var address = await TheProgram.Until(process, "ReviewHub is ready: ");
            using var http = new HttpClient { BaseAddress = new(address) };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _application.Chair.Token);
            var stances = await http.GetStringAsync($"/api/documents/{document}/exports/stances");
            for (var paragraph = 1; paragraph <= 20; paragraph++)
                Assert.Contains(stances.Split('\n'), line => line.Contains(string.Create(CultureInfo.InvariantCulture, $",\"{paragraph}\",\"{paragraph - 1}\","), StringComparison.Ordinal)
                    && line.Contains("\"accept\"", StringComparison.Ordinal));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }
}
