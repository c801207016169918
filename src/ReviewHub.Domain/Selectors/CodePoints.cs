using System.Globalization;
using System.Text;

namespace ReviewHub.Domain;

/// <summary>
/// Positions in a text as the Web Annotation model counts them: Unicode code points in logical order. .NET and browsers count
/// UTF-16 units, so every position is converted here, at the edge.
/// </summary>
public static class CodePoints
{
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = text.Length;
        foreach (var unit in text)
            if (char.IsLowSurrogate(unit)) count--;
        return count;
    }

    /// <summary>UTF-16 index of the code point at <paramref name="position"/>; the text's length when it lies at or past the end.</summary>
    public static int ToUtf16(string text, int position)
    {
        var index = 0;
        for (; position > 0 && index < text.Length; position--)
            index += char.IsSurrogatePair(text, index) ? 2 : 1;
        return index;
    }

    /// <summary>Code point position of the UTF-16 <paramref name="index"/>.</summary>
    public static int FromUtf16(string text, int index) => Count(text.AsSpan(0, index));

    /// <summary>Widens a UTF-16 range outward to whole grapheme clusters, so that no accent or skin tone is cut from its letter.</summary>
    public static (int Start, int End) WholeGraphemes(string text, int start, int end)
    {
        var clusterStart = 0;
        var (from, to) = (0, text.Length);
        while (clusterStart < text.Length)
        {
            var next = clusterStart + StringInfo.GetNextTextElementLength(text, clusterStart);
            if (clusterStart <= start) from = clusterStart;
            if (next >= end)
            {
                to = next;
                break;
            }

            clusterStart = next;
        }

        return (from, to);
    }
}
