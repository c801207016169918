using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>The frozen names under which events are kept, and their JSON. A name never changes its meaning: a changed event gets <c>name/2</c>.</summary>
public static class EventCodec
{
    /// <summary>
    /// Counts the sets of events that there have been. Raised by whoever adds an event, or a member to one: of the nodes of a cluster only
    /// those of the newest set are given documents, since others could not read what these write.
    /// </summary>
    public const int Generation = 1;

    private static readonly Dictionary<string, Type> Types = new()
    {
        ["document-imported/2"] = typeof(DocumentImported),
        ["conversation-imported"] = typeof(ConversationImported),
        ["document-renamed"] = typeof(DocumentRenamed),
        ["round-opened"] = typeof(RoundOpened),
        ["round-closed"] = typeof(RoundClosed),
        ["reviewers-admitted"] = typeof(ReviewersAdmitted),
        ["reviewer-recused"] = typeof(ReviewerRecused),
        ["recusal-withdrawn"] = typeof(RecusalWithdrawn),
        ["camps-declared"] = typeof(CampsDeclared),
        ["reviewers-reminded"] = typeof(ReviewersReminded),
        ["stance-taken"] = typeof(StanceTaken),
        ["stance-withdrawn"] = typeof(StanceWithdrawn),
        ["thread-started"] = typeof(ThreadStarted),
        ["reply-added"] = typeof(ReplyAdded),
        ["comment-edited"] = typeof(CommentEdited),
        ["comment-deleted"] = typeof(CommentDeleted),
        ["comment-redacted"] = typeof(CommentRedacted),
        ["thread-resolved"] = typeof(ThreadResolved),
        ["thread-reopened"] = typeof(ThreadReopened),
        ["thread-assigned"] = typeof(ThreadAssigned),
        ["reaction-added"] = typeof(ReactionAdded),
        ["reaction-removed"] = typeof(ReactionRemoved),
        ["minority-note-written"] = typeof(MinorityNoteWritten),
        ["minority-note-redacted"] = typeof(MinorityNoteRedacted),
    };

    // Read for ever, never written again.
    private static readonly Dictionary<string, Type> Former = new() { ["document-imported"] = typeof(FormerEvents.DocumentImported) };

    private static readonly Dictionary<Type, string> Names = Types.ToDictionary(pair => pair.Value, pair => pair.Key);

    // A member this build does not know means a newer build wrote the event under an old name: stop rather than drop it.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = false,
    };

    public static IReadOnlyCollection<string> KnownNames => Types.Keys;

    /// <exception cref="NotSupportedException">The event has no frozen name.</exception>
    public static string NameOf(ReviewEvent e) =>
        Names.GetValueOrDefault(e.GetType()) ?? throw new NotSupportedException($"The event {e.GetType().Name} has no name in the log.");

    internal static bool Knows(string name) => Types.ContainsKey(name) || Former.ContainsKey(name);

    internal static void RequireKnown(string name)
    {
        if (!Knows(name))
            throw new NewerEventException($"This build knows no event '{name}'; a newer one wrote it.");
    }

    public static byte[] Write(ReviewEvent e) => JsonSerializer.SerializeToUtf8Bytes(e, e.GetType(), Json);

    /// <exception cref="NewerEventException">This build knows no such event, or its data has members it does not know.</exception>
    public static ReviewEvent Read(string name, ReadOnlySpan<byte> data)
    {
        RequireKnown(name);
        var type = Types.GetValueOrDefault(name) ?? Former[name];
        try
        {
            return JsonSerializer.Deserialize(data, type, Json) switch
            {
                ReviewEvent e => e,
                FormerEvents.IFormer former => former.Now(),
                _ => throw new JsonException("It is null."),
            };
        }
        catch (NotSupportedException e)
        {
            throw new NewerEventException(e.Message, e);
        }
        catch (JsonException e)
        {
            throw new NewerEventException($"The data of an event '{name}' is not what this build expects: {e.Message}", e);
        }
    }
}
