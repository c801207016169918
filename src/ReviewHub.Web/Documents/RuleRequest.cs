using System.Text.Json;
using System.Text.Json.Nodes;
using ReviewHub.Domain;

namespace ReviewHub.Web;

/// <summary>Reads the rule somebody wants: its kind, and those of its settings that are not to stay as they are by default.</summary>
internal static class RuleRequest
{
    private static readonly Dictionary<string, JsonObject> Defaults = ConsensusRule.Defaults
        .Select(rule => JsonSerializer.SerializeToNode(rule, JsonSerializerOptions.Web)!.AsObject())
        .ToDictionary(rule => rule["kind"]!.GetValue<string>());

    /// <exception cref="ReviewRuleException">No such rule, no such setting, or one out of its range.</exception>
    public static ConsensusRule Read(JsonElement request)
    {
        try
        {
            var rule = Settings(request).Deserialize<ConsensusRule>(JsonSerializerOptions.Web)!;
            rule.Validate();
            return rule;
        }
        catch (JsonException e)
        {
            throw ReviewRuleException.Invalid($"A setting of the rule is not of the type it takes (at {e.Path}).");
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair in a name: JSON admits it, text does not.
            throw ReviewRuleException.Invalid("The rule has a name that is not text.");
        }
    }

    private static JsonObject Settings(JsonElement request)
    {
        var kind = request.ValueKind == JsonValueKind.Object && request.TryGetProperty("kind", out var named) && named.ValueKind == JsonValueKind.String
            ? named.GetString()!
            : throw ReviewRuleException.Invalid("A rule is an object with a 'kind', which is a string, and its settings.");
        if (!Defaults.TryGetValue(kind, out var defaults))
            throw ReviewRuleException.Invalid($"There is no rule '{kind}'; choose {string.Join(", ", Defaults.Keys)}.");
        var settings = defaults.DeepClone().AsObject();
        // A rule may be sent back as it was answered, words and all.
        foreach (var given in request.EnumerateObject().Where(g => g.Name is not ("kind" or "inWords")))
        {
            if (!settings.ContainsKey(given.Name))
                throw ReviewRuleException.Invalid(
                    $"The rule '{kind}' has no setting '{given.Name}'; it has {string.Join(", ", settings.Select(s => s.Key).Where(s => s != "kind"))}.");
            settings[given.Name] = JsonSerializer.SerializeToNode(given.Value);
        }

        return settings;
    }
}
