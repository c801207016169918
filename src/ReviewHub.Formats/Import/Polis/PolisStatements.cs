using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>Reads <c>comments.csv</c>.</summary>
internal static class PolisStatements
{
    /// <param name="listed">Those that the table of participants' votes has a column for.</param>
    public static IReadOnlyList<(Statement Origin, string Text)> Read(PolisTable table, IReadOnlySet<int> listed, PolisZones zones, ImportLimits limits)
    {
        table.RequireDistinctColumns();
        var (number, body) = (table.Require(PolisReader.CommentId), table.Require(PolisReader.Body));
        var (timestamp, date, author, moderated) =
            (table.Find(PolisReader.Timestamp), table.Find(PolisReader.Date), table.Find(PolisReader.AuthorId), table.Find(PolisReader.Moderated));
        var more = table.Header.Index().Where(c => !PolisReader.CommentColumns.Contains(c.Item)).Select(c => c.Index).ToList();
        if (table.Rows.Count - 1 > limits.MaxParagraphs)
            throw ReviewRuleException.Invalid(Words.Of($"The set has {table.Rows.Count - 1:N0} statements; the limit is {limits.MaxParagraphs:N0}."));

        var statements = new List<(Statement, string)>();
        var seen = new HashSet<int>();
        for (var row = 1; row < table.Rows.Count; row++)
        {
            var cells = table.Rows[row];
            DateTimeOffset? at = timestamp is { } t && cells[t].Length > 0 ? table.Time(row, t) : null;
            if (date is { } d && (at is not null || cells[d].Length > 0)) zones.Add(table, row, d, at ?? throw table.Wrong(row, d, "there without a time beside it"));
            var statement = new Statement(
                table.Number(row, number), at, author is { } a ? table.NumberOrNothing(row, a) : null, moderated is { } m ? table.Number(row, m) : 0,
                listed.Contains(table.Number(row, number)), [.. more.Select(i => cells[i])]);
            if (statement.Number < 0 || !seen.Add(statement.Number)) throw table.Wrong(row, number, "a number of its own, from 0");
            statements.Add((statement, Text(row, cells[body], limits)));
        }

        if (listed.FirstOrDefault(n => !seen.Contains(n), -1) is >= 0 and var unknown)
            throw ReviewRuleException.Invalid(Words.Of($"{PolisFiles.Participants} has a column for statement {unknown}, which is not in {table.Name}."));
        return statements;
    }

    private static string Text(int row, string text, ImportLimits limits)
    {
        if (string.IsNullOrWhiteSpace(text)) throw ReviewRuleException.Invalid(Words.Of($"Row {row + 1:N0} of {PolisFiles.Comments}: the statement has no text."));
        var length = ReviewText.RequireStorable(text, Words.Of($"The statement in row {row + 1:N0}"));
        return length <= limits.MaxParagraphLength
            ? text
            : throw ReviewRuleException.Invalid(Words.Of($"The statement in row {row + 1:N0} has {length:N0} characters; the limit is {limits.MaxParagraphLength:N0}."));
    }
}
