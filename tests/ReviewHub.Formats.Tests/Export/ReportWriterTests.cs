using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ReviewHub.Domain;

namespace ReviewHub.Formats.Tests;

public sealed class ReportWriterTests
{
    private static async Task<IDocument> Report(ReviewRecord record) =>
        new HtmlParser(new() { IsStrictMode = true }).ParseDocument(await Write.Text(ReportWriter.WriteAsync, record));

    [Fact]
    public async Task It_needs_nothing_else_and_runs_nothing()
    {
        var report = await Report(Given.Panel());

        Assert.Empty(report.QuerySelectorAll("script, link, img, iframe, object, [src]"));
        Assert.All(report.QuerySelectorAll("a"), a => Assert.NotNull(report.QuerySelector(a.GetAttribute("href")!)));
        Assert.DoesNotContain(report.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_listens_to_it_finds_headings_captions_and_headers()
    {
        var report = await Report(Given.Panel());
        var levels = report.QuerySelectorAll("h1, h2, h3, h4").Select(h => h.TagName[1] - '0').ToList();

        Assert.Equal("en", report.DocumentElement.GetAttribute("lang"));
        Assert.Equal(1, levels.Count(l => l == 1));
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, "A heading skips a level."));
        Assert.All(report.QuerySelectorAll("table"), table => Assert.NotEqual("", table.QuerySelector("caption")!.TextContent));
        Assert.All(report.QuerySelectorAll("th"), th => Assert.Contains(th.GetAttribute("scope"), (string[])["row", "col"]));
        Assert.Equal(report.QuerySelectorAll("[id]").Length, report.QuerySelectorAll("[id]").Select(e => e.Id).Distinct().Count());
    }

    [Fact]
    public async Task Every_item_of_the_checklist_is_answered_or_left_to_the_chair()
    {
        var rows = (await Report(Given.Panel())).QuerySelectorAll("section[aria-labelledby=accord] tbody tr");

        Assert.Equal(35, rows.Length);
        Assert.All(rows, row => Assert.True(row.QuerySelector("a") is not null || row.TextContent.Contains("chair", StringComparison.Ordinal) || row.TextContent.Contains("log", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_people_wrote_shows_to_the_letter()
    {
        foreach (var text in NaughtyStringsTests.Texts())
        {
            var review = Given.Next(Given.Commented([text]), Given.Ann, new StanceTaken(1, 1, new("reject")));
            var report = await Report(Given.Record(text, new Dictionary<ReviewerId, string?> { [Given.Ann] = text }, (new(ParagraphKind.Prose, text), review)));
            var shown = string.Concat(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Select(c => char.IsControl(c) && c is not ('\n' or '\t') ? '\uFFFD' : c));

            Assert.Equal(shown, report.QuerySelector("blockquote")!.TextContent);
            Assert.Equal(shown, report.QuerySelector("h1")!.TextContent);
        }
    }

    [Fact]
    public async Task Of_no_votes_and_of_one_it_says_what_is_not_defined()
    {
        foreach (var review in (Paragraph[])[Paragraph.Untouched, Given.Read((Given.Ann, "accept")), Given.Read((Given.Ann, "abstain"))])
        {
            var text = (await Report(Given.Record("T", (new(ParagraphKind.Prose, "One."), review)))).DocumentElement.TextContent;

            Assert.Contains("not defined", text, StringComparison.Ordinal);
            Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Infinity", text, StringComparison.Ordinal);
            Assert.DoesNotContain("∞", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task After_its_summary_paragraphs_are_written_as_they_come_in()
    {
        using var output = new MemoryStream();
        var readings = 0;
        await ReportWriter.WriteAsync(Given.Review() with { Paragraphs = Paragraphs() }, output, CancellationToken.None);

        async IAsyncEnumerable<ReviewedParagraph> Paragraphs()
        {
            readings++;
            for (var number = 1; number <= 3_000; number++)
            {
                if (readings == 2 && number > 100) Assert.True(output.Length > (number - 50) * 300, $"{number} paragraphs read, {output.Length} bytes written.");
                yield return new(new(number, new(ParagraphKind.Prose, "Some text.")), Given.Read((Given.Ann, "accept")));
                await Task.CompletedTask;
            }
        }
    }
}
