using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>
/// What every log does when a <see cref="CommentRedacted"/> is appended: in the same transaction, the events that hold the comment's text
/// are replaced by themselves without it, and the redaction says which, and what stands there now. Their links cover the hash of the data
/// they had, so the chain holds; the redaction, which it covers too, vouches for the data they have.
/// </summary>
internal static class Redaction
{
    /// <summary>Names of the events that may hold a comment's text, as an SQL list.</summary>
    public const string Names = "'thread-started', 'reply-added', 'comment-edited'";

    /// <param name="events">Those of the stream under <see cref="Names"/>.</param>
    /// <returns>The redaction as it is to be recorded, and the data to put in place, by version.</returns>
    public static (CommentRedacted Redacted, IReadOnlyList<(int Version, byte[] Data)> Left) Of(
        CommentRedacted redacted, IEnumerable<(int Version, string Name, byte[] Data)> events)
    {
        var left = events.Select(e => (e.Version, Event: Without(EventCodec.Read(e.Name, e.Data), redacted.Comment)))
            .Where(e => e.Event is not null)
            .Select(e => (e.Version, Data: EventCodec.Write(e.Event!))).ToList();
        return (redacted with { Residues = [.. left.Select(e => new Residue(e.Version, HashOf(e.Data)))] }, left);
    }

    public static string HashOf(byte[] data) => Convert.ToHexStringLower(EventChain.HashData(data));

    /// <summary>The event without the comment's text; null when it holds none. What it quotes of the document stays.</summary>
    private static ReviewEvent? Without(ReviewEvent e, CommentId comment) => e switch
    {
        ThreadStarted { Text: not null } started when started.Comment == comment => started with { Text = null },
        ReplyAdded { Text: not null } reply when reply.Comment == comment => reply with { Text = null },
        CommentEdited { Text: not null } edited when edited.Comment == comment => edited with { Text = null },
        _ => null,
    };
}
