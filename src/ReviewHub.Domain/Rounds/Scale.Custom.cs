using System.Collections.Immutable;

namespace ReviewHub.Domain;

public sealed partial record Scale
{
    /// <summary>The key of every scale that is not ready-made.</summary>
    public const string CustomKey = "custom";
    public const int MinCategories = 2;
    public const int MaxCategories = 11;
    public const int MaxCategoryKey = 20;
    public const int MaxLabel = 60;

    public static Scale Custom(ImmutableArray<Category> categories) => new(CustomKey, categories);

    /// <exception cref="ReviewRuleException">No board could judge on this scale, or its name promises another one.</exception>
    public void Validate()
    {
        if (Find(Key) is { } readyMade)
        {
            if (!Equals(readyMade))
                throw ReviewRuleException.Invalid($"The scale '{Key}' is ready-made and has other categories; call a scale of your own '{CustomKey}'.");
            return;
        }

        if (Key != CustomKey)
            throw ReviewRuleException.Invalid(
                $"There is no scale '{Key}'; choose {string.Join(", ", ReadyMade.Select(s => s.Key))}, or '{CustomKey}' with categories of your own.");
        if (Categories.IsDefault || Categories.Length is < MinCategories or > MaxCategories)
            throw ReviewRuleException.Invalid($"A scale has {MinCategories} to {MaxCategories} categories.");
        foreach (var category in Categories) Validate(category);
        if (Categories.DistinctBy(c => c.Key).Count() != Categories.Length)
            throw ReviewRuleException.Invalid("Two categories of the scale have the same key.");
        ValidateSides();
    }

    private static void Validate(Category? category)
    {
        if (category is null) throw ReviewRuleException.Invalid("A category of the scale is null.");
        if (category.Key == Stance.Abstain.Key)
            throw ReviewRuleException.Invalid($"Every scale takes '{Stance.Abstain.Key}' already, outside of its categories.");
        if (!IsKebab(category.Key))
            throw ReviewRuleException.Invalid(
                $"'{category.Key}' cannot be the key of a category; use lower-case letters, digits and single hyphens, {MaxCategoryKey} at most.");
        ReviewText.Require(category.Label, MaxLabel, $"The label of the category '{category.Key}'");
        if (!Enum.IsDefined(category.Side))
            throw ReviewRuleException.Invalid($"The category '{category.Key}' is neither for, neutral nor against.");
    }

    private void ValidateSides()
    {
        foreach (var (side, name) in new[] { (Side.For, "for"), (Side.Against, "against") })
            if (Categories.All(c => c.Side != side))
                throw ReviewRuleException.Invalid($"The scale has no category {name}; no consensus {name} could come of it.");
        for (var i = 1; i < Categories.Length; i++)
            if (Categories[i].Side < Categories[i - 1].Side)
                throw ReviewRuleException.Invalid("The categories of a scale stand in order: those for first, then the neutral, then those against.");
    }

    private static bool IsKebab(string? key) => key is { Length: > 0 and <= MaxCategoryKey }
        && key.Split('-').All(word => word.Length > 0 && word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));
}
