using System.Text.RegularExpressions;

namespace ReviewHub.Formats;

/// <summary>
/// Lines of Internet-Drafts and Jekyll pages that steer their own processor and are no text: an attribute list ("{:numbered="false"}"),
/// and the "--- middle" between the parts of a draft. Only a paragraph that is nothing else is left out.
/// </summary>
internal static partial class KramdownMark
{
    public static bool Is(string paragraph) => paragraph.Length < 200 && Whole().IsMatch(paragraph);

    /// <summary>A heading without the "{#name}" that gives it an anchor.</summary>
    public static InlineText WithoutId(InlineText heading)
    {
        var text = heading.ToText(trim: false);
        if (Id().Match(text[Math.Max(0, text.Length - 200)..]) is { Success: true } id) heading.RemoveEnd(id.Length);
        return heading;
    }

    [GeneratedRegex(@"[ \t]\{#[\w-]+\}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    [GeneratedRegex(@"^(\{::?[^{}]*\}|--- (abstract|middle|back|note_[\w-]+))$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();
}
