namespace ReviewHub.Formats;

/// <summary>
/// How a plain text uses its line ends. Hard-wrapped text gives itself away: hardly any line could have taken the first word of the next
/// one without growing past the width. Where each line is a paragraph, nearly every line could.
/// </summary>
internal static class PlainTextShape
{
    /// <summary>Nobody wraps wider by hand or by mail program.</summary>
    private const int WidestWrap = 120;

    private const int NarrowestWrap = 30;

    /// <summary>From here on a line is set in from the margin: a quotation or code, which is wrapped otherwise or not at all.</summary>
    public const int Inset = 4;

    public static bool IsHardWrapped(IReadOnlyList<string> lines, int margin)
    {
        var inner = Enumerable.Range(0, Math.Max(0, lines.Count - 1))
            .Where(i => !string.IsNullOrWhiteSpace(lines[i]) && !string.IsNullOrWhiteSpace(lines[i + 1]) && Indent(lines[i]) < margin + Inset)
            .ToList();
        if (inner.Count == 0) return false;
        var lengths = inner.Select(i => lines[i].TrimEnd().Length).Order().ToList();
        var wide = lengths.Count(l => l > WidestWrap);
        var width = Math.Min(WidestWrap, lengths[(lengths.Count - 1) * 95 / 100]);
        if (wide * 10 > lengths.Count || lengths[lengths.Count / 2] < NarrowestWrap) return false;
        var full = inner.Count(i => lines[i].TrimEnd().Length + 1 + FirstWord(lines[i + 1]) > width);
        return full * 10 >= inner.Count * 6;
    }

    /// <summary>Width of the white space a line begins with, a tab counting four.</summary>
    public static int Indent(string line)
    {
        var columns = 0;
        foreach (var c in line)
        {
            if (c is not (' ' or '\t')) break;
            columns += c == '\t' ? 4 : 1;
        }

        return columns;
    }

    private static int FirstWord(string line)
    {
        var text = line.AsSpan().TrimStart();
        var end = text.IndexOfAny(Whitespace.Ascii);
        return end < 0 ? text.Length : end;
    }
}
