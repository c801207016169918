using System.Text;
using System.Text.RegularExpressions;
using ReviewHub.Domain;
using UtfUnknown;

namespace ReviewHub.Formats;

/// <summary>
/// Bytes to text. In this order: a byte order mark; strictly valid UTF-8; UTF-16 that shows itself by its spaces and line ends; what an
/// HTML file declares; what a statistical detector is sure of; and Windows-1252, which can read any bytes.
/// </summary>
internal static partial class TextDecoder
{
    private const float Sure = 0.8f;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static TextDecoder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <exception cref="ReviewRuleException">The bytes are of no text this system reads.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, DocumentFormat format)
    {
        if (Magic.Of(bytes) is { } kind)
            throw ReviewRuleException.Invalid($"The file is {kind}, not text. Save it as plain text, Markdown or HTML first.");
        var text = EncodingOf(bytes, format).GetString(bytes);
        RequireText(text);
        return text;
    }

    /// <exception cref="ReviewRuleException">The text holds U+0000, or is mostly control characters: some binary file.</exception>
    public static void RequireText(string text)
    {
        if (text.Contains('\0'))
            throw ReviewRuleException.Invalid("The document holds the character U+0000, so it is not text, or is in an unknown encoding.");
        var controls = text.Count(c => c < ' ' && c is not ('\t' or '\n' or '\f' or '\r' or '\u001B'));
        if (controls > 8 && controls > text.Length / 50)
            throw ReviewRuleException.Invalid("The document is full of control characters, so it is not text.");
    }

    private static Encoding EncodingOf(ReadOnlySpan<byte> bytes, DocumentFormat format) =>
        ByMark(bytes) is { } marked ? marked
        : IsUtf16(bytes, bigEndian: false) ? Encoding.Unicode
        : IsUtf16(bytes, bigEndian: true) ? Encoding.BigEndianUnicode
        : IsUtf8(bytes) ? StrictUtf8
        : (format == DocumentFormat.Html ? Declared(bytes) : null) ?? Detected(bytes) ?? Encoding.GetEncoding(1252);

    private static Encoding? ByMark(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? Encoding.UTF8
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) ? Encoding.UTF32
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Encoding.Unicode
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? Encoding.BigEndianUnicode
        : null;

    private static bool IsUtf8(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    /// <summary>Every script has spaces or line ends: one unit in fifty with a zero upper byte, and nearly none the other way round.</summary>
    private static bool IsUtf16(ReadOnlySpan<byte> bytes, bool bigEndian)
    {
        if (bytes.Length % 2 != 0 || !bytes.Contains((byte)0)) return false;
        var (right, wrong) = (0, 0);
        for (var i = 0; i + 1 < bytes.Length; i += 2)
        {
            var (low, high) = bigEndian ? (bytes[i + 1], bytes[i]) : (bytes[i], bytes[i + 1]);
            if (high == 0 && (low is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'.' or (byte)',')) right++;
            if (low == 0) wrong++;
        }

        return right * 50 >= bytes.Length / 2 && wrong * 10 <= right;
    }

    private static Encoding? Declared(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 2_048)]);
        return Charset().Match(head) is { Success: true } match ? Named(match.Groups[1].Value) : null;
    }

    private static Encoding? Detected(ReadOnlySpan<byte> bytes)
    {
        // A megabyte tells as much as ten; the detector's time grows with what it is given.
        var found = CharsetDetector.DetectFromBytes(bytes[..Math.Min(bytes.Length, 1 << 20)].ToArray()).Detected;
        return found is { Confidence: >= Sure } ? Named(found.EncodingName) : null;
    }

    /// <summary>An encoding for bytes that are not UTF-8. Every "Latin 1" in the wild is Windows-1252, which is also what browsers read.</summary>
    private static Encoding? Named(string name)
    {
        if (name.StartsWith("utf", StringComparison.OrdinalIgnoreCase)) return null;
        if (name.ToUpperInvariant() is "ISO-8859-1" or "US-ASCII" or "ASCII" or "LATIN1") return Encoding.GetEncoding(1252);
        try { return Encoding.GetEncoding(name); }
        catch (ArgumentException) { return null; }
    }

    [GeneratedRegex("""<meta[^>]{0,200}?charset\s*=\s*["']?([A-Za-z0-9_:-]{2,40})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Charset();
}
