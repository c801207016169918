using System.Text.Json;
using ReviewHub.Domain;

namespace ReviewHub.Web;

/// <summary>What a round is asked to be held under. What is left out is as in the usual protocol; whether it can hold is the domain's to say.</summary>
/// <param name="Rule">Its kind and settings, e.g. <c>{"kind":"percent-agreement","threshold":80}</c>.</param>
/// <param name="Eligible">Null for every voter of the board.</param>
public record ProtocolRequest(
    IReadOnlyList<QuestionRequest?>? Questions,
    JsonElement? Rule,
    Visibility? Visibility,
    Naming? Naming,
    ChairView? ChairView,
    Changes? Changes,
    IReadOnlyList<ReviewerId>? Eligible,
    DateTimeOffset? Deadline)
{
    /// <exception cref="ReviewRuleException">It names what does not exist.</exception>
    public Protocol ToProtocol() => new(
        Questions is null ? [Question.Overall(Scale.AcceptReviseReject)] : [.. Questions.Select(QuestionRequest.Read)],
        Rule is { ValueKind: not JsonValueKind.Null } rule ? RuleRequest.Read(rule) : PercentAgreement.Default,
        Visibility ?? Domain.Visibility.Open,
        Naming ?? Domain.Naming.Named,
        ChairView ?? Domain.ChairView.AsReviewers,
        Changes ?? Domain.Changes.Allowed,
        Eligible is null ? null : [.. Eligible],
        Deadline?.ToUniversalTime());
}

/// <param name="Key">Null for the usual one.</param>
/// <param name="Scale">The key of a ready-made scale, or an object with categories of one's own; null for the usual scale.</param>
public sealed record QuestionRequest(string? Key, string? Prompt, JsonElement? Scale)
{
    /// <exception cref="ReviewRuleException">There is no question, or not its scale.</exception>
    public static Question Read(QuestionRequest? request) => request is null
        ? throw ReviewRuleException.Invalid("A question of the round is null.")
        : new(request.Key ?? Question.OverallKey, request.Prompt ?? "", ScaleRequest.Read(request.Scale));
}

/// <param name="Key">Of a ready-made scale; <c>custom</c> or null with categories of one's own.</param>
/// <param name="Categories">From most for to most against; null for those of the ready-made scale.</param>
public sealed record ScaleRequest(string? Key, IReadOnlyList<Category>? Categories)
{
    /// <param name="request">A string or an object.</param>
    /// <exception cref="ReviewRuleException">There is no such scale, or it is written in no way that is taken here.</exception>
    public static Scale Read(JsonElement? request)
    {
        try
        {
            return request switch
            {
                null or { ValueKind: JsonValueKind.Null } => Scale.AcceptReviseReject,
                { ValueKind: JsonValueKind.String } key => Named(key.GetString()),
                { ValueKind: JsonValueKind.Object } scale => scale.Deserialize<ScaleRequest>(JsonSerializerOptions.Web)!.ToScale(),
                _ => throw ReviewRuleException.Invalid("A scale is the key of a ready-made one, or an object with 'categories'."),
            };
        }
        catch (JsonException e)
        {
            throw ReviewRuleException.Invalid($"The scale is not written as scales are (at {e.Path}): each category has a 'key', a 'label' and a 'side', which is for, neutral or against.");
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: JSON admits it, text does not.
            throw ReviewRuleException.Invalid("The scale has a name that is not text.");
        }
    }

    private Scale ToScale() => Categories is null ? Named(Key) : new(Key ?? Scale.CustomKey, [.. Categories]);

    private static Scale Named(string? key) => key is not null && Scale.IsKnown(key)
        ? Scale.Named(key)
        : throw ReviewRuleException.Invalid(
            $"There is no scale '{key}'; choose {string.Join(", ", Scale.ReadyMade.Select(s => s.Key))}, or give an object with 'categories' of your own.");
}
