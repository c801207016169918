using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web;

// Everything the hub sends to or takes from a page, and nothing else. Names and shapes here are read by the page under wire/: a change is a change of both.

/// <summary>Where a watcher stands in a document's feed. Batches count up by one within an epoch.</summary>
public sealed record FeedPositionMessage(Guid Epoch, long Sequence);

/// <summary>The answer to <c>Watch</c>: what was missed since the position the page named, or a snapshot and what followed it.</summary>
/// <param name="Snapshot">A <see cref="SnapshotMessage"/>; null when the batches follow the page's position.</param>
/// <param name="Batches">Each a <see cref="BatchMessage"/>.</param>
/// <param name="Seen">Tallies that the caller may see and not everyone: they are in no snapshot and no batch.</param>
public sealed record WatchReplyMessage(
    EncodedJson? Snapshot,
    IReadOnlyList<EncodedJson> Batches,
    OwnStancesMessage Own,
    IReadOnlyList<EntryMessage> Seen,
    MeMessage Me);

/// <summary>The caller's own stances in each paragraph's round: an object of paragraphs, each one of stances by question key.</summary>
/// <param name="All">In the order of the paragraphs.</param>
[JsonConverter(typeof(OwnStancesConverter))]
public sealed record OwnStancesMessage(ImmutableArray<OwnAnswer> All);

/// <summary>The caller in this document.</summary>
/// <param name="Pseudonyms">What they are called in the anonymous rounds, by number.</param>
/// <param name="Eligible">Numbers of the rounds they may judge in.</param>
/// <param name="Recused">Paragraphs they do not judge; null in it is the whole document.</param>
/// <param name="RemindedAt">When they were asked to finish the open round; absent once they have.</param>
public sealed record MeMessage(
    ReviewerId Id,
    IReadOnlyDictionary<int, ReviewerId> Pseudonyms,
    IReadOnlyList<int> Eligible,
    IReadOnlyList<int?> Recused,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? RemindedAt);

/// <summary>The live view of what everyone may see, at (epoch, sequence). Paragraphs nobody touched are absent.</summary>
/// <param name="Rounds">Those that count somewhere.</param>
/// <param name="Present">How many are here, where it may not be told who; absent elsewhere.</param>
public sealed record SnapshotMessage(
    DocumentId Document,
    Guid Epoch,
    long Sequence,
    string Title,
    int Eligible,
    IReadOnlyCollection<LiveParagraphMessage> Paragraphs,
    IReadOnlyCollection<PresenceMessage> Here,
    IReadOnlyCollection<RoundMessage> Rounds,
    IReadOnlyCollection<RecusalMessage> Recusals,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Present);

public sealed record RecusalMessage(ReviewerId By, int? Paragraph);

/// <param name="Question">Its key; absent for the round's first.</param>
/// <param name="Counts">People per category of the question's scale, abstentions last.</param>
public sealed record TallyMessage(
    int Round,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Question,
    IReadOnlyList<int> Counts,
    ConsensusState State)
{
    public static TallyMessage Of(TallyChanged t) => new(t.Round, t.Question, t.Counts, t.State);
}

/// <param name="Tallies">Those that everyone may see.</param>
/// <param name="Judged">Who answered every question; absent where the tally says it.</param>
/// <param name="Eligible">Absent where they are as many as of the document.</param>
public sealed record LiveParagraphMessage(
    int Id,
    int Version,
    IReadOnlyCollection<TallyMessage> Tallies,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Judged,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ReviewerId>? Who,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Eligible,
    IReadOnlyCollection<ThreadMessage> Threads,
    IReadOnlyCollection<CommentMessage> Comments,
    IReadOnlyCollection<NoteMessage> Notes);

/// <param name="Assigned">Who is to see to it.</param>
public sealed record ThreadMessage(CommentId Id, TextSelector? Selector, ReviewerId? Assigned, ResolutionMessage? Resolved)
{
    public static ThreadMessage Of(CommentThread t) => new(t.Id, t.Selector, t.Assigned, ResolutionMessage.Of(t.Resolution));
}

/// <param name="Outcome">What came of it, in their words.</param>
public sealed record ResolutionMessage(ReviewerId By, DateTimeOffset At, ResolutionKind? Kind, string? Outcome)
{
    public static ResolutionMessage? Of(Resolution? r) => r is null ? null : new(r.By, r.At, r.Kind, r.Outcome);
}

/// <param name="By">Who reacted so, in order of time.</param>
public sealed record ReactionMessage(ReactionKind Key, IReadOnlyList<ReviewerId> By)
{
    public static IReadOnlyList<ReactionMessage> Of(Comment c) =>
        c.Reactions.IsEmpty ? [] : [.. c.Reactions.GroupBy(r => r.Kind, r => r.By).OrderBy(g => g.Key).Select(g => new ReactionMessage(g.Key, [.. g]))];
}

