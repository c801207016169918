using System.Net.Http.Headers;
using ReviewHub.Formats.Tests;

namespace ReviewHub.Web.Tests;

[Collection(ReviewHubCollection.Name)]
public sealed class BrokenJson(ReviewHubApplication application)
{
    [SkippableFact]
    public async Task Whatever_is_not_JSON_is_the_callers_fault_on_every_route_that_takes_a_body()
    {
        var bodies = Directory.GetFiles(Shared.Require("bad/JSONTestSuite/test_parsing"), "n_*.json");
        Assert.NotEmpty(bodies);
        var board = await application.Chair.NewBoard();
        var document = await application.Chair.Import(board, "Text.");
        var paragraph = $"/api/documents/{document}/paragraphs/1";
        await application.Chair.Post($"{paragraph}/threads", new { text = "Root." });
        (HttpMethod Method, string Path)[] routes =
        [
            (HttpMethod.Post, $"/api/boards/{board}/documents"), (HttpMethod.Put, $"{paragraph}/stance"), (HttpMethod.Post, $"{paragraph}/threads"),
            (HttpMethod.Post, $"{paragraph}/threads/1/comments"), (HttpMethod.Put, $"{paragraph}/comments/1"), (HttpMethod.Put, $"/api/documents/{document}/title"),
        ];

        foreach (var file in bodies)
            foreach (var (method, path) in routes)
                Assert.True(await StatusOf(method, path, file) is >= 400 and < 500, $"{method} {path} with {Path.GetFileName(file)}");

        Assert.Equal(1, (await application.Chair.Paragraph(document, 1)).GetProperty("version").GetInt32());
    }

    private async Task<int> StatusOf(HttpMethod method, string path, string file)
    {
        using var content = new ByteArrayContent(await File.ReadAllBytesAsync(file));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await application.Chair.Http.SendAsync(request);
        return (int)response.StatusCode;
    }
}
