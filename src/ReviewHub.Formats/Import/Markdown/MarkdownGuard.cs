using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;
using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>
/// Keeps hostile Markdown from costing more than seconds. The parser's time grows with the square of the brackets and stars of one
/// paragraph, and of the link definitions that stand together; so those squares are added up and bounded. A book stays far below.
/// </summary>
internal sealed class MarkdownGuard(BlockList blocks)
{
    /// <summary>Lines that begin with a bracket and so may define a link or a footnote.</summary>
    private const int MaxDefinitions = 20_000;

    /// <summary>How much longer a paragraph may be as written, with its addresses and marks, than as read.</summary>
    private const int SourcePerText = 10;

    private const long MaxWork = 200_000_000;

    private long _work;
    private int _leaves;

    public static void RequireFewDefinitions(string text)
    {
        var definitions = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
            if (line.TrimStart(" >\t").StartsWith('[')) definitions++;
        if (definitions > MaxDefinitions)
        {
            throw ReviewRuleException.Invalid(
                Words.Of($"The document has {definitions:N0} lines that begin with a bracket; the limit is {MaxDefinitions:N0}."));
        }
    }

    /// <summary>Watches every text the block parsers finish, before anything inside it is parsed.</summary>
    public void Watch(MarkdownPipelineBuilder builder)
    {
        foreach (var parser in builder.BlockParsers.OfType<BlockParser>())
            if (parser is ParagraphBlockParser or HeadingBlockParser) parser.Closed += (_, block) => Closed(block);
    }

    private void Closed(Markdig.Syntax.Block block)
    {
        if (block is not LeafBlock { Lines.Count: > 0 } leaf) return;
        blocks.RequireCount(++_leaves);
        var (length, marks) = (0L, 0L);
        for (var i = 0; i < leaf.Lines.Count; i++)
        {
            var line = leaf.Lines.Lines[i].Slice.AsSpan();
            length += line.Length;
            foreach (var c in line)
                if (c is '[' or ']' or '*' or '_' or '`' or '<' or '!') marks++;
        }

        if (length > (long)blocks.Limits.MaxParagraphLength * SourcePerText)
        {
            throw ReviewRuleException.Invalid(
                Words.Of($"A paragraph is {length:N0} characters long as written; the limit is {blocks.Limits.MaxParagraphLength:N0} of its text."));
        }

        _work += marks * marks;
        if (_work > MaxWork)
            throw ReviewRuleException.Invalid("The document holds so many brackets and stars in one paragraph that it cannot be meant as text.");
    }
}
