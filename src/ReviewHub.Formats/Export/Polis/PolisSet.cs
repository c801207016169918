using System.Globalization;
using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>The rows of each file of a Polis set, in the columns its layout asks for.</summary>
internal sealed class PolisSet(ReviewRecord record, PolisVotes votes, ConversationFiles files)
{
    private readonly Dictionary<int, Statement> _origins = record.Document.Conversation?.Statements.Select((s, i) => (s, i))
        .ToDictionary(s => record.Document.Revision.Paragraphs[s.i].Number, s => s.s) ?? [];

    private IEnumerable<ParagraphText> Listed => record.Document.Revision.Paragraphs.Where(p => OriginOf(p).IsListed);

    public IEnumerable<string[]> Summary() => files.Summary.Select(line => new[] { line.Key, line.Value ?? Counted(line.Key) });

    public async IAsyncEnumerable<string[]> Comments()
    {
        yield return [.. files.CommentColumns];
        var index = 0;
        await foreach (var paragraph in record.Paragraphs)
        {
            var cast = votes.On(paragraph, record.Document) is { } verdict ? votes.Cast(paragraph, verdict).ToList() : [];
            var (origin, at) = (OriginOf(paragraph.Text), index++);
            using var more = origin.More.AsEnumerable().GetEnumerator();
            yield return
            [
                .. files.CommentColumns.Select(column => column switch
                {
                    PolisReader.Timestamp => Unix(origin.At),
                    PolisReader.Date => Date(origin.At),
                    PolisReader.CommentId => Words.Of($"{origin.Number}"),
                    PolisReader.AuthorId => Words.Of($"{origin.Author}"),
                    PolisReader.Agrees => Words.Of($"{cast.Count(v => v.Vote == 1)}"),
                    PolisReader.Disagrees => Words.Of($"{cast.Count(v => v.Vote == -1)}"),
                    PolisReader.Moderated => Words.Of($"{origin.Moderated}"),
                    PolisReader.Consensus => votes.Consensus(at)?.ToString("R", CultureInfo.InvariantCulture) ?? "",
                    PolisReader.Body => paragraph.Text.Block.Text,
                    _ => more.MoveNext() ? more.Current : "",
                }),
            ];
        }
    }

    /// <summary>By statement and voter, as Polis has them.</summary>
    public IAsyncEnumerable<string[]> Votes() => VoteRows().Prepend([.. files.VoteColumns]);

    public IEnumerable<string[]> Participants()
    {
        // Polis has its columns by number, whatever the order the statements are read in.
        var columns = Listed.Select(p => (OriginOf(p).Number, Index: record.Document.Revision.Paragraphs.IndexOf(p))).OrderBy(c => c.Number).ToList();
        var written = record.Document.Conversation?.Statements.Where(s => s.Author is not null).CountBy(s => s.Author!.Value).ToDictionary() ?? [];
        yield return [.. files.ParticipantColumns, .. columns.Select(c => Words.Of($"{c.Number}"))];
        foreach (var (by, all) in votes.Participants)
        {
            var (number, row) = (votes.NumberOf(by), columns.Select(c => all[c.Index]).ToList());
            yield return
            [
                .. files.ParticipantColumns.Select(column => column switch
                {
                    PolisReader.Participant => Words.Of($"{number}"),
                    PolisReader.Xid => XidOf(by, number),
                    PolisReader.GroupId => Words.Of($"{votes.GroupOf(by)}"),
                    PolisReader.Comments => Words.Of($"{(votes.Conversation is null ? 0 : written.GetValueOrDefault(number))}"),
                    PolisReader.Votes => Words.Of($"{row.Count(v => v != PolisVotes.Unseen)}"),
                    PolisReader.Agree => Words.Of($"{row.Count(v => v == 1)}"),
                    _ => Words.Of($"{row.Count(v => v == -1)}"),
                }),
                .. row.Select(v => v == PolisVotes.Unseen ? "" : Words.Of($"{v}")),
            ];
        }
    }

    private async IAsyncEnumerable<string[]> VoteRows()
    {
        // Statements of a conversation stand in the order of their file, their votes in that of their numbers.
        var later = new List<(int Statement, PolisRow Vote)>();
        await foreach (var paragraph in record.Paragraphs)
        {
            if (votes.On(paragraph, record.Document) is not { } verdict) continue;
            var statement = OriginOf(paragraph.Text).Number;
            foreach (var vote in votes.Cast(paragraph, verdict))
                if (record.Document.Conversation is null) yield return Row(statement, vote);
                else later.Add((statement, vote));
        }

        foreach (var (statement, vote) in later.OrderBy(v => v.Statement)) yield return Row(statement, vote);
    }

    private string[] Row(int statement, PolisRow vote) =>
    [
        .. files.VoteColumns.Select(column => column switch
        {
            PolisReader.Timestamp => Unix(vote.At),
            PolisReader.Date => Date(vote.At),
            PolisReader.CommentId => Words.Of($"{statement}"),
            PolisReader.VoterId => Words.Of($"{vote.Voter}"),
            _ => Words.Of($"{vote.Vote}"),
        }),
    ];

    private string Counted(string key) => key switch
    {
        PolisReader.Topic => record.Document.Title,
        PolisReader.Commenters when _origins.Values.Any(s => s.Author is not null) => Words.Of($"{_origins.Values.Select(s => s.Author).OfType<int>().Distinct().Count()}"),
        PolisReader.Commenters => "",
        PolisReader.CommentCount => Words.Of($"{Listed.Count()}"),
        PolisReader.Groups => Words.Of($"{votes.Groups}"),
        "url" => record.DocumentIri,
        _ => Words.Of($"{votes.Voters}"),
    };

    private string XidOf(ReviewerId by, int number) =>
        votes.Conversation is not null && record.NameOf(by) is { } name && name != PolisParticipant.NameOf(number) ? name : "";

    private Statement OriginOf(ParagraphText text) =>
        _origins.GetValueOrDefault(text.Number) ?? new(text.Number, record.Document.Revision.PublishedAt, null, 1, true, []);

    // The time of a stance in an anonymous round is in no export.
    private static string Unix(DateTimeOffset? at) => at is null || at == default(DateTimeOffset) ? "" : Words.Of($"{at.Value.ToUnixTimeMilliseconds()}");

    private string Date(DateTimeOffset? at) => at is null || at == default(DateTimeOffset) ? "" : PolisDates.Write(at.Value, files.Zones.At(at.Value));
}
