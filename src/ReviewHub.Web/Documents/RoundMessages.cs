using System.Text.Json;
using System.Text.Json.Serialization;
using ReviewHub.Domain;
using ReviewHub.Grains;

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

/// <summary>What a round is to be opened under, and where.</summary>
/// <param name="Paragraph">The one paragraph whose own vote it is to be; null for the whole document.</param>
public sealed record OpenRoundRequest(
    IReadOnlyList<QuestionRequest?>? Questions,
    JsonElement? Rule,
    Visibility? Visibility,
    Naming? Naming,
    ChairView? ChairView,
    Changes? Changes,
    IReadOnlyList<ReviewerId>? Eligible,
    DateTimeOffset? Deadline,
    int? Paragraph) : ProtocolRequest(Questions, Rule, Visibility, Naming, ChairView, Changes, Eligible, Deadline);

/// <param name="Reason">Why; everybody who may read the document's record may read it.</param>
public sealed record RecusalRequest(string? Reason);

/// <summary>What waits for the caller, each list in reading order.</summary>
/// <param name="Mentioned">Threads in which the caller was mentioned and has not answered since.</param>
/// <param name="Assigned">Open threads that the caller is to see to.</param>
public sealed record WorklistMessage(
    IReadOnlyList<int> NotJudged, IReadOnlyList<int> Stale, IReadOnlyList<int> Disputed, IReadOnlyList<WaitingThreadMessage> Mentioned,
    IReadOnlyList<WaitingThreadMessage> Assigned)
{
    public static WorklistMessage Of(Worklist list) =>
        new(list.NotJudged, list.Stale, list.Disputed, [.. list.Mentioned.Select(Thread)], [.. list.Assigned.Select(Thread)]);

    private static WaitingThreadMessage Thread(WaitingThread waiting) => new(waiting.Paragraph, waiting.Thread);
}

public sealed record WaitingThreadMessage(int Paragraph, CommentId Thread);
