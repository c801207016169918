namespace ReviewHub.Domain;

/// <summary>What a round asks of every paragraph, and the Scale it is answered on.</summary>
/// <param name="Key">Frozen in the log and in exports: lower-case words joined by hyphens, e.g. <c>accuracy</c>.</param>
/// <param name="Prompt">What a person reads above the buttons; empty where the one question goes without saying.</param>
[GenerateSerializer, Immutable, Alias("rh.question")]
public sealed record Question([property: Id(0)] string Key, [property: Id(1)] string Prompt, [property: Id(2)] Scale Scale)
{
    public const int MaxKeyLength = 40;
    public const int MaxPrompt = 300;

    /// <summary>The key of the usual single question. The log leaves it out of every stance.</summary>
    public const string OverallKey = "overall";

    /// <summary>The usual single question: what do you make of this paragraph?</summary>
    public static Question Overall(Scale scale) => new(OverallKey, "", scale);

    /// <summary>Whether answers to both can be compared: it is the same question, though it may be worded anew.</summary>
    public bool IsLike(Question other) => Key == other.Key && Scale == other.Scale;

    /// <exception cref="ReviewRuleException">The key or the prompt cannot be kept.</exception>
    public void Validate()
    {
        if (Key is null || Key.Length is 0 or > MaxKeyLength || Key.Split('-').Any(word => word.Length == 0 || !word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))))
            throw ReviewRuleException.Invalid($"'{Key}' cannot be the key of a question; use lower-case letters, digits and single hyphens, {MaxKeyLength} at most.");
        if (Key != OverallKey || !string.IsNullOrEmpty(Prompt)) ReviewText.Require(Prompt, MaxPrompt, $"The question '{Key}'");
    }
}
