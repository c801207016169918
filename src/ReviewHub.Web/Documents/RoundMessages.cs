using System.Text.Json;
using System.Text.Json.Serialization;
using ReviewHub.Domain;

namespace ReviewHub.Web;

// What pages and the HTTP API are told of rounds, and how they ask for one.

public sealed record QuestionMessage(string Key, string Prompt, ScaleMessage Scale);

/// <param name="Paragraph">The one paragraph whose own vote it is; null for the whole document.</param>
/// <param name="Eligible">How many may judge, recusals aside.</param>
/// <param name="YouAreEligible">Left out where the message goes to many.</param>
public sealed record RoundMessage(
    int Number,
    int? Paragraph,
    IReadOnlyList<QuestionMessage> Questions,
    RuleMessage Rule,
    Visibility Visibility,
    Naming Naming,
    ChairView ChairView,
    Changes Changes,
    DateTimeOffset? Deadline,
    DateTimeOffset OpenedAt,
    ReviewerId OpenedBy,
    DateTimeOffset? ClosedAt,
    ReviewerId? ClosedBy,
    int Eligible,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? YouAreEligible)
{
    /// <param name="reader">Null for many readers at once.</param>
    public static RoundMessage Of(Round r, ReviewerId? reader = null) => new(
        r.Number, r.Paragraph, [.. r.Protocol.Questions.Select(q => new QuestionMessage(q.Key, q.Prompt, ScaleMessage.Of(q.Scale)))],
        RuleMessage.Of(r.Protocol.Rule), r.Protocol.Visibility, r.Protocol.Naming, r.Protocol.ChairView, r.Protocol.Changes, r.Protocol.Deadline,
        r.OpenedAt, r.OpenedBy, r.ClosedAt, r.ClosedBy, r.Eligible.Count, reader is { } person ? r.Eligible.Contains(person) : null);
}

public sealed record ScaleRequest(string? Key);

/// <param name="Key">Null in the only question for the usual one.</param>
public sealed record QuestionRequest(string? Key, string? Prompt, ScaleRequest? Scale);

/// <summary>What a round is to be opened under; what is left out is as in the usual protocol.</summary>
/// <param name="Rule">Its <c>kind</c> and the settings of that kind.</param>
/// <param name="Eligible">Null for every voter of the board.</param>
public sealed record OpenRoundRequest(
    IReadOnlyList<QuestionRequest>? Questions,
    JsonElement? Rule,
    Visibility? Visibility,
    Naming? Naming,
    ChairView? ChairView,
    Changes? Changes,
    IReadOnlyList<ReviewerId>? Eligible,
    DateTimeOffset? Deadline,
    int? Paragraph)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { AllowOutOfOrderMetadataProperties = true };

    /// <exception cref="ReviewRuleException">The request names what does not exist. What cannot hold is the domain's to refuse.</exception>
    public Protocol ToProtocol() => new(
        Questions is null ? [Question.Overall(Scale.AcceptReviseReject)] : [.. Questions.Select(ToQuestion)],
        ToRule(),
        Visibility ?? Domain.Visibility.Open,
        Naming ?? Domain.Naming.Named,
        ChairView ?? Domain.ChairView.AsReviewers,
        Changes ?? Domain.Changes.Allowed,
        Eligible is null ? null : [.. Eligible],
        Deadline?.ToUniversalTime());

    private static Question ToQuestion(QuestionRequest? question)
    {
        var scale = question?.Scale?.Key ?? Scale.AcceptReviseReject.Key;
        if (!Scale.IsKnown(scale)) throw ReviewRuleException.Invalid($"There is no scale '{scale}'.");
        return new(question?.Key ?? Question.OverallKey, question?.Prompt ?? "", Scale.Named(scale));
    }

    private ConsensusRule ToRule()
    {
        if (Rule is not { ValueKind: not JsonValueKind.Null } rule) return PercentAgreement.Default;
        try
        {
            return rule.Deserialize<ConsensusRule>(Json)!;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw ReviewRuleException.Invalid("The rule is of no kind that there is, or a setting of it is missing or of the wrong type.");
        }
    }
}

/// <param name="Reason">Why; everybody who may read the document's record may read it.</param>
public sealed record RecusalRequest(string? Reason);

/// <summary>What waits for the caller, each list in reading order.</summary>
public sealed record WorklistMessage(IReadOnlyList<int> NotJudged, IReadOnlyList<int> Stale, IReadOnlyList<int> Disputed);
