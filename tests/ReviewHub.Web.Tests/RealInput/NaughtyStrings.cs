using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using ReviewHub.Formats.Tests;

namespace ReviewHub.Web.Tests;

[Collection(ReviewHubCollection.Name)]
public sealed class NaughtyStrings(ReviewHubApplication application)
{
    /// <summary>All of the list but the empty string, which is refused.</summary>
    private static string[] Strings() =>
        [.. JsonSerializer.Deserialize<string[]>(File.ReadAllText(Shared.Require("bad/blns/blns.json")))!.Where(s => s.Length > 0)];

    [SkippableFact]
    public async Task As_comments_they_come_through_log_push_and_reads_to_the_letter()
    {
        var strings = Strings();
        var board = await application.Chair.NewBoard();
        var document = await application.Chair.Import(board, "Text.");
        await using var watching = await Watcher.Of(application.Chair, document);

        foreach (var text in strings)
            await application.Chair.Post($"/api/documents/{document}/paragraphs/1/threads", new { text });
        await watching.Until(w => w.Comments(1).Count == strings.Length, "every comment was pushed");

        Assert.Equal(strings, watching.Comments(1));
        var read = (await application.Chair.Paragraph(document, 1)).GetProperty("threads").EnumerateArray()
            .Select(t => t.GetProperty("comments")[0].GetProperty("text").GetString());
        Assert.Equal(strings, read);
        var exported = (await application.Chair.Get($"/api/documents/{document}/exports/annotations")).GetProperty("first").GetProperty("items")
            .EnumerateArray().Where(a => a.GetProperty("motivation").GetString() == "commenting").Select(TextOf);
        Assert.Equal(strings, exported);
    }

    [SkippableFact]
    public async Task As_titles_and_names_they_come_through_every_export_to_the_letter()
    {
        var strings = Strings();
        var board = await application.Chair.NewBoard();
        var document = await application.Chair.Import(board, "Text.");
        foreach (var name in strings)
        {
            using var renamed = await application.Chair.Try(HttpMethod.Put, $"/api/documents/{document}/title", new { title = name });
            Assert.True(renamed.IsSuccessStatusCode, name);
            Assert.Equal(name, (await application.Chair.Get($"/api/documents/{document}")).GetProperty("title").GetString());
        }

        var named = strings.Where((_, index) => index % 10 == 0).ToArray();
        foreach (var name in named)
            await (await application.Chair.Invite(board, "reviewer", name)).Post($"/api/documents/{document}/paragraphs/1/threads", new { text = "x" });

        var export = await application.Chair.Get($"/api/documents/{document}/exports/annotations");
        Assert.Equal(strings[^1], export.GetProperty("label").GetString());
        var creators = export.GetProperty("first").GetProperty("items").EnumerateArray()
            .Where(a => a.GetProperty("motivation").GetString() == "commenting").Select(a => a.GetProperty("creator").GetProperty("name").GetString());
        Assert.Equal(named, creators);
    }

    private static string? TextOf(JsonElement annotation)
    {
        var body = annotation.GetProperty("body");
        if (body.ValueKind == JsonValueKind.Array) body = body[0];
        return body.GetProperty("value").GetString();
    }
}
