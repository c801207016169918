using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>
/// Which lone lines of a plain text are headings. No rule is right for all; these lean towards prose, since a heading taken for prose
/// can still be reviewed as what it is, while prose taken for a heading is set in the wrong type. Lengths count code points.
/// <list type="bullet">
/// <item>A line in capitals, up to 80 long.</item>
/// <item>A line that ends in a colon, up to 80 long, with no sentence end inside: up to 40 and six words as it stands; longer only if two
/// thirds of its longer words have capitals, for "Someone had this to say on the matter:" introduces a quote. Never before a list or an
/// opening quotation mark.</item>
/// <item>A line without punctuation at its end, up to 80 long, likewise capitalised, with a longer paragraph after it.</item>
/// </list>
/// </summary>
internal static class PlainTextHeading
{
    private const int Longest = 80;
    private const int ShortLength = 40;
    private const int ShortWords = 6;
    private const int LongestTitle = 120;

    /// <summary>The first line of a text with more below it, unless it reads as a sentence.</summary>
    public static bool IsTitle(string line, string? next) =>
        next is not null && CodePoints.Count(line) <= LongestTitle && line[^1] is not ('.' or ',' or ';' or ':') && !HasSentenceEnd(line)
        && StartsLikeTitle(line);

    /// <param name="next">The next block, as it will be read; null at the end of the text.</param>
    /// <param name="nextIsList">Whether that block is a list item.</param>
    public static bool Is(string line, string? next, bool nextIsList)
    {
        var length = CodePoints.Count(line);
        if (next is null || length > Longest || HasSentenceEnd(line) || !StartsLikeTitle(line)) return false;
        if (IsCapitals(line)) return true;
        if (line.EndsWith(':'))
        {
            return !nextIsList && next[0] is not ('"' or '“' or '«' or '„' or '‘')
                && ((length <= ShortLength && Words(line).Length <= ShortWords) || IsTitleCase(line));
        }

        return char.IsLetterOrDigit(line[^1]) && IsTitleCase(line) && !nextIsList
            && CodePoints.Count(next) > Math.Max(Longest, length * 2);
    }

    private static bool StartsLikeTitle(string line) =>
        char.IsDigit(line[0]) || char.IsUpper(line[0]) || (char.IsLetter(line[0]) && !char.IsLower(line[0]));

    private static bool HasSentenceEnd(string line)
    {
        for (var i = 0; i + 1 < line.Length; i++)
        {
            // "A. Author" and "2. Scope" hold no sentence end: what stands before the mark is too short for a word.
            var afterWord = i > 2 && char.IsLetter(line[i - 1]) && char.IsLetter(line[i - 2]) && char.IsLetter(line[i - 3]);
            if (line[i] is '.' or '?' or '!' && line[i + 1] == ' ' && afterWord) return true;
        }

        return false;
    }

    private static bool IsCapitals(string line)
    {
        var letters = line.Where(char.IsLetter).ToList();
        return letters.Count >= 3 && letters.TrueForAll(char.IsUpper);
    }

    private static bool IsTitleCase(string line)
    {
        var words = Words(line).Where(w => w.Length > 3 && char.IsLetter(w[0])).ToList();
        return words.Count > 0 && words.Count(w => char.IsUpper(w[0])) * 3 >= words.Count * 2;
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
