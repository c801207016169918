using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>
/// The newest round as the set of files that Polis exports, in a zip: each paragraph is a comment, each person a participant. A document
/// that came as such a set leaves as it came, byte for byte, and what was voted since comes on top. Of another, what the log does not
/// hold, such as who wrote a paragraph or how often a page was looked at, is left empty.
/// </summary>
public static class PolisWriter
{
    private static readonly ConversationFiles Usual = new(
        ["timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body"],
        ["timestamp", "datetime", "comment-id", "voter-id", "vote"],
        ["participant", "xid", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree"],
        [
            new("topic", null), new("url", null), new("views", ""), new("voters", null), new("voters-in-conv", null), new("commenters", null), new("comments", null),
            new("groups", null), new("conversation-description", ""),
        ],
        [PolisDates.Utc]);

    /// <param name="output">Left open. Holds a byte for each person and paragraph; the record is read three times.</param>
    public static async Task WriteAsync(ReviewRecord record, Stream output, CancellationToken cancellation)
    {
        var set = new PolisSet(record, await PolisVotes.Of(record, cancellation), record.Document.Conversation?.Files ?? Usual);
        await SteadyZip.Write(output, async zip =>
        {
            await Write(zip.Add(PolisFiles.Summary), set.Summary().ToAsyncEnumerable(), cancellation);
            await Write(zip.Add(PolisFiles.Comments), set.Comments(), cancellation);
            await Write(zip.Add(PolisFiles.Votes), set.Votes(), cancellation);
            await Write(zip.Add(PolisFiles.Participants), set.Participants().ToAsyncEnumerable(), cancellation);
        }, cancellation);
    }

    private static async Task Write(Stream file, IAsyncEnumerable<string[]> rows, CancellationToken cancellation)
    {
        await using var closing = file;
        await using var csv = Csv.OpenBare(file);
        await foreach (var row in rows.WithCancellation(cancellation)) await csv.WriteRecordAsync(row, cancellation);
        await csv.FlushAsync(cancellation);
    }
}
