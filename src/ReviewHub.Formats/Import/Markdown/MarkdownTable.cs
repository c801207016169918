using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace ReviewHub.Formats;

/// <summary>A pipe table as one text: rows separated by line feeds, cells by tabs.</summary>
internal static class MarkdownTable
{
    public static InlineText Read(Table table)
    {
        var text = new InlineText();
        foreach (var row in table.OfType<TableRow>())
        {
            if (row != table[0]) text.AppendSeparator('\n');
            foreach (var cell in row.OfType<TableCell>())
            {
                if (cell != row[0]) text.AppendSeparator('\t');
                var inner = new InlineText();
                foreach (var paragraph in cell.OfType<ParagraphBlock>()) MarkdownInlines.Append(inner, paragraph.Inline);
                text.AppendCell(inner);
            }
        }

        return text;
    }
}
