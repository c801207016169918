using System.Text.RegularExpressions;
using ReviewHub.Domain;

namespace ReviewHub.Formats.Tests;

public sealed partial class MarkdownWriterTests
{
    private const string Everything = """
        # One

        Prose with *emphasis*, **strong**, `code` and [a link](https://x.org/a?b=1&c=2).\
        A second line - with 1. no list.

        3. three
           - nested
             5. deeper
           - nested again
        4. four
        - other
        9. nine

        > quoted\
        > twice

        ```
        code `with` ~~~ and
           spaces
        ```

        | a | b |
        |---|---|
        |   | c\|d |

        Last! [not a link] <not a tag> #
        """;

    [Fact]
    public async Task A_document_written_and_read_again_is_the_same() => await RoundTrip(Import.Markdown(Everything));

    [SkippableTheory]
    [InlineData("grundgesetz.md")]
    [InlineData("commonmark-spec.md")]
    public async Task So_is_a_real_one(string file) =>
        await RoundTrip(Import.Markdown(await File.ReadAllTextAsync(Shared.Require($"documents/{file}"))));

    [Fact]
    public async Task Paragraphs_are_written_as_they_come_in()
    {
        foreach (var (writer, passes) in ((Writer, int)[])[(AnnotationsWriter.WriteAsync, 1), (StancesWriter.WriteAsync, 1), (MarkdownWriter.WriteAsync, 2)])
        {
            using var output = new MemoryStream();
            var (read, left) = (0, passes);
            await writer(Given.Review() with { Paragraphs = Many() }, output, CancellationToken.None);

            async IAsyncEnumerable<ReviewedParagraph> Many()
            {
                left--; // those before the last are for what stands in front of the first paragraph
                for (var number = 1; number <= 5_000; number++)
                {
                    Assert.True(left > 0 || output.Length >= read / 2, $"{read} bytes of paragraphs read, {output.Length} written.");
                    yield return new(new(number, new(ParagraphKind.Prose, "Some text.")), Given.Read((Given.Ann, "accept")));
                    if (left == 0 && number > 1_000) read += 10;
                    await Task.CompletedTask;
                }
            }
        }
    }

    private static async Task RoundTrip(ImportedDocument document)
    {
        var record = Given.Record("T", [.. document.Blocks.Select(b => (b, Paragraph.Untouched))]);
        var written = await Write.Text(MarkdownWriter.WriteAsync, record);
        var again = Import.Markdown(written);
        var head = Import.Markdown(written[..written.IndexOf("\n---\n", StringComparison.Ordinal)]).Blocks.Count;

        // After the head; before the notes. Code and tables have their reference in a paragraph of its own.
        var blocks = again.Blocks.Skip(head).Select(b => Reference().Replace(b.Text, "")).Where(t => t.Length > 0).Take(document.Blocks.Count);
        Assert.Equal(document.Blocks.Select(b => b.Text), blocks);
    }

    [GeneratedRegex(@" ?\[\d+\]$")]
    private static partial Regex Reference();
}
