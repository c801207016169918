using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ReviewHub.Load;

/// <summary>A board of guests who have come in by an invitation, and the documents it reviews: all by the public API.</summary>
internal sealed class LoadBoard(ReviewHubServer server, string id, IReadOnlyList<string> tokens, IReadOnlyList<string> people)
{
    private const int Attempts = 40;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Access tokens of the reviewers.</summary>
    public IReadOnlyList<string> Tokens => tokens;

    /// <summary>Ids of the reviewers.</summary>
    public IReadOnlyList<string> People => people;

    public ReviewHubServer Server => server;

    public static async Task<LoadBoard> Make(ReviewHubServer server, int reviewers, Progress progress)
    {
        using var http = server.Http();
        var board = (await Post(http, "/api/boards", new { name = "Load" })).GetProperty("id").GetString()!;
        var code = (await Invitation(http, board)).GetProperty("code").GetString()!;
        using var anybody = new HttpClient { BaseAddress = server.Address };
        var guests = await Many.Make(reviewers, async index =>
        {
            var joined = await Post(anybody, $"/api/invitations/{code}/accept", new { name = $"Reviewer {index + 1}" });
            return (Token: joined.GetProperty("token").GetString()!, Person: joined.GetProperty("person").GetProperty("id").GetString()!);
        }, done => progress.Say($"reviewers {done}/{reviewers}"));
        return new(server, board, [.. guests.Select(g => g.Token)], [.. guests.Select(g => g.Person)]);
    }

    /// <returns>The path by which one more person gets in with a browser.</returns>
    public async Task<string> Invite()
    {
        using var http = server.Http();
        return new Uri(server.Address, (await Invitation(http, id)).GetProperty("link").GetString()!).PathAndQuery;
    }

    /// <param name="scale">Of its one question, as the API calls it; null for the product's own choice.</param>
    /// <returns>The document's id.</returns>
    public async Task<string> Import(int paragraphs, string? title = null, string? scale = null)
    {
        using var http = server.Http();
        var protocol = scale is null ? null : new { questions = new[] { new { key = "overall", prompt = "", scale = new { key = scale } } } };
        return (await Post(http, $"/api/boards/{id}/documents", new { title = title ?? "Under load", format = "text", text = Text(paragraphs), protocol }))
            .GetProperty("id").GetString()!;
    }

    /// <summary>The same in a round under which not everyone sees everything.</summary>
    /// <param name="visibility">As the API calls it.</param>
    public async Task<string> ImportHidden(int paragraphs, string visibility)
    {
        using var http = server.Http();
        var document = (await Post(http, $"/api/boards/{id}/documents", new { title = "Under load", format = "text", text = Text(paragraphs), round = false }))
            .GetProperty("id").GetString()!;
        await Post(http, $"/api/documents/{document}/rounds", new
        {
            questions = new[] { new { key = "overall", prompt = "", scale = new { key = "accept-revise-reject" } } },
            rule = new { kind = "percent-agreement", threshold = 75, quorum = 50 },
            visibility,
            naming = "named",
            chairView = "as-reviewers",
            changes = "allowed",
        });
        return document;
    }

    /// <summary>What a page tells the proxy when it first connects, as it has learned with the text; nothing where any node is as good.</summary>
    public async Task<string> HintFor(string document)
    {
        using var http = server.Http();
        var text = await http.GetFromJsonAsync<JsonElement>(new Uri($"/api/documents/{document}", UriKind.Relative));
        return text.TryGetProperty("home", out var home) ? HintOf(home.GetString()!) : "";
    }

    /// <summary>What a page tells the proxy that goes to this node.</summary>
    public static string HintOf(string node) => $"&node={Uri.EscapeDataString(node)}";

    public static async Task<JsonElement> Post(HttpClient http, string path, object body)
    {
        var key = HubCall.NewId();
        for (var attempt = 1; ; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
            request.Headers.Add("Idempotency-Key", key);
            using var response = await http.SendAsync(request);
            // A proxy says so when the node it has asked is gone; another takes over.
            if (attempt < Attempts && response.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout) await Task.Delay(Pause);
            else return await Answer(path, response);
        }
    }

    private static Task<JsonElement> Invitation(HttpClient http, string board) => Post(http, $"/api/boards/{board}/invitations", new { role = "reviewer" });

    private static async Task<JsonElement> Answer(string path, HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode) throw new LoadException($"{path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static string Text(int paragraphs) => string.Join("\n\n", Enumerable.Range(1, paragraphs).Select(Paragraph));

    private static string Paragraph(int number) =>
        $"Paragraph {number} says what the board is asked to agree on, in a sentence or two of the length that such texts have. It is followed by a second sentence.";
}
