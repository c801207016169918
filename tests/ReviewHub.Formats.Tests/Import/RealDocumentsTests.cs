using ReviewHub.Domain;

namespace ReviewHub.Formats.Tests;

public sealed class RealDocumentsTests
{
    [SkippableFact]
    public void The_essay_has_a_block_a_line_and_its_ten_headings()
    {
        var document = Read("000_bcc03605016d20ca.txt");

        Assert.Equal(61, document.Blocks.Count);
        Assert.Equal(File.ReadLines(Shared.Require("documents/000_bcc03605016d20ca.txt")).Where(l => l.Length > 0), document.Blocks.Select(b => b.Text));
        Assert.Equal("The Case For A US-Russian Alliance", document.Title);
        Assert.Equal(10, document.Blocks.Count(b => b.Kind == ParagraphKind.Heading));
        Assert.DoesNotContain(document.Blocks, b => b.Kind == ParagraphKind.Heading && b.Text.Contains("Ilyin", StringComparison.Ordinal));
    }

    [SkippableTheory]
    [InlineData("rfc6265bis.md", "Cookies: HTTP State Management Mechanism", 600, 680)]
    [InlineData("commonmark-spec.md", "CommonMark Spec", 1_450, 1_900)]
    [InlineData("grundgesetz.md", "Grundgesetz für die Bundesrepublik Deutschland", 850, 930)]
    public void A_long_document_comes_in_as_what_a_reader_calls_paragraphs(string file, string title, int least, int most)
    {
        var document = Read(file);

        Assert.Equal(title, document.Title);
        Assert.InRange(document.Blocks.Count, least, most);
        Assert.All(document.Blocks, b => Assert.All(b.Marks, m => Assert.InRange(m.End, m.Start + 1, CodePoints.Count(b.Text))));
    }

    private static ImportedDocument Read(string file) =>
        DocumentImporter.Read(File.ReadAllBytes(Shared.Require($"documents/{file}")), DocumentFormats.Choose(null, file));
}
