using System.Globalization;
using System.Runtime.CompilerServices;
using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using ReviewHub.Domain;
using MarkdownBlock = Markdig.Syntax.Block;

namespace ReviewHub.Formats;

/// <summary>
/// Reads CommonMark with pipe tables, footnotes and a YAML head (which is skipped). Of a list item the first paragraph is the item; what
/// follows in it is read as what stands around the list. Footnotes come last, each prose that begins with its number in brackets.
/// </summary>
internal sealed class MarkdownReader
{
    private readonly BlockList _blocks;

    private MarkdownReader(BlockList blocks) => _blocks = blocks;

    public static void Read(string text, BlockList blocks)
    {
        (text, blocks.Title) = YamlHead.Split(text);
        var guard = new MarkdownGuard(blocks);
        MarkdownGuard.RequireFewDefinitions(text);
        var builder = new MarkdownPipelineBuilder().UsePipeTables().UseFootnotes();
        guard.Watch(builder);
        try
        {
            new MarkdownReader(blocks).Container(Markdig.Markdown.Parse(text, builder.Build()), new());
        }
        catch (Exception tooDeep) when (tooDeep is ArgumentException or InsufficientExecutionStackException)
        {
            // The parser reports its depth limit as an ArgumentException without a type of its own.
            throw ReviewRuleException.Invalid("The document nests quotes, lists or emphasis in one another deeper than can be read.");
        }
    }

    /// <summary>What stands around a block.</summary>
    /// <param name="Item">The list item whose first paragraph is still to come.</param>
    private readonly record struct Around(bool InQuote, int Depth, PendingItem? Item);

    private sealed class PendingItem(int level, int? ordinal)
    {
        private bool _taken;

        public int Level => level;
        public int? Ordinal => ordinal;

        public bool Take() => !_taken && (_taken = true);
    }

    private void Container(ContainerBlock container, Around around)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var block in container) Read(block, around);
    }

    private void Read(MarkdownBlock block, Around around)
    {
        switch (block)
        {
            case LinkReferenceDefinitionGroup or ThematicBreakBlock: break;
            case HeadingBlock heading: _blocks.Add(ParagraphKind.Heading, KramdownMark.WithoutId(Inlines(heading)), heading.Level); break;
            case CodeBlock code: _blocks.Add(new Domain.Block(ParagraphKind.Code, Verbatim(code))); break;
            case HtmlBlock html: new HtmlReader(_blocks).Read(Verbatim(html)); break;
            case ParagraphBlock paragraph: Paragraph(Inlines(paragraph), around); break;
            case Table table: _blocks.Add(ParagraphKind.Table, MarkdownTable.Read(table)); break;
            case QuoteBlock quote: Container(quote, around with { InQuote = true, Item = null }); break;
            case ListBlock list: List(list, around); break;
            case FootnoteGroup group: Footnotes(group); break;
            case ContainerBlock other: Container(other, around); break;
            default: break;
        }
    }

    private void Paragraph(InlineText text, Around around)
    {
        if (text.IsBlank || KramdownMark.Is(text.ToText(trim: true))) return;
        if (around.Item is { } item && item.Take()) _blocks.Add(ParagraphKind.ListItem, text, item.Level, item.Ordinal);
        else if (text.HasImage && !text.HasWords) _blocks.Add(ParagraphKind.Figure, text);
        else _blocks.Add(around.InQuote ? ParagraphKind.Quote : ParagraphKind.Prose, text);
    }

    private void List(ListBlock list, Around around)
    {
        int? number = list.IsOrdered && int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : null;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var depth = around.Depth + 1;
            Container(item, around with { Depth = depth, Item = new(depth, list.IsOrdered ? number++ ?? item.Order : null) });
        }
    }

    private void Footnotes(FootnoteGroup group)
    {
        foreach (var footnote in group.OfType<Footnote>())
        {
            var label = Words.Of($"[{footnote.Order}] ");
            foreach (var block in footnote)
            {
                if (block is not ParagraphBlock paragraph)
                {
                    Read(block, new());
                    continue;
                }

                var text = new InlineText();
                text.Append(label);
                MarkdownInlines.Append(text, paragraph.Inline);
                _blocks.Add(ParagraphKind.Prose, text);
                label = "";
            }
        }
    }

    private static InlineText Inlines(LeafBlock leaf)
    {
        var text = new InlineText();
        MarkdownInlines.Append(text, leaf.Inline);
        return text;
    }

    private static string Verbatim(LeafBlock leaf) => leaf.Lines.ToString();
}
