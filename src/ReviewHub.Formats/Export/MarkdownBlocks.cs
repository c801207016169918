using System.Text;
using ReviewHub.Domain;
using static System.Globalization.CultureInfo;

namespace ReviewHub.Formats;

/// <summary>The blocks of a document as Markdown, each with the reference to its note. Remembers the list it is in, for the indentation of items.</summary>
internal sealed class MarkdownBlocks(StringBuilder text)
{
    /// <summary>Where the contents of the open items begin, in columns, outermost first.</summary>
    private readonly Stack<int> _columns = new();

    public bool InList => _columns.Count > 0;

    public void EndList() => _columns.Clear();

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
        while (_columns.Count >= Math.Max(1, block.Level)) _columns.Pop();
        var column = _columns.Count == 0 ? 0 : _columns.Peek();
        var marker = block.Ordinal is { } number and >= 0 ? Words.Of($"{number}. ") : "- ";
        _columns.Push(column + marker.Length);
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
