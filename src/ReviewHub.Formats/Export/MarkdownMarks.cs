using System.Text;
using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>A block's text with its marks written as Markdown. Marks that cross one another, or whose stars would not work where they stand, are left out.</summary>
internal static class MarkdownMarks
{
    public static string Write(Block block, string breakWith = "")
    {
        var text = block.Text;
        if (block.Marks.IsEmpty) return MarkdownText.Escape(text, breakWith);
        var written = new StringBuilder();
        var at = 0;
        foreach (var (start, end, mark) in Plain(block))
        {
            written.Append(MarkdownText.Escape(text, at, start, breakWith));
            written.Append(Wrapped(text, start, end, mark, breakWith));
            at = end;
        }

        return written.Append(MarkdownText.Escape(text, at, text.Length, breakWith)).ToString();
    }

    /// <summary>The outermost marks, as UTF-16 ranges that do not meet. One mark a stretch is what a reader of the export needs.</summary>
    private static IEnumerable<(int Start, int End, Mark Mark)> Plain(Block block)
    {
        var last = 0;
        foreach (var mark in block.Marks.OrderBy(m => m.Start).ThenByDescending(m => m.End))
        {
            var (start, end) = (CodePoints.ToUtf16(block.Text, mark.Start), CodePoints.ToUtf16(block.Text, mark.End));
            if (start < last || start >= end || !Works(block.Text, start, end, mark.Kind)) continue;
            yield return (start, end, mark);
            last = end;
        }
    }

    /// <summary>Whether stars open before a letter and close after one, beside anything; a code span or link needs no such care.</summary>
    private static bool Works(string text, int start, int end, MarkKind kind) => kind switch
    {
        MarkKind.Code => !text.AsSpan(start, end - start).ContainsAny('\n', '\r') && text[start] is not (' ' or '`') && text[end - 1] is not (' ' or '`'),
        MarkKind.Link => true,
        _ => char.IsLetterOrDigit(text[start]) && char.IsLetterOrDigit(text[end - 1]),
    };

    private static string Wrapped(string text, int start, int end, Mark mark, string breakWith)
    {
        var inner = MarkdownText.Escape(text, start, end, breakWith);
        return mark.Kind switch
        {
            MarkKind.Strong => $"**{inner}**",
            MarkKind.Emphasis => $"*{inner}*",
            MarkKind.Link => $"[{inner}](<{Address(mark.Href!)}>)",
            _ => InBackticks(text[start..end]),
        };
    }

    private static string InBackticks(string code) => $"{Fence(code, 1)}{code}{Fence(code, 1)}";

    /// <summary>An address as it may stand between angle brackets.</summary>
    private static string Address(string href) => href
        .Replace("\\", "%5C", StringComparison.Ordinal).Replace("<", "%3C", StringComparison.Ordinal)
        .Replace(">", "%3E", StringComparison.Ordinal).Replace("&", "&amp;", StringComparison.Ordinal);

    /// <summary>Backticks that stand nowhere in the text.</summary>
    public static string Fence(string text, int atLeast)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return new('`', Math.Max(atLeast, longest + 1));
    }
}
