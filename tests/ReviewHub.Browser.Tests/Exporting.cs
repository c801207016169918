namespace ReviewHub.Browser.Tests;

public sealed class Exporting(Chromium chromium, ReviewHubApplication application) : BrowserTest(chromium, application)
{
    [Theory]
    [InlineData("Annotations", ".jsonld", "A remark to keep.")]
    [InlineData("Votes", ".csv", "accept")]
    [InlineData("Text with remarks", ".md", "First paragraph.")]
    public async Task Each_download_arrives_with_what_the_board_said(string label, string kind, string content)
    {
        var (board, document) = await Arrange();
        await Chair.Vote(document, 1, "accept");
        await Chair.Post($"/api/documents/{document}/paragraphs/1/threads", new { text = "A remark to keep." });
        var ann = await Join(board, "Ann");
        await ann.Page.Locator("summary", new() { HasText = "Export" }).ClickAsync();

        var download = await ann.Page.RunAndWaitForDownloadAsync(() =>
            ann.Page.GetByRole(AriaRole.Link, new() { Name = label }).ClickAsync());

        Assert.EndsWith(kind, download.SuggestedFilename, StringComparison.Ordinal);
        using var reader = new StreamReader(await download.CreateReadStreamAsync());
        Assert.Contains(content, await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }
}
