using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace ReviewHub.Web.Tests;

[Collection(ReviewHubCollection.Name)]
public sealed class ParagraphsOverHttp(ReviewHubApplication application)
{
    private async Task<(string Board, string Document)> Arrange(string text = "First.\n\nSecond.")
    {
        var board = await application.Chair.NewBoard();
        return (board, await application.Chair.Import(board, text));
    }

    private static async Task<string> DetailOf(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!;
    }

    [Fact]
    public async Task A_stance_is_taken_changed_and_withdrawn()
    {
        var (_, document) = await Arrange();
        var chair = application.Chair;

        await chair.Vote(document, 1, "accept");
        await chair.Vote(document, 1, "revise");
        Assert.Equal(1, (await chair.Paragraph(document, 1)).GetProperty("tally").GetProperty("revise").GetInt32());
        using var withdrawn = await chair.Try(HttpMethod.Delete, $"/api/documents/{document}/paragraphs/1/stance");

        Assert.Equal(HttpStatusCode.OK, withdrawn.StatusCode);
        var tally = (await chair.Paragraph(document, 1)).GetProperty("tally");
        Assert.Equal([0, 0, 0, 0], tally.EnumerateObject().Select(p => p.Value.GetInt32()));
    }

    [Theory]
    [InlineData("a\u0301 combining e\u0301", "combining", 3)] // the accents count as code points of their own
    [InlineData("👩‍👩‍👧 family and text", "family", 6)]
    [InlineData("قال الكاتب كلمة واحدة", "كلمة", 11)]
    public async Task A_quote_is_placed_in_code_points(string text, string exact, int start)
    {
        var (_, document) = await Arrange(text);

        await application.Chair.Post($"/api/documents/{document}/paragraphs/1/threads", new { text = "Here.", selector = new { exact } });

        var selector = (await application.Chair.Paragraph(document, 1)).GetProperty("threads")[0].GetProperty("selector");
        Assert.Equal(exact, selector.GetProperty("exact").GetString());
        Assert.Equal(start, selector.GetProperty("start").GetInt32());
        Assert.Equal(start + exact.EnumerateRunes().Count(), selector.GetProperty("end").GetInt32());
    }

    [Fact]
    public async Task A_quote_that_is_not_there_is_refused_in_words()
    {
        var (_, document) = await Arrange();

        using var refused = await application.Chair.Try(
            HttpMethod.Post, $"/api/documents/{document}/paragraphs/1/threads", new { text = "Here.", selector = new { exact = "absent" } });

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("The quoted text is not in this paragraph.", await DetailOf(refused));
    }

    [Fact]
    public async Task A_comment_over_the_limit_is_refused_with_the_limit_in_words()
    {
        var (_, document) = await Arrange();

        using var refused = await application.Chair.Try(
            HttpMethod.Post, $"/api/documents/{document}/paragraphs/1/threads", new { text = new string('x', 20_001) });

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("20,000", await DetailOf(refused), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("paragraphs/99")]
    [InlineData("paragraphs/0")]
    [InlineData("paragraphs/-1")]
    [InlineData("paragraphs/2147483648")]
    [InlineData("paragraphs/one")]
    public async Task A_paragraph_that_is_not_there_is_not_found(string path)
    {
        var (_, document) = await Arrange();

        using var answer = await application.Chair.Try(HttpMethod.Get, $"/api/documents/{document}/{path}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Only_the_author_edits_and_a_chair_may_delete()
    {
        var (board, document) = await Arrange();
        var ann = await application.Chair.Invite(board, "reviewer", "Ann");
        var ben = await application.Chair.Invite(board, "reviewer", "Ben");
        await ann.Post($"/api/documents/{document}/paragraphs/1/threads", new { text = "Mine." });
        var comment = $"/api/documents/{document}/paragraphs/1/comments/1";

        using var edited = await ben.Try(HttpMethod.Put, comment, new { text = "His." });
        using var deleted = await ben.Try(HttpMethod.Delete, comment);
        using var moderated = await application.Chair.Try(HttpMethod.Delete, comment);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.OK), (edited.StatusCode, deleted.StatusCode, moderated.StatusCode));
    }

    [Fact]
    public async Task The_text_is_not_sent_again_to_who_has_it()
    {
        var (_, document) = await Arrange();
        using var first = await application.Chair.Try(HttpMethod.Get, $"/api/documents/{document}");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/documents/{document}");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await application.Chair.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("{", "application/json")]
    [InlineData("{}", "application/json")]
    [InlineData("{\"format\":\"docx\",\"text\":\"x\"}", "application/json")]
    [InlineData("{\"text\":\"\"}", "application/json")]
    [InlineData("{\"text\":\"x\",\"threshold\":40}", "application/json")]
    [InlineData("text", "text/plain")]
    public async Task An_import_that_cannot_be_read_is_refused(string body, string type)
    {
        var board = await application.Chair.NewBoard();
        using var content = new StringContent(body, Encoding.UTF8, type);

        using var refused = await application.Chair.Http.PostAsync($"/api/boards/{board}/documents", content);

        Assert.InRange((int)refused.StatusCode, 400, 499);
        Assert.NotEmpty(await DetailOf(refused));
    }

    [Fact]
    public async Task A_file_is_imported_with_its_own_title()
    {
        var board = await application.Chair.NewBoard();
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes("# Its title\n\nText *with* weight.\n"));
        form.Add(file, "file", "charter.md");

        using var imported = await application.Chair.Http.PostAsync($"/api/boards/{board}/documents", form);

        var message = await imported.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("Its title", 2), (message.GetProperty("title").GetString(), message.GetProperty("paragraphs").GetInt32()));
    }
}
