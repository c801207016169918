using System.Text;

namespace ReviewHub.Formats.Tests;

public sealed class LimitsTests
{
    private static readonly ImportLimits Small = new() { MaxBytes = 1_000, MaxParagraphs = 3, MaxParagraphLength = 20 };

    [Fact]
    public void A_file_over_the_size_is_refused_with_both_figures() =>
        Assert.Equal("The document is 1,001 bytes long; the limit is 1,000.", Refusal(new string('a', 1_001)));

    [Fact]
    public void Too_many_paragraphs_are_refused_with_both_figures() =>
        Assert.Equal("The document has 4 paragraphs; the limit is 3.", Refusal("a\n\nb\n\nc\n\nd"));

    [Fact]
    public void A_paragraph_is_measured_in_code_points()
    {
        Assert.Single(DocumentImporter.Read(string.Concat(Enumerable.Repeat("🙂", 20)), DocumentFormat.Markdown, Small).Blocks);
        Assert.Equal("Paragraph 2 has 21 characters; the limit is 20.", Refusal($"a\n\n{string.Concat(Enumerable.Repeat("🙂", 21))}"));
    }

    [Theory]
    [InlineData(null, "a.md", DocumentFormat.Markdown)]
    [InlineData("", "a.HTM", DocumentFormat.Html)]
    [InlineData("text", "a.md", DocumentFormat.PlainText)]
    public void The_name_decides_before_the_extension(string? name, string file, DocumentFormat format) =>
        Assert.Equal(format, DocumentFormats.Choose(name, file));

    [Theory]
    [InlineData(null, "a.docx")]
    [InlineData(null, null)]
    [InlineData("latex", "a.md")]
    public void An_unknown_format_is_refused_with_a_list_of_what_is_read(string? name, string? file) =>
        Assert.Contains("markdown (.md, .markdown), text", Import.Refusal(() => DocumentFormats.Choose(name, file)), StringComparison.Ordinal);

    private static string Refusal(string text) =>
        Import.Refusal(() => DocumentImporter.Read(Encoding.UTF8.GetBytes(text), DocumentFormat.Markdown, Small));
}