/// <summary>A minority note on the result of a round.</summary>
/// <param name="Text">Null once withdrawn or redacted.</param>
public sealed record NoteMessage(int Round, ReviewerId By, DateTimeOffset At, string? Text, bool Redacted)
{
    public static NoteMessage Of(MinorityNote n) => new(n.Round, n.By, n.At, n.Text, n.IsRedacted);
}

/// <param name="Text">Null once deleted or redacted.</param>
public sealed record CommentMessage(
    CommentId Id,
    CommentId Thread,
    ReviewerId By,
    DateTimeOffset At,
    string? Text,
    DateTimeOffset? EditedAt,
    bool Redacted,
    IReadOnlyList<ReviewerId> Mentions,
    IReadOnlyList<ReactionMessage> Reactions)
{
    public static CommentMessage Of(Comment c) =>
        new(c.Id, c.Thread, c.By, c.At, c.Text, c.EditedAt, c.IsRedacted, c.Mentions, ReactionMessage.Of(c));
}

/// <summary>Where someone is; a null paragraph is the document as a whole.</summary>
public sealed record PresenceMessage(ReviewerId By, int? Paragraph);

/// <summary>What changed since the sequence before.</summary>
public sealed record BatchMessage(DocumentId Document, Guid Epoch, long Sequence, IReadOnlyList<EntryMessage> Entries);

/// <summary>The newest state of one thing; applying it twice is harmless.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TallyEntry), "tally")]
[JsonDerivedType(typeof(TurnoutEntry), "turnout")]
[JsonDerivedType(typeof(RoundEntry), "round")]
[JsonDerivedType(typeof(RecusalEntry), "recusal")]
[JsonDerivedType(typeof(ThreadEntry), "thread")]
[JsonDerivedType(typeof(CommentEntry), "comment")]
[JsonDerivedType(typeof(NoteEntry), "note")]
[JsonDerivedType(typeof(HereEntry), "here")]
[JsonDerivedType(typeof(PresentEntry), "present")]
[JsonDerivedType(typeof(EligibleEntry), "eligible")]
[JsonDerivedType(typeof(TitleEntry), "title")]
public abstract record EntryMessage
{
    public static EntryMessage Of(FeedEntry entry) => entry switch
    {
        TallyChanged e => new TallyEntry(e.Paragraph, e.Version, e.Round, e.Question, e.Counts, e.State),
        TurnoutChanged e => new TurnoutEntry(e.Paragraph, e.Version, e.Judged, e.Who),
        RoundChanged e => new RoundEntry(RoundMessage.Of(e.Round)),
        RecusalChanged e => new RecusalEntry(e.By, e.Paragraph, e.Withdrawn),
        ThreadChanged { Thread: var t } e =>
            new ThreadEntry(e.Paragraph, e.Version, t.Id, t.Selector, t.Assigned, ResolutionMessage.Of(t.Resolution)),
        CommentChanged { Comment: var c } e =>
            new CommentEntry(e.Paragraph, e.Version, c.Id, c.Thread, c.By, c.At, c.Text, c.EditedAt, c.IsRedacted, c.Mentions, ReactionMessage.Of(c)),
        NoteChanged { Note: var n } e => new NoteEntry(e.Paragraph, e.Version, n.Round, n.By, n.At, n.Text, n.IsRedacted),
        Presence e => new HereEntry(e.By, e.Paragraph, e.Gone),
        PresentChanged e => new PresentEntry(e.Present),
        EligibleChanged e => new EligibleEntry(e.Paragraph, e.Eligible),
        TitleChanged e => new TitleEntry(e.Title),
        _ => throw new NotSupportedException($"Pages are not told of {entry.GetType().Name}."),
    };
}

/// <param name="Question">Its key; absent for the round's first.</param>
public sealed record TallyEntry(
    int Paragraph,
    int Version,
    int Round,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Question,
    IReadOnlyList<int> Counts,
    ConsensusState State) : EntryMessage;

/// <param name="Judged">People who answered every question.</param>
/// <param name="Who">They; absent where they may not be named, or are too many to be named with every change.</param>
public sealed record TurnoutEntry(
    int Paragraph,
    int Version,
    int Judged,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ReviewerId>? Who) : EntryMessage;

/// <summary>A round was opened or closed. One that was opened empties the tallies and turnouts of what it covers.</summary>
public sealed record RoundEntry(RoundMessage Round) : EntryMessage;

