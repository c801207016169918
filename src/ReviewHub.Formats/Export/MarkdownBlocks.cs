using System.Text;
using ReviewHub.Domain;
using static System.Globalization.CultureInfo;

namespace ReviewHub.Formats;

/// <summary>The blocks of a document as Markdown, each with the reference to its note. Remembers the list it is in, for the indentation of items.</summary>
internal sealed class MarkdownBlocks(StringBuilder text)
{
    /// <summary>The items still open, innermost on top, with the column where their contents begin. Levels may be left out.</summary>
    private readonly Stack<(int Level, int Column)> _items = new();

    private Block? _lastItem;

    public bool InList => _items.Count > 0;

    public void EndList() => _items.Clear();

    /// <param name="note">"[^p3]".</param>
    public void Write(Block block, string note)
    {
        switch (block.Kind)
        {
            case ParagraphKind.Heading:
                text.Append(InvariantCulture, $"{new string('#', Math.Clamp(block.Level, 1, 6))} {MarkdownMarks.Write(OneLine(block))} {note}\n\n");
                break;
            case ParagraphKind.ListItem: WriteItem(block, note); break;
            case ParagraphKind.Quote: text.Append(InvariantCulture, $"> {MarkdownMarks.Write(block, "> ")} {note}\n\n"); break;
            case ParagraphKind.Code:
                var fence = MarkdownMarks.Fence(block.Text, 3);
                text.Append(InvariantCulture, $"{fence}\n{block.Text}\n{fence}\n\n{note}\n\n");
                break;
            case ParagraphKind.Table: WriteTable(block.Text, note); break;
            case ParagraphKind.Figure: text.Append(InvariantCulture, $"*Figure:* {MarkdownMarks.Write(block)} {note}\n\n"); break;
            default: text.Append(InvariantCulture, $"{MarkdownMarks.Write(block)} {note}\n\n"); break;
        }
    }

    /// <summary>A heading is one line; a break in it becomes a space, which keeps every mark where it was.</summary>
    private static Block OneLine(Block block) => block with { Text = block.Text.Replace('\n', ' ') };

    private void WriteItem(Block block, string note)
    {
        // A number other than one begins no list where a paragraph could go on; only a blank line makes sure.
        if (_items.Count > 0 && block.Ordinal is not (null or 1) && (_lastItem?.Level != block.Level || _lastItem.Ordinal is null)) text.Append('\n');
        _lastItem = block;
        while (_items.TryPeek(out var open) && open.Level >= block.Level) _items.Pop();
        var column = _items.Count == 0 ? 0 : _items.Peek().Column;
        var marker = block.Ordinal is { } number and >= 0 ? Words.Of($"{number}. ") : "- ";
        _items.Push((block.Level, column + marker.Length));
        var inner = new string(' ', column + marker.Length);
        text.Append(' ', column).Append(InvariantCulture, $"{marker}{MarkdownMarks.Write(block, inner)} {note}\n");
    }

    private void WriteTable(string table, string note)
    {
        var rows = table.Split('\n').Select(r => r.Split('\t')).ToList();
        var width = rows.Max(r => r.Length);
        for (var i = 0; i < rows.Count; i++)
        {
            var cells = rows[i].Concat(Enumerable.Repeat("", width - rows[i].Length)).Select(c => MarkdownText.Escape(c));
            text.Append(InvariantCulture, $"| {string.Join(" | ", cells)} |\n");
            if (i == 0) text.Append('|').Insert(text.Length, " --- |", width).Append('\n');
        }

        text.Append(InvariantCulture, $"\n{note}\n\n");
    }
}
