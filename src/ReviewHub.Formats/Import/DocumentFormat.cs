using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>What a document to be imported is written in.</summary>
public enum DocumentFormat
{
    PlainText,
    Markdown,
    Html,
}

public static class DocumentFormats
{
    private const string Supported = "markdown (.md, .markdown), text (.txt, .text), html (.html, .htm) and, as files, a polis set (.zip)";

    /// <summary>The format a caller named, else the one its file's extension stands for. Neither is case-sensitive.</summary>
    /// <param name="name">"markdown", "text" or "html"; null or empty to go by the file name.</param>
    /// <exception cref="ReviewRuleException">Neither says anything that is supported; the message lists what is.</exception>
    public static DocumentFormat Choose(string? name, string? fileName)
    {
        if (!string.IsNullOrEmpty(name))
        {
            return name.ToUpperInvariant() switch
            {
                "MARKDOWN" => DocumentFormat.Markdown,
                "TEXT" => DocumentFormat.PlainText,
                "HTML" => DocumentFormat.Html,
                _ => throw ReviewRuleException.Invalid($"'{name}' is not a format this system reads; it reads {Supported}."),
            };
        }

        return Path.GetExtension(fileName ?? "").ToUpperInvariant() switch
        {
            ".MD" or ".MARKDOWN" => DocumentFormat.Markdown,
            ".TXT" or ".TEXT" => DocumentFormat.PlainText,
            ".HTML" or ".HTM" => DocumentFormat.Html,
            "" => throw ReviewRuleException.Invalid($"Nothing says what format the document has; this system reads {Supported}."),
            var other => throw ReviewRuleException.Invalid($"Files ending in '{other.ToLowerInvariant()}' are not read; this system reads {Supported}."),
        };
    }
}
