namespace ReviewHub.Browser.Tests;

/// <summary>A page on which a script did run, or was only stopped by the policy, would say so: by the flag, or on its console.</summary>
public sealed class HostileContent(Chromium chromium, ReviewHubApplication application) : BrowserTest(chromium, application)
{
    private const string Html = """
        <h1>Title <script>window.hacked = 1</script></h1>
        <p onclick="window.hacked = 2">Hover <img src="x" onerror="window.hacked = 3"> here.</p>
        <p>A <a href="javascript:window.hacked = 4">link</a>, <a href=" JaVaScRiPt:window.hacked = 5">another</a>
           and <a href="data:text/html,<script>1</script>">a third</a>; <a href="https://example.org/">a good one</a>.</p>
        <p><svg onload="window.hacked = 6"></svg><iframe srcdoc="<script>parent.hacked = 7</script>"></iframe>End.</p>
        """;

    private const string Markup = "<img src=x onerror=\"window.hacked = 8\"><script>window.hacked = 9</script><b>bold</b>";

    [Fact]
    public async Task Nothing_in_an_imported_document_runs()
    {
        var board = await Chair.NewBoard();
        await Chair.Import(board, Html, "html");
        var ann = await Join(board, "Ann");

        await Expect(ann.Page.Locator(".row .text").Filter(new() { HasText = "Hover" })).ToBeVisibleAsync();
        foreach (var link in await ann.Page.GetByText("another").AllAsync()) await link.ClickAsync();

        await Expect(ann.Page.Locator(".row .text a")).ToHaveTextAsync(["a good one"]);
        await Expect(ann.Page.Locator(".row .text :is(script, img, iframe, svg)")).ToHaveCountAsync(0);
        Assert.Equal("undefined", await ann.Page.EvaluateAsync<string>("() => typeof window.hacked"));
    }

    [Fact]
    public async Task Markup_in_comments_names_and_titles_is_only_text()
    {
        var (board, document) = await Arrange();
        await Chair.Put($"/api/documents/{document}/title", new { title = Markup });
        var mallory = await Chair.Invite(board, "reviewer", "<i onclick=\"window.hacked = 1\">Mallory</i>");
        await mallory.Post($"/api/documents/{document}/paragraphs/1/threads", new { text = Markup });
        var ann = await Join(board, "Ann");

        await ann.Paragraph(1).OpenThreads();

        await Expect(ann.Paragraph(1).Comments).ToHaveTextAsync([Markup]);
        await Expect(ann.Paragraph(1).Threads.Locator(".comment .by")).ToHaveTextAsync([mallory.Name]);
        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Markup);
        Assert.Equal("undefined", await ann.Page.EvaluateAsync<string>("() => typeof window.hacked"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/documents/any")]
    [InlineData("/api/boards")]
    public async Task Every_answer_carries_the_policy(string path)
    {
        var page = await NewBrowser();

        var answer = await page.Context.APIRequest.GetAsync(path);

        Assert.StartsWith("default-src 'self';", answer.Headers["content-security-policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", answer.Headers["content-security-policy"], StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers["x-content-type-options"]);
    }
}
