using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web;

// What the HTTP API answers about documents and paragraphs.

/// <param name="Threshold">Of the usual rule, where no <paramref name="Protocol"/> names another.</param>
/// <param name="Protocol">Of the first round; null for the usual one.</param>
/// <param name="Round">False to open no round yet.</param>
public sealed record ImportRequest(
    string? Title, string? Format, string? Text, decimal? Threshold, decimal? Quorum, ProtocolRequest? Protocol, bool? Round);

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

/// <summary>A rule as it is shown; each kind has settings of its own beside these.</summary>
public sealed record RuleMessage(string Kind, decimal Quorum, string InWords)
{
    /// <summary>Under the names the log gives them.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement> Settings { get; init; } = new Dictionary<string, JsonElement>();

    public static RuleMessage Of(ConsensusRule rule)
    {
        var json = JsonSerializer.SerializeToElement(rule, JsonSerializerOptions.Web);
        return new(json.GetProperty("kind").GetString()!, rule.Quorum, rule.InWords())
        {
            Settings = json.EnumerateObject().Where(s => s.Name is not ("kind" or "quorum")).ToDictionary(s => s.Name, s => s.Value),
        };
    }
}

public sealed record ParagraphTextMessage(
    int Id, int Index, ParagraphKind Kind, int Level, int? Ordinal, string Text, ImmutableArray<Mark> Marks);

/// <summary>A document's text and the terms it is reviewed under.</summary>
/// <param name="Scale">Of the first question of the document's newest round, or what a round would have by default.</param>
/// <param name="Round">The newest of the whole document; null before the first.</param>
/// <param name="Rounds">All, by number.</param>
/// <param name="Home">What to tell a proxy as <c>?node=</c> when connecting to the hub; absent where any node is as good.</param>
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
    IReadOnlyList<ParagraphTextMessage> Paragraphs,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Home)
{
    public static DocumentMessage Of(DocumentView d, string boardName, Viewer reader) => new(
        d.Id, d.Title, new(d.Board, boardName), reader.Role,
        new(d.Revision.Number, d.Revision.PublishedAt),
        ScaleMessage.Of(d.Round?.Protocol.Questions[0].Scale ?? Domain.Scale.AcceptReviseReject),
        d.Round is { } round ? RoundMessage.Of(round, reader.Id) : null,
        RuleMessage.Of(d.Round?.Protocol.Rule ?? PercentAgreement.Default),
        [.. d.Rounds.Select(r => RoundMessage.Of(r, reader.Id))],
        [.. d.Revision.Paragraphs.Select((p, index) =>
            new ParagraphTextMessage(p.Number, index, p.Block.Kind, p.Block.Level, p.Block.Ordinal, p.Block.Text, p.Block.Marks))],
        d.Home);
}

/// <param name="States">Null where the caller may not see it.</param>
/// <param name="Judged">Paragraphs the caller has judged.</param>
/// <param name="Threads">Threads nobody has resolved.</param>
public sealed record SummaryMessage(
    DocumentId Id, string Title, IReadOnlyList<ConsensusState?> States, int Judged, int Paragraphs, int Eligible, int Threads);

public sealed record PersonMessage(ReviewerId Id, string Name);

/// <param name="At">Null in an anonymous round, where it could lead to the person.</param>
public sealed record StanceMessage(PersonMessage By, Stance Stance, int Revision, DateTimeOffset? At);

public sealed record ParagraphCommentMessage(
    CommentId Id,
    PersonMessage By,
    DateTimeOffset At,
    string? Text,
    DateTimeOffset? EditedAt,
    bool Deleted,
    bool Redacted,
    IReadOnlyList<PersonMessage> Mentions,
    IReadOnlyList<ParagraphReactionMessage> Reactions)
{
    public static ParagraphCommentMessage Of(Comment c, Func<ReviewerId, PersonMessage> person) => new(
        c.Id, person(c.By), c.At, c.Text, c.EditedAt, c.IsDeleted, c.IsRedacted, [.. c.Mentions.Select(person)],
        [.. ReactionMessage.Of(c).Select(r => new ParagraphReactionMessage(r.Key, [.. r.By.Select(person)]))]);
}

public sealed record ParagraphReactionMessage(ReactionKind Key, IReadOnlyList<PersonMessage> By);

public sealed record ParagraphThreadMessage(
    CommentId Id, TextSelector? Selector, PersonMessage? Assigned, ResolutionMessage? Resolved, IReadOnlyList<ParagraphCommentMessage> Comments);

/// <summary>A minority note that stands, or that was redacted; one that was withdrawn is not shown.</summary>
public sealed record ParagraphNoteMessage(int Round, PersonMessage By, DateTimeOffset At, string? Text, bool Redacted);

/// <param name="ShareFor">Of the denominator, 0 to 1; null while the denominator is 0.</param>
public sealed record ConsensusMessage(
    ConsensusState State, int Judged, int Denominator, int Eligible, decimal? ShareFor, decimal? ShareAgainst);

/// <param name="Question">Its key; null for the round's first.</param>
public sealed record StanceRequest(string? Stance, string? Question);

public sealed record CommentRequest(string? Text, ImmutableArray<ReviewerId>? Mentions);

public sealed record RedactionRequest(string? Reason);

public sealed record ThreadRequest(string? Text, SelectorMessage? Selector, ImmutableArray<ReviewerId>? Mentions);

/// <param name="Person">Null for nobody.</param>
public sealed record AssignmentRequest(ReviewerId? Person);

public sealed record ResolutionRequest(string? Kind, string? Outcome);

/// <param name="Text">Empty to withdraw the note.</param>
public sealed record NoteRequest(string? Text);

/// <summary>Somebody's stance became another, or was brought to a later round as it was.</summary>
/// <param name="At">Null under a pseudonym.</param>
/// <param name="From">Null when they had withdrawn it.</param>
/// <param name="To">Null when they withdrew it.</param>
/// <param name="AfterComment">The newest comment of somebody else by then.</param>
public sealed record MoveMessage(
    DateTimeOffset? At, ReviewerId By, int Round, string Question, Stance? From, Stance? To, CommentId? AfterComment, bool Carried)
{
    public static MoveMessage Of(Move m) => new(m.At == default ? null : m.At, m.By, m.Round, m.Question, m.From, m.To, m.After, m.Carried);
}
