using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>Reads <c>votes.csv</c>.</summary>
internal static class PolisVoteRows
{
    private static readonly Stance Agree = new("agree"), Pass = new("pass"), Disagree = new("disagree");

    /// <returns>In order of time.</returns>
    public static IReadOnlyList<PolisVote> Read(
        PolisTable table, IReadOnlyList<(Statement Origin, string Text)> statements, IReadOnlySet<int> participants, PolisZones zones)
    {
        var (timestamp, date, statement, voter, vote) = (
            table.Require(PolisReader.Timestamp), table.Find(PolisReader.Date), table.Require(PolisReader.CommentId),
            table.Require(PolisReader.VoterId), table.Require(PolisReader.Vote));
        var paragraphs = statements.Select((s, i) => (s.Origin.Number, Paragraph: i + 1)).ToDictionary(s => s.Number, s => s.Paragraph);
        var votes = new List<PolisVote>(table.Rows.Count);
        for (var row = 1; row < table.Rows.Count; row++)
        {
            if (!paragraphs.TryGetValue(table.Number(row, statement), out var paragraph))
                throw table.Wrong(row, statement, $"a statement of {PolisFiles.Comments}");
            if (!participants.Contains(table.Number(row, voter)))
                throw table.Wrong(row, voter, $"a participant of {PolisFiles.Participants}");
            var at = table.Time(row, timestamp);
            if (date is { } d) zones.Add(table, row, d, at);
            votes.Add(new(paragraph, table.Number(row, voter), at, table.Rows[row][vote] switch
            {
                "1" => Agree,
                "0" => Pass,
                "-1" => Disagree,
                _ => throw table.Wrong(row, vote, "a vote, which is 1, 0 or -1"),
            }));
        }

        return [.. votes.OrderBy(v => v.At)]; // stable
    }
}
