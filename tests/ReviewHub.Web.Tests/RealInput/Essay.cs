using System.Text.Json;
using ReviewHub.Formats.Tests;

namespace ReviewHub.Web.Tests;

[Collection(ReviewHubCollection.Name)]
public sealed class Essay(ReviewHubApplication application)
{
    [SkippableFact]
    public async Task Every_line_becomes_a_paragraph_to_the_letter()
    {
        var file = Shared.Require("documents/000_bcc03605016d20ca.txt");
        var document = await Import(file);

        var paragraphs = (await application.Chair.Get($"/api/documents/{document}")).GetProperty("paragraphs").EnumerateArray().ToList();

        Assert.Equal((await File.ReadAllLinesAsync(file)).Where(l => l.Length > 0), paragraphs.Select(p => p.GetProperty("text").GetString()));
        Assert.Contains(paragraphs, p => p.GetProperty("kind").GetString() == "heading" && p.GetProperty("text").GetString() == "Conclusion:");
    }

    [SkippableFact]
    public async Task A_long_specification_is_imported_reviewed_and_exported()
    {
        var document = await Import(Shared.Require("documents/rfc6265bis.md"));
        var count = (await application.Chair.Get($"/api/documents/{document}")).GetProperty("paragraphs").GetArrayLength();
        await application.Chair.Vote(document, count, "reject");

        var export = await application.Chair.Get($"/api/documents/{document}/exports/annotations");

        Assert.InRange(count, 550, 750);
        Assert.Equal(count, export.GetProperty("total").GetInt32());
    }

    [SkippableFact]
    public async Task The_same_position_gives_the_same_bytes_whatever_happened_since()
    {
        var document = await Import(Shared.Require("documents/000_bcc03605016d20ca.txt"));
        await application.Chair.Vote(document, 3, "accept");
        foreach (var format in (string[])["annotations", "stances", "markdown", "report", "xlsx", "polis"])
        {
            using var first = await application.Chair.Http.GetAsync($"/api/documents/{document}/exports/{format}");
            var position = first.Headers.GetValues("ReviewHub-Log-Position").Single();
            var bytes = await first.Content.ReadAsByteArrayAsync();
            await application.Chair.Vote(document, 4, "reject");

            Assert.Equal(bytes, await application.Chair.Http.GetByteArrayAsync($"/api/documents/{document}/exports/{format}?at={position}"));
            Assert.NotEqual(bytes, await application.Chair.Http.GetByteArrayAsync($"/api/documents/{document}/exports/{format}"));
        }
    }

    [SkippableFact]
    public async Task Every_annotation_of_its_export_meets_every_W3C_must()
    {
        var musts = await AnnotationMusts.Load(Shared.Require("w3c"));
        var document = await Import(Shared.Require("documents/000_bcc03605016d20ca.txt"));
        var paragraph = $"/api/documents/{document}/paragraphs/3";
        await application.Chair.Vote(document, 3, "reject");
        await application.Chair.Post($"{paragraph}/threads", new { text = "Which map?", selector = new { exact = "geopolitical map" } });
        await application.Chair.Post($"{paragraph}/threads/1/comments", new { text = "The usual one." });
        using var resolved = await application.Chair.Try(HttpMethod.Put, $"{paragraph}/threads/1/resolution");
        using var deleted = await application.Chair.Try(HttpMethod.Delete, $"{paragraph}/comments/2");
        Assert.True(resolved.IsSuccessStatusCode && deleted.IsSuccessStatusCode);

        var items = (await application.Chair.Get($"/api/documents/{document}/exports/annotations")).GetProperty("first").GetProperty("items");

        Assert.Equal(63, items.GetArrayLength());
        Assert.All(items.EnumerateArray(), annotation => Assert.Empty(musts.Failed(annotation.GetRawText())));
    }

    private async Task<string> Import(string file)
    {
        var board = await application.Chair.NewBoard();
        using var form = new MultipartFormDataContent();
        using var content = new ByteArrayContent(await File.ReadAllBytesAsync(file));
        form.Add(content, "file", Path.GetFileName(file));
        using var imported = await application.Chair.Http.PostAsync($"/api/boards/{board}/documents", form);
        imported.EnsureSuccessStatusCode();
        return JsonDocument.Parse(await imported.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetString()!;
    }
}
