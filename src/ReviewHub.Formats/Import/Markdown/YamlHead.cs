using System.Text.RegularExpressions;

namespace ReviewHub.Formats;

/// <summary>
/// The YAML some Markdown files begin with, between lines of three dashes. Internet-Drafts end theirs with "--- abstract". It is no text
/// to review; of what it says only the title is taken.
/// </summary>
internal static partial class YamlHead
{
    /// <returns>The text after the head, and the title it gives; the whole text when there is no head.</returns>
    public static (string Body, string? Title) Split(string text)
    {
        if (!Opening().IsMatch(text)) return (text, null);
        var closing = Closing().Match(text, 4);
        if (!closing.Success) return (text, null);
        var title = Title().Match(text, 0, closing.Index);
        return (text[(closing.Index + closing.Length)..], title.Success ? title.Groups[1].Value.Trim('"', '\'', ' ') : null);
    }

    /// <summary>A thematic break can open a text too; a head goes on with a key at once.</summary>
    [GeneratedRegex(@"\A---[ \t]*\n[\w-]{1,60}[ \t]*:", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^(---|\.\.\.|--- abstract)[ \t]*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Closing();

    [GeneratedRegex(@"^title[ \t]*:[ \t]*(\S.*)$", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Title();
}
