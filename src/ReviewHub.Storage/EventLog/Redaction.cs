using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>
/// What every log does when an <see cref="IRedaction"/> is appended: in the same transaction, the events that hold the text it is about
/// are replaced by themselves without it, and the redaction says which, and what stands there now. Their links cover the hash of the data
/// they had, so the chain holds; the redaction, which it covers too, vouches for the data they have.
/// </summary>
internal static class Redaction
{
    /// <summary>Names of the events that may hold such a text, as an SQL list.</summary>
    public const string Names = "'thread-started', 'reply-added', 'comment-edited', 'minority-note-written'";

    /// <summary>Names of the redactions, as an SQL list.</summary>
    public const string Redactions = "'comment-redacted', 'minority-note-redacted'";

    /// <param name="events">Those of the stream under <see cref="Names"/>.</param>
    /// <returns>The redaction as it is to be recorded, and the data to put in place, by version.</returns>
    public static (ReviewEvent Redacted, IReadOnlyList<(int Version, byte[] Data)> Left) Of(
        IRedaction redaction, IEnumerable<(int Version, string Name, ReviewerId By, byte[] Data)> events)
    {
        var left = events.Select(e => (e.Version, Event: Without(EventCodec.Read(e.Name, e.Data), e.By, redaction)))
            .Where(e => e.Event is not null)
            .Select(e => (e.Version, Data: EventCodec.Write(e.Event!))).ToList();
        return (redaction.Leaving([.. left.Select(e => new Residue(e.Version, HashOf(e.Data)))]), left);
    }

    public static string HashOf(byte[] data) => Convert.ToHexStringLower(EventChain.HashData(data));

    /// <summary>The event without the text, and whom that mentions; null when it holds none. What it quotes of the document stays.</summary>
    private static ReviewEvent? Without(ReviewEvent e, ReviewerId by, IRedaction redaction) => (e, redaction) switch
    {
        (ThreadStarted { Text: not null } started, CommentRedacted r) when started.Comment == r.Comment => started with { Text = null, Mentions = null },
        (ReplyAdded { Text: not null } reply, CommentRedacted r) when reply.Comment == r.Comment => reply with { Text = null, Mentions = null },
        (CommentEdited { Text: not null } edited, CommentRedacted r) when edited.Comment == r.Comment => edited with { Text = null, Mentions = null },
        (MinorityNoteWritten { Text: not (null or "") } note, MinorityNoteRedacted r) when note.Round == r.Round && by == r.Author => note with { Text = null },
        _ => null,
    };
}
