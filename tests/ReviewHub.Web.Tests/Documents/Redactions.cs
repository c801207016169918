using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace ReviewHub.Web.Tests;

/// <summary>A text that a chair had erased is nowhere any more.</summary>
[Collection(ReviewHubCollection.Name)]
public sealed class Redactions(ReviewHubApplication application)
{
    private readonly string _secret = $"secret-{Guid.NewGuid():N}";

    [Fact]
    public async Task The_text_leaves_every_screen_read_export_and_file()
    {
        var (document, ann) = await Arrange();
        var position = await Position(document);
        await using var watcher = await Watcher.Of(ann, document);
        var (epoch, before) = (watcher.Epoch, watcher.Sequence);
        await ann.Put($"{Comments(document)}/1", new { text = $"Again: {_secret}" });
        await watcher.Until(w => w.Comments(1)[0]!.StartsWith("Again", StringComparison.Ordinal), "the edit is there");

        await application.Chair.Post($"{Comments(document)}/1/redaction", new { reason = "It named a person." });

        await watcher.Until(w => w.Comments(1)[0] is null, "the text is gone");
        Assert.Equal("Fine.", watcher.Comments(1)[1]);
        await using var late = await Watcher.Of(await ann.Connect(), document, new { epoch, sequence = before });
        Assert.True(late.TookSnapshot);
        Assert.Null(late.Comments(1)[0]);
        var comment = (await ann.Paragraph(document, 1)).GetProperty("threads")[0].GetProperty("comments")[0];
        Assert.Equal((JsonValueKind.Null, true), (comment.GetProperty("text").ValueKind, comment.GetProperty("redacted").GetBoolean()));
        foreach (var at in new[] { "", $"?at={position}" })
        {
            Assert.Contains("redacted by a chair", await Export(document, "markdown" + at), StringComparison.Ordinal);
            Assert.Contains("\"rh:redacted\": true", await Export(document, "annotations" + at), StringComparison.Ordinal);
        }

        AssertGoneFromTheFiles();
    }

    [Fact]
    public async Task A_deleted_comment_can_be_redacted_and_a_repeat_gets_the_first_answer()
    {
        var (document, ann) = await Arrange();
        using (await ann.Try(HttpMethod.Delete, $"{Comments(document)}/1"))
        {
        }

        await using var hub = await application.Chair.Connect();
        var first = await hub.InvokeAsync<JsonElement>("RedactComment", document, 1, 1, null, "once");
        var repeated = await hub.InvokeAsync<JsonElement>("RedactComment", document, 1, 1, null, "once");
        using var again = await application.Chair.Try(HttpMethod.Post, $"{Comments(document)}/1/redaction", new { });

        Assert.Equal(first.GetProperty("version").GetInt32(), repeated.GetProperty("version").GetInt32());
        Assert.Equal((HttpStatusCode.Conflict, "application/problem+json"), (again.StatusCode, again.Content.Headers.ContentType!.MediaType));
        AssertGoneFromTheFiles();
    }

    [Fact]
    public async Task Nobody_but_a_chair_may()
    {
        var (document, ann) = await Arrange();

        using var refused = await ann.Try(HttpMethod.Post, $"{Comments(document)}/1/redaction", new { });

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("may not erase", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string Comments(string document) => $"/api/documents/{document}/paragraphs/1/comments";

    private async Task<(string Document, Actor Ann)> Arrange()
    {
        var board = await application.Chair.NewBoard();
        var document = await application.Chair.Import(board, "Text.");
        var ann = await application.Chair.Invite(board, "reviewer", "Ann");
        await ann.Post($"/api/documents/{document}/paragraphs/1/threads", new { text = $"This is {_secret}." });
        await application.Chair.Post($"/api/documents/{document}/paragraphs/1/threads/1/comments", new { text = "Fine." });
        return (document, ann);
    }

    private async Task<string> Position(string document)
    {
        using var export = await application.Chair.Try(HttpMethod.Get, $"/api/documents/{document}/exports/markdown");
        Assert.Contains(_secret, await export.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        return export.Headers.GetValues("ReviewHub-Log-Position").Single();
    }

    private async Task<string> Export(string document, string name)
    {
        var text = await application.Chair.Http.GetStringAsync($"/api/documents/{document}/exports/{name}");
        Assert.DoesNotContain(_secret, text, StringComparison.Ordinal);
        return text;
    }

    private void AssertGoneFromTheFiles()
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(application.DatabaseFile)!, "reviewhub.db*"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            Assert.True(bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(_secret)) < 0, $"{file} holds the text.");
        }
    }
}
