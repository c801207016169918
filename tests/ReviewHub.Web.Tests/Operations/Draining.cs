using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using ReviewHub.Grains.Tests.Support;

namespace ReviewHub.Web.Tests;

public sealed class Draining
{
    [Fact]
    public async Task Pages_are_told_to_move_and_what_goes_on_meanwhile_is_kept()
    {
        var product = new ReviewHubApplication { Settings = ["--ReviewHub:Drain", "00:00:30"] };
        await product.InitializeAsync();
        try
        {
            var document = await product.Chair.Import(await product.Chair.NewBoard(), "One.\n\nTwo.");
            var page = await product.Chair.Connect();
            var moving = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
            page.On<int>("Moving", moving.SetResult);
            await page.InvokeAsync("Watch", document, null);
            var began = Stopwatch.GetTimestamp();

            var stopping = product.Stop();

            Assert.Equal(15_000, await moving.Task.WaitAsync(TimeSpan.FromSeconds(5)));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await product.Anonymous().Http.GetAsync("/health/ready")).StatusCode);
            Assert.Equal("live", await product.Anonymous().Http.GetStringAsync("/health/live"));
            await Assert.ThrowsAnyAsync<Exception>(() => product.Chair.Connect());
            await page.InvokeAsync("TakeStance", document, 1, "accept", null, "while-moving");
            await product.Chair.Vote(document, 2, "reject");
            Assert.False(stopping.IsCompleted);

            await page.DisposeAsync(); // it moves: the last one has gone
            await stopping;
            Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(20));

            await product.Restart();
            Assert.Equal(1, (await product.Chair.Again().Paragraph(document, 1)).GetProperty("tally").GetProperty("accept").GetInt32());
            Assert.Equal(1, (await product.Chair.Again().Paragraph(document, 2)).GetProperty("tally").GetProperty("reject").GetInt32());
        }
        finally
        {
            await product.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_page_that_stays_is_sent_away_in_the_end()
    {
        var product = new ReviewHubApplication { Settings = ["--ReviewHub:Drain", "00:00:01"] };
        await product.InitializeAsync();
        try
        {
            await using var page = await product.Chair.Connect();
            var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            page.Closed += _ =>
            {
                closed.TrySetResult();
                return Task.CompletedTask;
            };
            var began = Stopwatch.GetTimestamp();

            await product.Stop();

            Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15));
            await closed.Task.WaitAsync(TimeSpan.FromSeconds(5));
        }
        finally
        {
            await product.DisposeAsync();
        }
    }

    [SkippableFact]
    public async Task A_signal_starts_it_and_the_process_ends_well()
    {
        Skip.If(OperatingSystem.IsWindows(), "There is no such signal.");
        var folder = Directory.CreateTempSubdirectory("reviewhub-");
        using var process = TheProgram.Start(folder.FullName, "--urls", "http://127.0.0.1:0", "--ReviewHub:Drain", "00:00:04");
        try
        {
            using var http = new HttpClient { BaseAddress = new(await TheProgram.Until(process, "ReviewHub is ready: ")) };
            Assert.Equal("ready", await http.GetStringAsync("/health/ready"));
            await using var page = await PageOfFirstChair(http, (await TheProgram.Until(process, "First run: open ")).Split(' ')[0].Split('/')[^1]);
            var began = Stopwatch.GetTimestamp();

            Assert.Equal(0, Kill(process.Id, Terminate));

            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
            Assert.Equal(0, process.ExitCode);
            Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(60)); // the page stayed
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            folder.Delete(recursive: true);
        }
    }

    private static async Task<HubConnection> PageOfFirstChair(HttpClient http, string code)
    {
        using var setUp = await http.PostAsJsonAsync("/api/setup", new { code, name = "Chair", email = "chair@example.org", password = "correct horse battery" });
        using var issued = await http.PostAsJsonAsync("/api/me/tokens", new { label = "tests" });
        var token = (await issued.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString();
        var page = new HubConnectionBuilder().WithUrl(new Uri(http.BaseAddress!, "/hubs/document"), options =>
        {
            (options.SkipNegotiation, options.Transports) = (true, HttpTransportType.WebSockets); // as the page does
            options.AccessTokenProvider = () => Task.FromResult(token);
        }).Build();
        await page.StartAsync();
        return page;
    }

    private const int Terminate = 15;

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
