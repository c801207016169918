using System.IO.Compression;

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

    [Fact]
    public async Task The_report_opens_in_a_tab_of_its_own_and_is_dressed()
    {
        var (board, document) = await Arrange();
        await Chair.Vote(document, 1, "accept");
        var ann = await Join(board, "Ann");
        await ann.Page.Locator("summary", new() { HasText = "Export" }).ClickAsync();

        var report = await ann.Page.RunAndWaitForPopupAsync(() => ann.Page.GetByRole(AriaRole.Link, new() { Name = "Report" }).ClickAsync());

        await Expect(report.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        Assert.Equal("collapse", await report.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('table')).borderCollapse"));
    }

    [Fact]
    public async Task A_workbook_that_is_long_on_its_way_says_so_until_it_has_arrived()
    {
        var (board, document) = await Arrange();
        await Chair.Vote(document, 1, "accept");
        var wire = NewWire();
        var ann = await Join(board, "Ann", at: wire.Address);
        await ann.Page.Locator("summary", new() { HasText = "Export" }).ClickAsync();
        wire.HoldAnswers();

        var download = await ann.Page.RunAndWaitForDownloadAsync(async () =>
        {
            await ann.Page.GetByRole(AriaRole.Link, new() { Name = "Workbook" }).ClickAsync();
            await Expect(Underway(ann)).ToContainTextAsync("Workbook: 0 kB so far");
            wire.ReleaseAnswers();
        });

        Assert.EndsWith(".xlsx", download.SuggestedFilename, StringComparison.Ordinal);
        await Expect(Underway(ann)).ToHaveCountAsync(0);
        using var workbook = ZipFile.OpenRead(await download.PathAsync());
        Assert.Contains("xl/workbook.xml", workbook.Entries.Select(e => e.FullName));
        Assert.Contains("First paragraph.", string.Concat(workbook.Entries.Select(TextOf)), StringComparison.Ordinal);
    }

    private static ILocator Underway(ReadingPage page) => page.Page.Locator(".underway");

    private static string TextOf(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }
}
