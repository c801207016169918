using System.Text.Json.Serialization;

namespace ReviewHub.Domain;

/// <summary>What a caller says it quotes, before it is found in the text. <paramref name="Start"/> counts code points.</summary>
[GenerateSerializer, Immutable, Alias("rh.quote")]
public sealed record Quote(
    [property: Id(0)] string Exact,
    [property: Id(1)] string? Prefix = null,
    [property: Id(2)] string? Suffix = null,
    [property: Id(3)] int? Start = null);

/// <summary>
/// A quoted part of a paragraph: a TextQuoteSelector and a TextPositionSelector of the W3C Web Annotation model in one.
/// <see cref="Start"/> and <see cref="End"/> count Unicode code points from the start of the paragraph, end excluded.
/// </summary>
[GenerateSerializer, Immutable, Alias("rh.text-selector")]
public sealed record TextSelector(
    [property: Id(0), JsonPropertyName("exact")] string Exact,
    [property: Id(1), JsonPropertyName("prefix")] string Prefix,
    [property: Id(2), JsonPropertyName("suffix")] string Suffix,
    [property: Id(3), JsonPropertyName("start")] int Start,
    [property: Id(4), JsonPropertyName("end")] int End)
{
    /// <summary>Length of the context kept before and after a quote, in code points, before it is widened to whole graphemes.</summary>
    public const int Context = 32;

    /// <summary>
    /// The selector for what a caller quoted, as this text has it: whole graphemes, with its context. The position decides when the
    /// quote stands there; otherwise the quote must stand in the text exactly once with the given context.
    /// </summary>
    /// <exception cref="ReviewRuleException">The quote is empty, absent, or ambiguous.</exception>
    public static TextSelector On(string text, Quote quote)
    {
        var (exact, prefix, suffix, start) = quote;
        if (string.IsNullOrEmpty(exact))
            throw ReviewRuleException.Invalid("The quoted text is empty.");
        if (start is { } position)
        {
            var index = CodePoints.ToUtf16(text, position);
            if (position >= 0 && string.CompareOrdinal(text, index, exact, 0, exact.Length) == 0)
                return At(text, index, index + exact.Length);
        }

        return Occurrences(text, exact, prefix ?? "", suffix ?? "") switch
        {
            [var only] => At(text, only, only + exact.Length),
            [] => throw ReviewRuleException.Invalid("The quoted text is not in this paragraph."),
            _ => throw ReviewRuleException.Invalid("The quoted text stands in this paragraph more than once; give its position or more context."),
        };
    }

    private static TextSelector At(string text, int start, int end)
    {
        (start, end) = CodePoints.WholeGraphemes(text, start, end);
        var first = CodePoints.FromUtf16(text, start);
        var last = CodePoints.FromUtf16(text, end);
        var before = CodePoints.WholeGraphemes(text, CodePoints.ToUtf16(text, Math.Max(0, first - Context)), start).Start;
        var after = CodePoints.WholeGraphemes(text, end, CodePoints.ToUtf16(text, last + Context)).End;
        return new(text[start..end], text[before..start], text[end..Math.Max(end, after)], first, last);
    }

    private static List<int> Occurrences(string text, string exact, string prefix, string suffix)
    {
        var found = new List<int>();
        for (var at = text.IndexOf(exact, StringComparison.Ordinal); at >= 0; at = text.IndexOf(exact, at + 1, StringComparison.Ordinal))
        {
            if (text.AsSpan(0, at).EndsWith(prefix, StringComparison.Ordinal)
                && text.AsSpan(at + exact.Length).StartsWith(suffix, StringComparison.Ordinal))
                found.Add(at);
        }

        return found;
    }
}
