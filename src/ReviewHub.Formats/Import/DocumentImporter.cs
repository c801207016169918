using System.Text;
using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>
/// Turns a file into the blocks a board reviews. Only text and marks come through, never markup, so nothing an author wrote can run
/// on a reader's page. The work grows with the size of the file, whatever is in it.
/// </summary>
public static class DocumentImporter
{
    /// <param name="bytes">UTF-8, UTF-16, or an older encoding that can be recognised; see <see cref="TextDecoder"/>.</param>
    /// <param name="limits">Null for <see cref="ImportLimits.Default"/>.</param>
    /// <exception cref="ReviewRuleException">The file is not text, is over a limit, or is nested past reason.</exception>
    public static ImportedDocument Read(ReadOnlyMemory<byte> bytes, DocumentFormat format, ImportLimits? limits = null)
    {
        limits ??= ImportLimits.Default;
        RequireSize(bytes.Length, limits);
        return ReadText(TextDecoder.Decode(bytes.Span, format), format, limits);
    }

    /// <summary>The same for a text that came in decoded, from a form or a JSON body.</summary>
    /// <exception cref="ReviewRuleException">As above.</exception>
    public static ImportedDocument Read(string text, DocumentFormat format, ImportLimits? limits = null)
    {
        limits ??= ImportLimits.Default;
        RequireSize(Encoding.UTF8.GetByteCount(text), limits);
        TextDecoder.RequireText(text);
        return ReadText(text, format, limits);
    }

    private static ImportedDocument ReadText(string text, DocumentFormat format, ImportLimits limits)
    {
        var blocks = new BlockList(limits);
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        switch (format)
        {
            case DocumentFormat.PlainText: PlainTextReader.Read(lines, blocks); break;
            case DocumentFormat.Markdown: MarkdownReader.Read(lines, blocks); break;
            case DocumentFormat.Html: new HtmlReader(blocks).Read(lines); break;
            default: throw new ArgumentOutOfRangeException(nameof(format));
        }

        return blocks.Finish();
    }

    private static void RequireSize(int size, ImportLimits limits)
    {
        if (size > limits.MaxBytes)
            throw ReviewRuleException.Invalid(Words.Of($"The document is {size:N0} bytes long; the limit is {limits.MaxBytes:N0}."));
    }
}
