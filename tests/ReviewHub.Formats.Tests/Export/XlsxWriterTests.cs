using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ReviewHub.Domain;

namespace ReviewHub.Formats.Tests;

/// <summary>Workbooks, read back with another library than they were written with.</summary>
public sealed class XlsxWriterTests
{
    internal static async Task<Dictionary<string, List<Dictionary<string, string>>>> Sheets(ReviewRecord record)
    {
        using var file = new MemoryStream(await Write.Bytes(XlsxWriter.WriteAsync, record));
        using var workbook = SpreadsheetDocument.Open(file, isEditable: false);
        var part = workbook.WorkbookPart!;
        return part.Workbook!.Sheets!.Elements<global::DocumentFormat.OpenXml.Spreadsheet.Sheet>().ToDictionary(
            sheet => sheet.Name!.Value!, sheet => Rows(((WorksheetPart)part.GetPartById(sheet.Id!.Value!)).Worksheet!));
    }

    private static List<Dictionary<string, string>> Rows(Worksheet sheet)
    {
        Assert.Empty(sheet.Descendants<CellFormula>());
        var rows = sheet.Descendants<Row>().Select(row => row.Elements<Cell>().Select(cell => cell.InnerText).ToList()).ToList();
        return [.. rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    [Fact]
    public async Task It_has_its_sheets_with_the_figures_of_the_other_exports()
    {
        var sheets = await Sheets(Given.Panel());

        Assert.Equal(["Summary", "Rounds", "Paragraphs", "Stances", "Recusals", "Notes"], sheets.Keys);
        var first = sheets["Paragraphs"][0];
        Assert.Equal(("1", "accuracy", "contested", "8.5", "4"), (first["Round"], first["Question"], first["State"], first["Median"], first["Judged"]));
        Assert.Equal(0.75, double.Parse(first["Share for"], CultureInfo.InvariantCulture));
        Assert.Equal((16, 3, 3), (sheets["Stances"].Count, sheets["Recusals"].Count, sheets["Notes"].Count));
        Assert.Equal("=I wrote it", sheets["Recusals"][0]["Reason"]);
        Assert.Equal("", sheets["Recusals"][1]["Reviewer"]);
        Assert.All(sheets["Stances"].Where(s => s["Round"] == "2"), s => Assert.Equal("", s["At"]));
    }

    [Fact]
    public async Task The_same_record_gives_the_same_bytes() =>
        Assert.Equal(await Write.Bytes(XlsxWriter.WriteAsync, Given.Panel()), await Write.Bytes(XlsxWriter.WriteAsync, Given.Panel()));

    [Fact]
    public async Task It_does_not_say_when_it_was_made()
    {
        using var file = new MemoryStream(await Write.Bytes(XlsxWriter.WriteAsync, Given.Panel()));
        using var workbook = SpreadsheetDocument.Open(file, isEditable: false);

        Assert.Null(workbook.PackageProperties.Created);
        Assert.Null(workbook.PackageProperties.Modified);
    }

    [Fact]
    public async Task What_people_wrote_is_text_to_the_letter_and_never_a_formula()
    {
        var texts = NaughtyStringsTests.Texts().ToList();
        var people = texts.Select((_, i) => new ReviewerId(new Guid(i + 1, 0, 0, new byte[8]))).ToList();
        var sheets = await Sheets(Given.Record(
            texts[0], people.Zip(texts).ToDictionary(p => p.First, p => (string?)p.Second),
            [.. texts.Zip(people, (text, person) => (new Block(ParagraphKind.Prose, text), Given.Read((person, "accept"))))]));

        // XML turns every line end into a line feed, and has no control characters.
        Assert.Equal(texts.Select(Shown), sheets["Paragraphs"].Select(row => Shown(row["Text"])));
        Assert.Equal(texts.Select(Shown), sheets["Stances"].Select(row => Shown(row["Name"])));
    }

    [Fact]
    public async Task A_text_too_long_for_a_cell_says_that_it_was_cut()
    {
        var sheets = await Sheets(Given.Record("T", (new(ParagraphKind.Prose, string.Concat(Enumerable.Repeat("🙂", 20_000))), Paragraph.Untouched)));

        Assert.EndsWith("🙂 […]", sheets["Paragraphs"][0]["Text"], StringComparison.Ordinal);
        Assert.InRange(sheets["Paragraphs"][0]["Text"].Length, 32_000, 32_767);
    }

    private static string Shown(string text) => string.Concat(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
        .Select(c => (c < ' ' && c is not ('\n' or '\t')) || c is '\uFFFE' or '\uFFFF' ? '\uFFFD' : c));
}
