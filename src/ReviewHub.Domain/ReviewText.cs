using System.Globalization;
using System.Text;

namespace ReviewHub.Domain;

/// <summary>
/// The rules every text written by a person obeys. A text is kept to the letter: never trimmed, normalised or escaped.
/// Lengths count Unicode code points.
/// </summary>
public static class ReviewText
{
    public const int MaxComment = 20_000;
    public const int MaxTitle = 500;
    public const int MaxName = 300;
    public const int MaxReason = 500;
    public const int MaxOutcome = 2_000;
    public const int MaxNote = 4_000;

    /// <returns>The same text.</returns>
    /// <exception cref="ReviewRuleException">Empty, over <paramref name="max"/> code points, or not storable Unicode.</exception>
    public static string Require(string? text, int max, string what)
    {
        if (string.IsNullOrEmpty(text))
            throw ReviewRuleException.Invalid($"{what} is empty.");
        var length = RequireStorable(text, what);
        return length <= max ? text : throw ReviewRuleException.Invalid(string.Create(CultureInfo.InvariantCulture, $"{what} has {length:N0} characters; the limit is {max:N0}."));
    }

    /// <returns>Its length.</returns>
    /// <exception cref="ReviewRuleException">Not storable Unicode.</exception>
    public static int RequireStorable(string text, string what)
    {
        var length = 0;
        for (var rest = text.AsSpan(); !rest.IsEmpty; length++)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var used) != System.Buffers.OperationStatus.Done)
                throw ReviewRuleException.Invalid($"{what} holds half of a surrogate pair, which is not a character.");
            if (rune.Value == 0)
                throw ReviewRuleException.Invalid($"{what} holds the character U+0000, which cannot be stored.");
            rest = rest[used..];
        }

        return length;
    }
}
