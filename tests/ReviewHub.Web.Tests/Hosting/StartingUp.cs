using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace ReviewHub.Web.Tests;

/// <summary>The program as a person starts it: a process of its own, its console, its exit code.</summary>
public sealed class StartingUp : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reviewhub-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<string> Refusal(string folder, params string[] args)
    {
        var (code, said, error) = await TheProgram.Run(folder, args);
        Assert.Equal((1, ""), (code, said));
        return Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_taken_port_is_one_clear_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";

        Assert.StartsWith($"Something else listens on {url} already.", await Refusal(_folder, "--urls", url), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_one_clear_line()
    {
        var file = Path.Combine(_folder, "a-file");
        await File.WriteAllTextAsync(file, "");

        Assert.StartsWith($"The data folder {file} cannot be written", await Refusal(file, "--urls", "http://127.0.0.1:0"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_database_is_one_clear_line()
    {
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "reviewhub.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var newer = connection.CreateCommand();
            newer.CommandText = "PRAGMA user_version = 9";
            await newer.ExecuteNonQueryAsync();
        }

        Assert.Contains("newer version of ReviewHub", await Refusal(_folder, "--urls", "http://127.0.0.1:0"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_is_a_living_board_and_a_second_process_is_told_that_the_folder_is_taken()
    {
        using var process = TheProgram.Start(_folder, "--demo", "--urls", "http://127.0.0.1:0");
        try
        {
            var address = await TheProgram.Until(process, "ReviewHub is ready: ");
            Assert.NotEqual(ReviewHubHost.DefaultUrl, address);
            Assert.StartsWith($"open {address}/setup/", await TheProgram.Until(process, "First run: "), StringComparison.Ordinal);
            var invitation = (await TheProgram.Until(process, "Demo: ")).Split('/', ' ').First(part => part.Length == 32);
            Assert.Contains("Another ReviewHub is running", await Refusal(_folder, "--urls", "http://127.0.0.1:0"), StringComparison.Ordinal);

            using var http = new HttpClient { BaseAddress = new(address) };
            using var joined = await http.PostAsJsonAsync($"/api/invitations/{invitation}/accept", new { name = "Newcomer", signIn = true });
            joined.EnsureSuccessStatusCode();
            var document = (await http.GetFromJsonAsync<JsonElement>("/api/boards"))[0].GetProperty("documents")[0].GetProperty("id").GetString();
            var summary = await http.GetFromJsonAsync<JsonElement>($"/api/documents/{document}/summary");

            Assert.Contains(summary.GetProperty("states").EnumerateArray(), s => s.GetString() == "consensus-for");
            Assert.Contains(summary.GetProperty("states").EnumerateArray(), s => s.GetString() == "contested");
            Assert.Equal(2, summary.GetProperty("threads").GetInt32());
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }
}
