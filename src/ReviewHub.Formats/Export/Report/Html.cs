using System.Text;

namespace ReviewHub.Formats;

/// <summary>Pieces of HTML. Whatever a person wrote goes through <see cref="Text"/>, and is put where its own direction of writing holds.</summary>
internal static class Html
{
    public static string Text(string text)
    {
        if (text.AsSpan().IndexOfAny("&<>\"'") < 0 && !text.Any(IsUnfit)) return text;
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                _ => escaped.Append(IsUnfit(c) ? '\uFFFD' : c),
            };
        }

        return escaped.ToString();
    }

    /// <summary>What somebody wrote, within a line.</summary>
    public static string Words(string text) => $"<bdi>{Text(text)}</bdi>";

    /// <summary>What somebody wrote, as a block that keeps its line breaks.</summary>
    public static string Quote(string text) => $"<blockquote dir=\"auto\">{Text(text)}</blockquote>\n";

    /// <param name="headers">Of the columns; the first cell of a row is its header.</param>
    /// <param name="rows">Cells as HTML.</param>
    public static string Table(string caption, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        var head = string.Concat(headers.Select(header => $"<th scope=\"col\">{header}</th>"));
        var body = string.Concat(rows.Select(row => $"<tr><th scope=\"row\">{row[0]}</th>{string.Concat(row.Skip(1).Select(cell => $"<td>{cell}</td>"))}</tr>\n"));
        return $"<table>\n<caption>{caption}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n";
    }

    public static string List(IEnumerable<string> items)
    {
        var list = string.Concat(items.Select(item => $"<li>{item}</li>\n"));
        return list.Length == 0 ? "" : $"<ul>\n{list}</ul>\n";
    }

    // No reader of HTML takes control characters.
    private static bool IsUnfit(char c) => char.IsControl(c) && c is not ('\n' or '\t' or '\r');
}