public sealed record RecusalEntry(ReviewerId By, int? Paragraph, bool Withdrawn) : EntryMessage;

public sealed record ThreadEntry(
    int Paragraph, int Version, CommentId Id, TextSelector? Selector, ReviewerId? Assigned, ResolutionMessage? Resolved) : EntryMessage;

public sealed record CommentEntry(
    int Paragraph, int Version, CommentId Id, CommentId Thread, ReviewerId By, DateTimeOffset At, string? Text, DateTimeOffset? EditedAt,
    bool Redacted, IReadOnlyList<ReviewerId> Mentions, IReadOnlyList<ReactionMessage> Reactions) : EntryMessage;

public sealed record NoteEntry(
    int Paragraph, int Version, int Round, ReviewerId By, DateTimeOffset At, string? Text, bool Redacted) : EntryMessage;

public sealed record HereEntry(ReviewerId By, int? Paragraph, bool Gone) : EntryMessage;

/// <summary>How many are here, where it may not be told who; whoever was named before is named no more.</summary>
public sealed record PresentEntry(int Present) : EntryMessage;

/// <param name="Paragraph">Absent for every paragraph that has no number of its own.</param>
public sealed record EligibleEntry(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Paragraph, int Eligible) : EntryMessage;

public sealed record TitleEntry(string Title) : EntryMessage;

/// <summary>Tallies for those who may see them when not everyone may; they belong to the batch of the same sequence.</summary>
public sealed record TalliesMessage(DocumentId Document, Guid Epoch, long Sequence, IReadOnlyList<EntryMessage> Entries);

/// <summary>A beat that lets a page find out that the last batch never reached it.</summary>
public sealed record HeartbeatMessage(DocumentId Document, Guid Epoch, long Sequence);

/// <summary>The reader's own stance changed, in this tab or another.</summary>
/// <param name="Question">Its key, also of the first.</param>
public sealed record OwnMessage(DocumentId Document, int Paragraph, int Round, string Question, Stance? Stance);

/// <summary>Somebody called upon the reader in a comment.</summary>
public sealed record MentionedMessage(DocumentId Document, int Paragraph, CommentId Comment, ReviewerId By);

/// <summary>A chair asks the reader to finish the open round.</summary>
/// <param name="Left">Paragraphs not judged yet.</param>
public sealed record RemindedMessage(DocumentId Document, int Round, ReviewerId By, int Left);

public sealed record RevokedMessage(DocumentId Document);

/// <param name="Node">As the proxy knows it.</param>
/// <param name="Within">Milliseconds to spread the coming over.</param>
public sealed record PlaceMessage(DocumentId Document, string Node, int Within);

public sealed record ReceiptMessage(int Version, CommentId? Comment, DateTimeOffset At)
{
    public static ReceiptMessage Of(Receipt receipt) => new(receipt.Version, receipt.Comment, receipt.At);
}

/// <summary>The part of a paragraph a comment is about. Positions count code points; unknown members, such as the W3C type, are ignored.</summary>
public sealed record SelectorMessage(string? Exact, string? Prefix, string? Suffix, int? Start, int? End)
{
    public Quote ToQuote() => new(Exact ?? "", Prefix, Suffix, Start);
}

/// <summary>Written as it is gone through: who opens a document of thousands of paragraphs may have judged them all.</summary>
internal sealed class OwnStancesConverter : JsonConverter<OwnStancesMessage>
{
    public override OwnStancesMessage Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Nobody sends all of their stances.");

    public override void Write(Utf8JsonWriter writer, OwnStancesMessage value, JsonSerializerOptions options)
    {
        Span<byte> name = stackalloc byte[11];
        writer.WriteStartObject();
        for (var i = 0; i < value.All.Length; i++)
        {
            var (paragraph, question, stance) = value.All[i];
            if (i == 0 || value.All[i - 1].Paragraph != paragraph)
            {
                if (i > 0) writer.WriteEndObject();
                Utf8Formatter.TryFormat(paragraph, name, out var length);
                writer.WriteStartObject(name[..length]);
            }

            writer.WriteString(question, stance.Key);
        }

        if (!value.All.IsEmpty) writer.WriteEndObject();
        writer.WriteEndObject();
    }
}

/// <summary>JSON that is already encoded, so that one encoding serves everybody who asks for the same thing.</summary>
[JsonConverter(typeof(EncodedJsonConverter))]
public sealed record EncodedJson(ReadOnlyMemory<byte> Utf8);

internal sealed class EncodedJsonConverter : JsonConverter<EncodedJson>
{
    public override EncodedJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) document.WriteTo(writer);
        return new(buffer.WrittenMemory);
    }

    public override void Write(Utf8JsonWriter writer, EncodedJson value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
}
