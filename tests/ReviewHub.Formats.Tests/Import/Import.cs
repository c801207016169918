using ReviewHub.Domain;

namespace ReviewHub.Formats.Tests;

internal static class Import
{
    public static ImportedDocument Markdown(string text) => DocumentImporter.Read(text, DocumentFormat.Markdown);

    public static ImportedDocument Html(string text) => DocumentImporter.Read(text, DocumentFormat.Html);

    public static ImportedDocument PlainText(string text) => DocumentImporter.Read(text, DocumentFormat.PlainText);

    /// <summary>Blocks in one line each: kind, level and number, text; breaks as "/", tabs as "→", marks in brackets.</summary>
    public static string[] Lines(this ImportedDocument document) => [.. document.Blocks.Select(b =>
        $"{b.Kind}{(b.Level > 0 ? b.Level : "")}{(b.Ordinal is { } n ? $"#{n}" : "")}: {b.Text.Replace('\n', '/').Replace('\t', '→')}"
        + string.Concat(b.Marks.Select(m => $" [{m.Kind} {m.Start}-{m.End}{(m.Href is null ? "" : " " + m.Href)}]")))];

    public static string Refusal(Action import)
    {
        var refusal = Assert.Throws<ReviewRuleException>(import);
        Assert.Equal(RefusalKind.Invalid, refusal.Kind);
        return refusal.Message;
    }
}
