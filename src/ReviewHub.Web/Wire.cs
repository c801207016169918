using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web;

// Everything the hub sends to or takes from a page, and nothing else. Names and shapes here are read by wire.ts: a change is a change of both.

/// <summary>Where a watcher stands in a document's feed. Batches count up by one within an epoch.</summary>
public sealed record FeedPositionMessage(Guid Epoch, long Sequence);

/// <summary>The answer to <c>Watch</c>: what was missed since the position the page named, or a snapshot and what followed it.</summary>
/// <param name="Snapshot">A <see cref="SnapshotMessage"/>; null when the batches follow the page's position.</param>
/// <param name="Batches">Each a <see cref="BatchMessage"/>.</param>
/// <param name="Own">The caller's own stances, by paragraph.</param>
public sealed record WatchReplyMessage(EncodedJson? Snapshot, IReadOnlyList<EncodedJson> Batches, IReadOnlyDictionary<int, Stance> Own);

/// <summary>The whole live view at (epoch, sequence). Paragraphs nobody touched are absent.</summary>
public sealed record SnapshotMessage(
    DocumentId Document,
    Guid Epoch,
    long Sequence,
    string Title,
    int Eligible,
    IReadOnlyCollection<LiveParagraphMessage> Paragraphs,
    IReadOnlyCollection<PresenceMessage> Here);

/// <param name="Counts">People per category of the scale, abstentions last.</param>
public sealed record LiveParagraphMessage(
    int Id,
    int Version,
    IReadOnlyList<int> Counts,
    ConsensusState State,
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
[JsonDerivedType(typeof(ThreadEntry), "thread")]
[JsonDerivedType(typeof(CommentEntry), "comment")]
[JsonDerivedType(typeof(NoteEntry), "note")]
[JsonDerivedType(typeof(HereEntry), "here")]
[JsonDerivedType(typeof(EligibleEntry), "eligible")]
[JsonDerivedType(typeof(TitleEntry), "title")]
public abstract record EntryMessage
{
    public static EntryMessage Of(FeedEntry entry) => entry switch
    {
        TallyChanged e => new TallyEntry(e.Paragraph, e.Version, e.Counts, e.State),
        ThreadChanged { Thread: var t } e =>
            new ThreadEntry(e.Paragraph, e.Version, t.Id, t.Selector, t.Assigned, ResolutionMessage.Of(t.Resolution)),
        CommentChanged { Comment: var c } e =>
            new CommentEntry(e.Paragraph, e.Version, c.Id, c.Thread, c.By, c.At, c.Text, c.EditedAt, c.IsRedacted, c.Mentions, ReactionMessage.Of(c)),
        NoteChanged { Note: var n } e => new NoteEntry(e.Paragraph, e.Version, n.Round, n.By, n.At, n.Text, n.IsRedacted),
        Presence e => new HereEntry(e.By, e.Paragraph, e.Gone),
        EligibleChanged e => new EligibleEntry(e.Eligible),
        TitleChanged e => new TitleEntry(e.Title),
        _ => throw new NotSupportedException($"Pages are not told of {entry.GetType().Name}."),
    };
}

public sealed record TallyEntry(int Paragraph, int Version, IReadOnlyList<int> Counts, ConsensusState State) : EntryMessage;

public sealed record ThreadEntry(
    int Paragraph, int Version, CommentId Id, TextSelector? Selector, ReviewerId? Assigned, ResolutionMessage? Resolved) : EntryMessage;

public sealed record CommentEntry(
    int Paragraph, int Version, CommentId Id, CommentId Thread, ReviewerId By, DateTimeOffset At, string? Text, DateTimeOffset? EditedAt,
    bool Redacted, IReadOnlyList<ReviewerId> Mentions, IReadOnlyList<ReactionMessage> Reactions) : EntryMessage;

public sealed record NoteEntry(
    int Paragraph, int Version, int Round, ReviewerId By, DateTimeOffset At, string? Text, bool Redacted) : EntryMessage;

public sealed record HereEntry(ReviewerId By, int? Paragraph, bool Gone) : EntryMessage;

public sealed record EligibleEntry(int Eligible) : EntryMessage;

public sealed record TitleEntry(string Title) : EntryMessage;

/// <summary>A beat that lets a page find out that the last batch never reached it.</summary>
public sealed record HeartbeatMessage(DocumentId Document, Guid Epoch, long Sequence);

/// <summary>The reader's own stance changed, in this tab or another.</summary>
public sealed record OwnMessage(DocumentId Document, int Paragraph, Stance? Stance);

/// <summary>Somebody called upon the reader in a comment.</summary>
public sealed record MentionedMessage(DocumentId Document, int Paragraph, CommentId Comment, ReviewerId By);

public sealed record RevokedMessage(DocumentId Document);

public sealed record ReceiptMessage(int Version, CommentId? Comment, DateTimeOffset At)
{
    public static ReceiptMessage Of(Receipt receipt) => new(receipt.Version, receipt.Comment, receipt.At);
}

/// <summary>The part of a paragraph a comment is about. Positions count code points; unknown members, such as the W3C type, are ignored.</summary>
public sealed record SelectorMessage(string? Exact, string? Prefix, string? Suffix, int? Start, int? End)
{
    public Quote ToQuote() => new(Exact ?? "", Prefix, Suffix, Start);
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
