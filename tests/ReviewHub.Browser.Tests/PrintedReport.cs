namespace ReviewHub.Browser.Tests;

/// <summary>The report as Chromium prints it to PDF, with every cell of its tables made a link so that it can be found on the paper.</summary>
public sealed class PrintedReport(Chromium chromium, ReviewHubApplication application) : BrowserTest(chromium, application)
{
    private const int Paragraphs = 70;
    private const int BetweenMargins = (int)((210 - 16 - 16) / 25.4 * 96); // of A4, in CSS pixels

    private const string LinkRows = """
        () => {
          const rows = [...document.querySelectorAll('tbody tr')];
          rows.forEach((row, number) => [...row.cells].forEach((cell) => {
            const link = document.createElement('a');
            link.href = `https://row.example/${number}`;
            link.append(...cell.childNodes);
            cell.append(link);
          }));
          return rows.length;
        }
        """;

    [Fact]
    public async Task No_row_of_a_table_is_split_between_pages_or_runs_off_the_paper()
    {
        var report = await LongReport();

        var (rows, links, pages) = await Print(report);

        Assert.True(pages > 10, $"{pages} pages");
        Assert.True(rows > 2 * Paragraphs, $"{rows} rows");
        Assert.Equal(rows, links.Select(l => l.To).Distinct().Count());
        Assert.Empty(Split(links));
        Assert.False(await RunsOff(report));
    }

    // One rule taken away at a time: a word that runs off makes its column so wide that no row has lines enough to be split.
    [Fact]
    public async Task Without_its_rules_for_paper_rows_are_split_and_run_off()
    {
        var report = await LongReport();

        var (_, links, _) = await Print(Without(report, "tr { break-inside: avoid; }"));

        Assert.NotEmpty(Split(links));
        Assert.True(await RunsOff(Without(report, "overflow-wrap: anywhere")));
    }

    private static string Without(string report, string rule)
    {
        Assert.Contains(rule, report, StringComparison.Ordinal);
        return report.Replace(rule, "", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Split(IEnumerable<PdfLink> links) =>
        links.GroupBy(l => l.To).Where(row => row.Select(l => l.Page).Distinct().Count() > 1).Select(row => row.Key);

    // Chromium prints what is too wide smaller, and only what is more than twice as wide cut; neither is to be.
    private async Task<bool> RunsOff(string report)
    {
        var page = await NewBrowser(look: options => options.ViewportSize = new() { Width = BetweenMargins, Height = 1000 });
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.SetContentAsync(report);
        return await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    private async Task<(int Rows, IReadOnlyList<PdfLink> Links, int Pages)> Print(string report)
    {
        var page = await NewBrowser();
        await page.SetContentAsync(report);
        var rows = await page.EvaluateAsync<int>(LinkRows);
        var (links, pages) = PdfLinks.Of(await page.PdfAsync(new() { PreferCSSPageSize = true }));
        return (rows, [.. links.Where(l => l.To.StartsWith("https://row.example/", StringComparison.Ordinal))], pages);
    }

    /// <summary>Two people judge some of it, and stand aside from the rest for reasons that fill lines, one of them in a single word.</summary>
    private async Task<string> LongReport()
    {
        var (board, document) = await Arrange([.. Enumerable.Range(1, Paragraphs).Select(i => $"Paragraph {i}. " + string.Join(' ', Enumerable.Repeat("It goes on for a while.", 12)))]);
        var people = new[] { await Chair.Invite(board, "reviewer", "Ann"), await Chair.Invite(board, "reviewer", "Ben") };
        for (var paragraph = 1; paragraph <= Paragraphs; paragraph++)
            foreach (var (index, person) in people.Index())
            {
                if ((paragraph + index) % 3 == 0) await person.Vote(document, paragraph, paragraph % 2 == 0 ? "accept" : "reject");
                else await person.Put($"/api/documents/{document}/paragraphs/{paragraph}/recusal", new { reason = Reason(paragraph) });
            }

        return await Chair.Http.GetStringAsync($"/api/documents/{document}/exports/report");
    }

    private static string Reason(int paragraph) => paragraph == 1 ? new string('x', 300) : string.Join(' ', Enumerable.Repeat("I had a hand in it.", 18 + (paragraph % 6)));
}
