using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>The blocks of a document while it is read: drops empty ones, keeps the limits, and lets nothing in that cannot be stored.</summary>
internal sealed class BlockList(ImportLimits limits)
{
    /// <summary>A document so many times over the limit is refused before it is counted to its end.</summary>
    private const int Patience = 10;

    private readonly List<Block> _blocks = [];
    private int _count;
    private string? _firstHeading;

    public ImportLimits Limits => limits;

    /// <summary>What the document says of itself outside its text; else the first heading of level 1 is its title.</summary>
    public string? Title { get; set; }

    public void Add(ParagraphKind kind, InlineText text, int level = 0, int? ordinal = null)
    {
        if (text.IsBlank) return;
        Add(new Block(kind, text.ToText(trim: true), level, ordinal) { Marks = text.Marks() });
    }

    public void Add(Block block)
    {
        if (block.Text.AsSpan().Trim(" \t\n\f\r").IsEmpty) return;
        RequireCount(++_count);
        var length = CodePoints.Count(block.Text);
        if (length > limits.MaxParagraphLength)
        {
            throw ReviewRuleException.Invalid(
                Words.Of($"Paragraph {_count:N0} has {length:N0} characters; the limit is {limits.MaxParagraphLength:N0}."));
        }

        if (_count > limits.MaxParagraphs) return;
        _blocks.Add(block with { Text = Storable(block.Text) });
        if (block is { Kind: ParagraphKind.Heading, Level: 1 }) _firstHeading ??= block.Text;
    }

    /// <summary>Stops a reader that has met many more paragraphs than could be taken.</summary>
    public void RequireCount(int count)
    {
        if (count > (long)limits.MaxParagraphs * Patience)
        {
            throw ReviewRuleException.Invalid(
                Words.Of($"The document has more than {count - 1:N0} paragraphs; the limit is {limits.MaxParagraphs:N0}."));
        }
    }

    /// <exception cref="ReviewRuleException">There are more paragraphs than the limit.</exception>
    public ImportedDocument Finish() => _count <= limits.MaxParagraphs
        ? new(OneLine(Title) ?? OneLine(_firstHeading), _blocks)
        : throw ReviewRuleException.Invalid(Words.Of($"The document has {_count:N0} paragraphs; the limit is {limits.MaxParagraphs:N0}."));

    /// <summary>U+0000 and halves of surrogate pairs, as the replacement character; the length, and so every mark, stays.</summary>
    private static string Storable(string text)
    {
        if (!text.Any(c => c == '\0' || char.IsSurrogate(c))) return text;
        return string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                var whole = i + 1 < from.Length && char.IsSurrogatePair(from[i], from[i + 1]);
                to[i] = from[i] == '\0' || (char.IsSurrogate(from[i]) && !whole) ? '\uFFFD' : from[i];
                if (whole) to[++i] = from[i];
            }
        });
    }

    private static string? OneLine(string? title)
    {
        if (title is null) return null;
        var text = new InlineText();
        text.AppendCollapsed(Storable(title));
        var line = text.ToText(trim: true);
        if (line.Length == 0) return null;
        return line[..CodePoints.ToUtf16(line, ReviewText.MaxTitle)];
    }
}
