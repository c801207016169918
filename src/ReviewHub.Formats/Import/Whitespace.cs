using System.Buffers;

namespace ReviewHub.Formats;

/// <summary>White space as HTML and CommonMark mean it; a no-break space is a character like any other.</summary>
internal static class Whitespace
{
    public static readonly SearchValues<char> Ascii = SearchValues.Create(" \t\n\f\r");

    public static bool IsAscii(char c) => c is ' ' or '\t' or '\n' or '\f' or '\r';
}
