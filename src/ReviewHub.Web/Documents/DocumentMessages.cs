using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web;

// What the HTTP API answers about documents and paragraphs.

/// <param name="Protocol">Of the first round; null for the usual one, with the threshold and quorum given here.</param>
/// <param name="Round">False to open no round yet.</param>
public sealed record ImportRequest(
    string? Title, string? Format, string? Text, decimal? Threshold, decimal? Quorum, OpenRoundRequest? Protocol, bool? Round);

public sealed record ImportedMessage(DocumentId Id, string Title, int Paragraphs);

public sealed record TitleMessage(string Title);

public sealed record BoardLinkMessage(BoardId Id, string Name);

public sealed record RevisionMessage(int Number, DateTimeOffset PublishedAt);

public sealed record CategoryMessage(string Key, string Label, string Side);

public sealed record ScaleMessage(string Key, IReadOnlyList<CategoryMessage> Categories)
{
    public static ScaleMessage Of(Scale scale) =>
        new(scale.Key, [.. scale.Categories.Select(c => new CategoryMessage(c.Key, c.Label, c.Side.ToString().ToLowerInvariant()))]);
}

public sealed record RuleMessage(string Kind, decimal Threshold, decimal Quorum, bool NeutralCounts, string InWords)
{
    public static RuleMessage Of(ConsensusRule rule) => rule switch
    {
        PercentAgreement p => new("percent-agreement", p.Threshold, p.Quorum, p.NeutralCounts, p.InWords()),
        _ => throw new NotSupportedException($"The API cannot show {rule.GetType().Name}."),
    };
}

public sealed record ParagraphTextMessage(
    int Id, int Index, ParagraphKind Kind, int Level, int? Ordinal, string Text, ImmutableArray<Mark> Marks);

/// <summary>A document's text and the terms it is reviewed under.</summary>
/// <param name="Scale">Of the first question of the document's newest round, or what a round would have by default.</param>
/// <param name="Round">The newest of the whole document; null before the first.</param>
/// <param name="Rounds">All, by number.</param>
public sealed record DocumentMessage(
    DocumentId Id,
    string Title,
    BoardLinkMessage Board,
    BoardRole Role,
    RevisionMessage Revision,
    ScaleMessage Scale,
    RoundMessage? Round,
    RuleMessage Rule,
    IReadOnlyList<RoundMessage> Rounds,
    IReadOnlyList<ParagraphTextMessage> Paragraphs)
{
    public static DocumentMessage Of(DocumentView d, string boardName, Viewer reader) => new(
        d.Id, d.Title, new(d.Board, boardName), reader.Role,
        new(d.Revision.Number, d.Revision.PublishedAt),
        ScaleMessage.Of(d.Round?.Protocol.Questions[0].Scale ?? Domain.Scale.AcceptReviseReject),
        d.Round is { } round ? RoundMessage.Of(round, reader.Id) : null,
        RuleMessage.Of(d.Round?.Protocol.Rule ?? PercentAgreement.Default),
        [.. d.Rounds.Select(r => RoundMessage.Of(r, reader.Id))],
        [.. d.Revision.Paragraphs.Select((p, index) =>
            new ParagraphTextMessage(p.Number, index, p.Block.Kind, p.Block.Level, p.Block.Ordinal, p.Block.Text, p.Block.Marks))]);
}

/// <param name="States">Null where the caller may not see it.</param>
/// <param name="Judged">Paragraphs the caller has judged.</param>
/// <param name="Threads">Threads nobody has resolved.</param>
public sealed record SummaryMessage(
    DocumentId Id, string Title, IReadOnlyList<ConsensusState?> States, int Judged, int Paragraphs, int Eligible, int Threads);

public sealed record PersonMessage(ReviewerId Id, string Name);

public sealed record StanceMessage(PersonMessage By, Stance Stance, int Revision, DateTimeOffset At);

public sealed record ParagraphCommentMessage(
    CommentId Id, PersonMessage By, DateTimeOffset At, string? Text, DateTimeOffset? EditedAt, bool Deleted, bool Redacted);

public sealed record ParagraphThreadMessage(
    CommentId Id, TextSelector? Selector, ResolutionMessage? Resolved, IReadOnlyList<ParagraphCommentMessage> Comments);

/// <param name="ShareFor">Of the denominator, 0 to 1; null while the denominator is 0.</param>
public sealed record ConsensusMessage(
    ConsensusState State, int Judged, int Denominator, int Eligible, decimal? ShareFor, decimal? ShareAgainst);

/// <param name="Question">Its key; null for the round's first.</param>
public sealed record StanceRequest(string? Stance, string? Question);

public sealed record CommentRequest(string? Text);

public sealed record RedactionRequest(string? Reason);

public sealed record ThreadRequest(string? Text, SelectorMessage? Selector);
