using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace ReviewHub.Web.Tests;

/// <summary>Somebody who uses the product over its public API, with a token.</summary>
public sealed class Actor
{
    private readonly ReviewHubApplication _application;
    private readonly string? _token;

    public Actor(ReviewHubApplication application, string? token, string id, string name)
    {
        (_application, _token, Id, Name) = (application, token, id, name);
        Http = new() { BaseAddress = application.Address };
        if (token is not null) Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public string? Token => _token;
    public string Id { get; }
    public string Name { get; }

    /// <summary>The same person after the product has moved to another address.</summary>
    public Actor Again() => new(_application, _token, Id, Name);

    public HttpClient Http { get; }

    public static async Task<Actor> WithToken(ReviewHubApplication application, string token)
    {
        var me = await new Actor(application, token, "", "").Get("/api/me");
        return new(application, token, me.GetProperty("id").GetString()!, me.GetProperty("name").GetString()!);
    }

    public Task<JsonElement> Get(string path) => Http.GetFromJsonAsync<JsonElement>(path);

    public Task<JsonElement> Post(string path, object body, string? key = null) => Send(HttpMethod.Post, path, body, key);

    public Task<JsonElement> Put(string path, object body, string? key = null) => Send(HttpMethod.Put, path, body, key);

    public async Task<HttpResponseMessage> Try(HttpMethod method, string path, object? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await Http.SendAsync(request);
    }

    public async Task<string> NewBoard(string name = "A board") => (await Post("/api/boards", new { name })).GetProperty("id").GetString()!;

    public async Task<string> Import(string board, string text, string format = "text", string? title = null) =>
        (await Post($"/api/boards/{board}/documents", new { title, format, text })).GetProperty("id").GetString()!;

    /// <summary>Lets somebody new onto a board, as a guest with a token.</summary>
    public async Task<Actor> Invite(string board, string role, string name)
    {
        var code = (await Post($"/api/boards/{board}/invitations", new { role })).GetProperty("code").GetString();
        var joined = await _application.Anonymous().Post($"/api/invitations/{code}/accept", new { name });
        var person = joined.GetProperty("person");
        return new(_application, joined.GetProperty("token").GetString(), person.GetProperty("id").GetString()!, name);
    }

    public Task<JsonElement> Vote(string document, int paragraph, string stance, string? key = null) =>
        Put($"/api/documents/{document}/paragraphs/{paragraph}/stance", new { stance }, key);

    public Task<JsonElement> Paragraph(string document, int paragraph) => Get($"/api/documents/{document}/paragraphs/{paragraph}");

    /// <summary>A live connection, as a page has one.</summary>
    public async Task<HubConnection> Connect(string? origin = null)
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(_application.Address, "/hubs/document"), options =>
            {
                options.AccessTokenProvider = () => Task.FromResult(_token);
                options.SkipNegotiation = true;
                options.Transports = HttpTransportType.WebSockets;
                if (origin is not null) options.Headers.Add("Origin", origin);
            })
            .Build();
        await connection.StartAsync();
        return connection;
    }

    private async Task<JsonElement> Send(HttpMethod method, string path, object body, string? key)
    {
        using var response = await Try(method, path, body, key);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{method} {path} answered {(int)response.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }
}
