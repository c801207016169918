using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web;

// What the HTTP API answers about documents and paragraphs.

/// <param name="Threshold">Of the usual rule, where no <paramref name="Protocol"/> names another.</param>
/// <param name="Protocol">Of the first round; null for the usual one.</param>
public sealed record ImportRequest(string? Title, string? Format, string? Text, decimal? Threshold, decimal? Quorum, ProtocolRequest? Protocol);

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

public sealed record RoundMessage(int Number, Visibility Visibility, DateTimeOffset OpenedAt);

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
public sealed record DocumentMessage(
    DocumentId Id,
    string Title,
    BoardLinkMessage Board,
    BoardRole Role,
    RevisionMessage Revision,
    ScaleMessage Scale,
    RoundMessage Round,
    RuleMessage Rule,
    IReadOnlyList<ParagraphTextMessage> Paragraphs)
{
    public static DocumentMessage Of(DocumentView d, string boardName, BoardRole role) => new(
        d.Id, d.Title, new(d.Board, boardName), role,
        new(d.Revision.Number, d.Revision.PublishedAt),
        ScaleMessage.Of(d.Round?.Protocol.Questions[0].Scale ?? Domain.Scale.AcceptReviseReject),
        new(d.Round?.Number ?? 0, d.Round?.Protocol.Visibility ?? Visibility.Open, d.Round?.OpenedAt ?? d.Revision.PublishedAt),
        RuleMessage.Of(d.Round?.Protocol.Rule ?? PercentAgreement.Default),
        [.. d.Revision.Paragraphs.Select((p, index) =>
            new ParagraphTextMessage(p.Number, index, p.Block.Kind, p.Block.Level, p.Block.Ordinal, p.Block.Text, p.Block.Marks))]);
}

/// <param name="Judged">Paragraphs the caller has taken a stance on.</param>
/// <param name="Threads">Threads nobody has resolved.</param>
public sealed record SummaryMessage(
    DocumentId Id, string Title, IReadOnlyList<ConsensusState> States, int Judged, int Paragraphs, int Eligible, int Threads);

public sealed record PersonMessage(ReviewerId Id, string Name);

public sealed record StanceMessage(PersonMessage By, Stance Stance, int Revision, DateTimeOffset At);

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

/// <summary>One paragraph with everything said and judged on it.</summary>
/// <param name="Tally">People per category key, and <c>abstain</c>.</param>
public sealed record ParagraphMessage(
    int Id,
    int Index,
    ParagraphKind Kind,
    string Text,
    int Version,
    IReadOnlyDictionary<string, int> Tally,
    ConsensusMessage Consensus,
    IReadOnlyList<StanceMessage> Stances,
    IReadOnlyList<ParagraphThreadMessage> Threads,
    IReadOnlyList<ParagraphNoteMessage> Notes)
{
    public static ParagraphMessage Of(ParagraphView view, Func<ReviewerId, PersonMessage> person)
    {
        var scale = view.Terms.Round?.Protocol.Questions[0].Scale ?? Scale.AcceptReviseReject;
        var tally = new Tally(scale, view.Counts);
        var c = view.Consensus;
        return new(
            view.Id.Number, view.Terms.Index, view.Terms.Block.Kind, view.Terms.Block.Text, view.Version,
            scale.Categories.Select(category => category.Key).Append(Stance.Abstain.Key)
                .Zip(view.Counts).ToDictionary(pair => pair.First, pair => pair.Second),
            new(c.State, c.Judged, c.Denominator, c.Eligible, Share(tally.For, c.Denominator), Share(tally.Against, c.Denominator)),
            [.. view.Stances.OrderBy(pair => pair.Value.At).ThenBy(pair => pair.Key.Value)
                .Select(pair => new StanceMessage(person(pair.Key), pair.Value.Stance, pair.Value.Revision, pair.Value.At))],
            [.. view.Threads.Select(thread => new ParagraphThreadMessage(
                thread.Id, thread.Selector, thread.Assigned is { } assigned ? person(assigned) : null, ResolutionMessage.Of(thread.Resolution),
                [.. view.Comments.Where(comment => comment.Thread == thread.Id).Select(comment => ParagraphCommentMessage.Of(comment, person))]))],
            [.. view.Notes.Where(note => note.Text is not null || note.IsRedacted)
                .Select(note => new ParagraphNoteMessage(note.Round, person(note.By), note.At, note.Text, note.IsRedacted))]);
    }

    private static decimal? Share(int part, int denominator) => denominator == 0 ? null : Math.Round((decimal)part / denominator, 6);
}

public sealed record StanceRequest(string? Stance);

public sealed record CommentRequest(string? Text, ImmutableArray<ReviewerId>? Mentions);

public sealed record RedactionRequest(string? Reason);

public sealed record ThreadRequest(string? Text, SelectorMessage? Selector, ImmutableArray<ReviewerId>? Mentions);

/// <param name="Person">Null for nobody.</param>
public sealed record AssignmentRequest(ReviewerId? Person);

public sealed record ResolutionRequest(string? Kind, string? Outcome);

/// <param name="Text">Empty to withdraw the note.</param>
public sealed record NoteRequest(string? Text);

/// <summary>Somebody's stance became another, or was brought to a later round as it was.</summary>
/// <param name="From">Null when they had withdrawn it.</param>
/// <param name="To">Null when they withdrew it.</param>
/// <param name="AfterComment">The newest comment of somebody else by then.</param>
public sealed record MoveMessage(
    DateTimeOffset At, ReviewerId By, int Round, string Question, Stance? From, Stance? To, CommentId? AfterComment, bool Carried)
{
    public static MoveMessage Of(Move m) => new(m.At, m.By, m.Round, m.Question, m.From, m.To, m.After, m.Carried);
}
