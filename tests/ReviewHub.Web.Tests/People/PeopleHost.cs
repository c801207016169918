using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Web.Tests.People;

/// <summary>The people's half of the server on a free port over a database file of its own, with a first chair.</summary>
public sealed class PeopleHost : IAsyncLifetime
{
    public const string ChairEmail = "Chair@board.example";
    public const string ChairPassword = "correct horse battery";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reviewhub-people-");
    private WebApplication _app = null!;

    internal MovableClock Clock { get; } = new();
    internal RecordingObserver Observer { get; } = new();
    internal IServiceProvider Services => _app.Services;
    internal string Database => Path.Combine(_folder.FullName, "reviewhub.db");
    internal string ConnectionString => $"Data Source={Database}";
    internal Uri Address => new(_app.Urls.First());

    /// <summary>The first chair, signed in by cookie.</summary>
    internal HttpClient Chair { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await StartAsync();
        Chair = Browser();
        var code = await SetupCodeAsync();
        (await Chair.PostAsJsonAsync("/api/setup", new { code, name = "Ada", email = ChairEmail, password = ChairPassword })).EnsureSuccessStatusCode();
    }

    internal async Task<string?> SetupCodeAsync() =>
        (await Services.GetRequiredService<FirstRun>().LinkAsync("http://here/", default))?.Split('/')[^1];

    internal async Task StartAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
            [new("ReviewHub:AllowedOrigins", "https://review.example"), new("ReviewHub:FailedSignInsPerMinute", "15")]);
        builder.Services.AddSingleton<TimeProvider>(Clock).AddSingleton<IBoardObserver>(Observer);
        builder.Services.AddCatalogue(new SqliteDatabase(ConnectionString)).AddReviewHubAccess().AddPeople();
        builder.Services.AddSignalR();
        _app = builder.Build();
        await Services.GetRequiredService<Catalogue>().MigrateAsync();
        _app.UseReviewHubAccess();
        _app.MapPeople();
        _app.MapProbes();
        await _app.StartAsync();
    }

    internal async Task RestartAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await StartAsync();
    }

    internal HttpClient Browser() => new(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = Address };

    internal HttpClient Script(string token) =>
        new() { BaseAddress = Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };

    internal async Task<string> NewBoardAsync(string name = "Board") =>
        (await Chair.PostAsJsonAsync("/api/boards", new { name })).Json("id");

    internal async Task<string> InviteAsync(string board, string role = "reviewer") =>
        (await Chair.PostAsJsonAsync($"/api/boards/{board}/invitations", new { role })).Json("code");

    internal async Task<(string Id, HttpClient Client)> JoinAsync(string board, string role = "reviewer", string name = "Guest")
    {
        var code = await InviteAsync(board, role);
        var accepted = await Browser().PostAsJsonAsync($"/api/invitations/{code}/accept", new { name });
        return (accepted.Json("person", "id"), Script(accepted.Json("token")));
    }

    internal async Task<DocumentId> NewDocumentAsync(string board)
    {
        var document = new DocumentId(Guid.NewGuid());
        await Services.GetRequiredService<IDocumentList>().Add(document, new(Guid.Parse(board)), "A text", default);
        return document;
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}

internal sealed class MovableClock : TimeProvider
{
    private TimeSpan _ahead;

    public void Advance(TimeSpan by) => _ahead += by;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;

    public override long GetTimestamp() => System.GetTimestamp() + (long)(_ahead.TotalSeconds * TimestampFrequency);
}

internal sealed class RecordingObserver : IBoardObserver
{
    public List<BoardId> Changed { get; } = [];
    public List<(BoardId, ReviewerId)> Gone { get; } = [];

    public Task RosterChanged(BoardId board)
    {
        lock (Changed) Changed.Add(board);
        return Task.CompletedTask;
    }

    public Task RoleChanged(BoardId board, ReviewerId person) => Task.CompletedTask;

    public Task Removed(BoardId board, ReviewerId person)
    {
        lock (Changed) Gone.Add((board, person));
        return Task.CompletedTask;
    }
}

internal static class Answers
{
    public static string Json(this HttpResponseMessage answer, params string[] path) => answer.Body(path).GetString()!;

    public static JsonElement Body(this HttpResponseMessage answer, params string[] path)
    {
        var stream = answer.Content.ReadAsStream();
        stream.Position = 0;
        using var document = JsonDocument.Parse(stream);
        Assert.True(answer.IsSuccessStatusCode, document.RootElement.ToString());
        return path.Aggregate(document.RootElement.Clone(), (element, name) => element.GetProperty(name));
    }

    /// <summary>The answer is a refusal with this status, in words.</summary>
    public static async Task<string> RefusedAsync(this Task<HttpResponseMessage> asking, HttpStatusCode status)
    {
        var answer = await asking;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{(int)answer.StatusCode} instead of {(int)status}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(text);
        Assert.Equal((int)status, problem.RootElement.GetProperty("status").GetInt32());
        return problem.RootElement.TryGetProperty("detail", out var detail) ? detail.GetString()! : "";
    }
}
