using System.Globalization;
using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>
/// The newest round as the set of files that Polis exports, in a zip: each paragraph is a comment of that number, each person a participant.
/// What the log does not hold, such as who wrote a paragraph or how often a page was looked at, is left empty.
/// </summary>
public static class PolisWriter
{
    private static readonly string[] CommentColumns =
        ["timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body"];

    private static readonly string[] VoteColumns = ["timestamp", "datetime", "comment-id", "voter-id", "vote"];

    private static readonly string[] ParticipantColumns = ["participant", "xid", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree"];

    /// <param name="output">Left open. Holds a byte for each person and paragraph; the record is read three times.</param>
    public static async Task WriteAsync(ReviewRecord record, Stream output, CancellationToken cancellation)
    {
        var votes = await PolisVotes.Of(record, cancellation);
        await SteadyZip.Write(output, async zip =>
        {
            await Write(zip.Add("summary.csv"), Summary(record, votes), cancellation);
            await Write(zip.Add("comments.csv"), Comments(record, votes), cancellation);
            await Write(zip.Add("votes.csv"), Votes(record, votes), cancellation);
            await Write(zip.Add("participants-votes.csv"), Participants(record, votes).ToAsyncEnumerable(), cancellation);
        }, cancellation);
    }

    private static async Task Write(Stream file, IAsyncEnumerable<string[]> rows, CancellationToken cancellation)
    {
        await using var closing = file;
        await using var csv = Csv.OpenBare(file);
        await foreach (var row in rows.WithCancellation(cancellation)) await csv.WriteRecordAsync(row, cancellation);
        await csv.FlushAsync(cancellation);
    }

    private static IAsyncEnumerable<string[]> Summary(ReviewRecord record, PolisVotes votes) => ((string[][])
    [
        ["topic", record.Document.Title],
        ["url", record.DocumentIri],
        ["views", ""],
        ["voters", Words.Of($"{votes.Participants.Count}")],
        ["voters-in-conv", Words.Of($"{votes.Participants.Count}")],
        ["commenters", ""],
        ["comments", Words.Of($"{votes.Paragraphs}")],
        ["groups", Words.Of($"{votes.Groups}")],
        ["conversation-description", ""],
    ]).ToAsyncEnumerable();

    private static async IAsyncEnumerable<string[]> Comments(ReviewRecord record, PolisVotes votes)
    {
        yield return CommentColumns;
        var published = record.Document.Revision.PublishedAt;
        await foreach (var paragraph in record.Paragraphs)
        {
            var tally = votes.On(paragraph, record.Document)?.Tally;
            yield return
            [
                Unix(published), Date(published), Words.Of($"{paragraph.Text.Number}"), "", Words.Of($"{tally?.For ?? 0}"), Words.Of($"{tally?.Against ?? 0}"),
                "1", paragraph.Text.Block.Text,
            ];
        }
    }

    private static async IAsyncEnumerable<string[]> Votes(ReviewRecord record, PolisVotes votes)
    {
        yield return VoteColumns;
        await foreach (var paragraph in record.Paragraphs)
        {
            if (votes.On(paragraph, record.Document) is not { } verdict) continue;
            foreach (var (by, taken) in verdict.Stances.OrderBy(s => votes.NumberOf(s.By)))
                yield return
                [
                    Unix(taken.At), Date(taken.At), Words.Of($"{paragraph.Text.Number}"), Words.Of($"{votes.NumberOf(by)}"),
                    Words.Of($"{PolisVotes.Vote(verdict.Tally.Scale, taken.Stance)}"),
                ];
        }
    }

    private static IEnumerable<string[]> Participants(ReviewRecord record, PolisVotes votes)
    {
        yield return [.. ParticipantColumns, .. record.Document.Revision.Paragraphs.Select(p => Words.Of($"{p.Number}"))];
        foreach (var (by, row) in votes.Participants)
            yield return
            [
                Words.Of($"{votes.NumberOf(by)}"), "", Words.Of($"{votes.GroupOf(by)}"), "0", Words.Of($"{row.Count(v => v != PolisVotes.Unseen)}"),
                Words.Of($"{row.Count(v => v == 1)}"), Words.Of($"{row.Count(v => v == -1)}"),
                .. row.Select(v => v == PolisVotes.Unseen ? "" : Words.Of($"{v}")),
            ];
    }

    // The time of a stance in an anonymous round is in no export.
    private static string Unix(DateTimeOffset at) => at == default ? "" : Words.Of($"{at.ToUnixTimeMilliseconds()}");

    private static string Date(DateTimeOffset at) => at == default ? "" : at.UtcDateTime.ToString("ddd MMM dd HH:mm:ss 'UTC' yyyy", CultureInfo.InvariantCulture);
}
