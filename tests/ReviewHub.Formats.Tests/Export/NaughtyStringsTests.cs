using System.Text.Json;
using CsvHelper;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using ReviewHub.Domain;

namespace ReviewHub.Formats.Tests;

/// <summary>Whatever people write comes back to the letter from every export, as a reader of its format reads it.</summary>
public sealed class NaughtyStringsTests
{
    private static readonly string[] Own =
    [
        "=cmd|' /C calc'!A0", "\"quoted\", and \"more\"", "a\r\nb\rc\nd", " leads and trails ", "\t\ttabs\t", "two  spaces", "**bold** _x_ `c`",
        "# no heading", "1. no list\n- none\n+ none\n> none", "1) no list", "---", "===\n===", "a\n\nb", "\n\n", "[^p1]: no note", "![x](y) !", "&amp; &#65; &lt;",
        "<script>alert(1)</script>", "```\nfence\n```", "    four", "| a | b |\n|---|---|", "\\ \\\\ \\n", "https://example.org/ www.example.org a@b.c", "é e\u0301 👩‍👩‍👧‍👦 \u202Ertl\u202C \uFEFF",
        "\u0001\u001F\u007F\u0085\u2028\u2029", "x\u00A0y\u2003", "{#id .class}", "[a]: b", "a\\", "$x$ ~~y~~ ^z^", "-", "\\\n", "a \n b",
    ];

    public static IEnumerable<string> Texts() =>
        Own.Concat(Shared.Find("bad/blns/blns.json") is { } file ? JsonSerializer.Deserialize<string[]>(File.ReadAllText(file))! : [])
            .Where(t => t.Length > 0).Distinct();

    [SkippableFact]
    public void The_big_list_is_among_them()
    {
        Shared.Require("bad/blns/blns.json");
        Assert.True(Texts().Count() > 500);
    }

    [Fact]
    public async Task Annotations_keep_titles_names_and_comments()
    {
        foreach (var (text, record) in Records())
        {
            using var json = JsonDocument.Parse(await Write.Bytes(AnnotationsWriter.WriteAsync, record));
            var comment = json.RootElement.GetProperty("first").GetProperty("items")[1];

            Assert.Equal(text, json.RootElement.GetProperty("label").GetString());
            Assert.Equal(text, comment.GetProperty("body").GetProperty("value").GetString());
            Assert.Equal(text, comment.GetProperty("creator").GetProperty("name").GetString());
        }
    }

    [Fact]
    public async Task Stances_keep_names()
    {
        foreach (var (text, record) in Records())
        {
            using var csv = CsvReader.Create(await Write.Bytes(StancesWriter.WriteAsync, record));
            Assert.True(csv.Read());

            Assert.Equal(text, csv.GetString("name"));
            Assert.False(csv.Read());
        }
    }

    [Fact]
    public async Task Markdown_keeps_comments()
    {
        foreach (var (text, record) in Records())
        {
            var document = Read(await Write.Text(MarkdownWriter.WriteAsync, record));
            var quote = document.Descendants<QuoteBlock>().Single();

            Assert.Equal(text, Text((LeafBlock)Assert.Single(quote)));
        }
    }

    [Fact]
    public async Task Markdown_keeps_titles_and_paragraphs()
    {
        foreach (var (text, record) in Records())
        {
            var document = Read(await Write.Text(MarkdownWriter.WriteAsync, record));

            Assert.Equal(text.Replace('\n', ' '), Text((LeafBlock)document[0]));
            Assert.Equal(text + " ", Text(document.OfType<ParagraphBlock>().First()));
        }
    }

    private static IEnumerable<(string, ReviewRecord)> Records()
    {
        foreach (var text in Texts())
        {
            var review = Given.Next(Given.Commented([text]), Given.Ann, new StanceTaken(1, 1, new("accept")));
            yield return (text, Given.Record(text, new Dictionary<ReviewerId, string?> { [Given.Ann] = text }, (new(ParagraphKind.Prose, text), review)));
        }
    }

    private static MarkdownDocument Read(string markdown) =>
        Markdown.Parse(markdown, new MarkdownPipelineBuilder().UsePipeTables().UseFootnotes().UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough).Build());

    private static string Text(LeafBlock block) => string.Concat(block.Inline!.Select(Text));

    private static string Text(Inline inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LineBreakInline { IsHard: true } => "\n",
        Markdig.Extensions.Footnotes.FootnoteLink => "",
        _ => throw new InvalidOperationException($"Markup came through: {inline.GetType().Name}"),
    };
}
