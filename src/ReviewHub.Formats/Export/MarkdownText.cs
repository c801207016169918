using System.Text;
using static System.Globalization.CultureInfo;

namespace ReviewHub.Formats;

/// <summary>
/// Text as Markdown that shows it to the letter: a CommonMark reader gets back every character, and no markup in it works. A backslash
/// stands before what would be markup where it stands, a line feed is a hard break, and what a reader would trim or fold is a numeric entity.
/// </summary>
internal static class MarkdownText
{
    private const string Anywhere = @"\`*_[]<#|~&$";
    private const string AtLineStart = "-+=>:";

    /// <param name="breakWith">What follows a hard break: the indentation or quote mark of the next line.</param>
    public static string Escape(string text, string breakWith = "") => Escape(text, 0, text.Length, breakWith);

    /// <summary>Escapes a stretch of a text, with regard to what stands around it.</summary>
    public static string Escape(string text, int from, int to, string breakWith)
    {
        var escaped = new StringBuilder(to - from + 16);
        var lineStart = from == 0 ? 0 : text.LastIndexOf('\n', from - 1) + 1;
        for (var i = from; i < to; i++)
        {
            var c = text[i];
            if (c == '\n' && i > 0 && i + 1 < text.Length)
            {
                escaped.Append("\\\n").Append(breakWith);
                lineStart = i + 1;
            }
            else if (IsFragile(c) && !IsInnerSpace(text, i)) escaped.Append(InvariantCulture, $"&#{(int)c};");
            else if (IsMarkup(text, i, lineStart) || (c == '!' && i + 1 == to)) escaped.Append('\\').Append(c);
            else escaped.Append(c);
        }

        return escaped.ToString();
    }

    private static bool IsMarkup(string text, int index, int lineStart)
    {
        var c = text[index];
        return Anywhere.Contains(c, StringComparison.Ordinal)
            || (index == lineStart && AtLineStart.Contains(c, StringComparison.Ordinal))
            || (c is '.' or ')' && index - lineStart is > 0 and < 10 && !text.AsSpan(lineStart, index - lineStart).ContainsAnyExceptInRange('0', '9'));
    }

    private static bool IsInnerSpace(string text, int index) =>
        text[index] == ' ' && index > 0 && index + 1 < text.Length && !IsFragile(text[index - 1]) && !IsFragile(text[index + 1]);

    private static bool IsFragile(char c) => char.IsWhiteSpace(c) || char.IsControl(c) || c == '\uFEFF';
}
