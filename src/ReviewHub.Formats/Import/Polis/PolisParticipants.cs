using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>Reads <c>participants-votes.csv</c>, whose last columns are the statements.</summary>
internal sealed class PolisParticipants
{
    private readonly PolisTable _table;

    private PolisParticipants(PolisTable table, int firstVote, IReadOnlyList<PolisParticipant> people)
    {
        (_table, FirstVote, People) = (table, firstVote, people);
        Numbers = people.Select(p => p.Number).ToHashSet();
        Listed = table.Header.Skip(firstVote).Select(c => int.Parse(c, System.Globalization.CultureInfo.InvariantCulture)).ToHashSet();
    }

    public int FirstVote { get; }

    public IReadOnlyList<PolisParticipant> People { get; }

    public IReadOnlySet<int> Numbers { get; }

    /// <summary>Statements that have a column.</summary>
    public IReadOnlySet<int> Listed { get; }

    public static PolisParticipants Read(PolisTable table, string[] known)
    {
        var first = Array.FindIndex(table.Header, IsNumber) is >= 0 and var index ? index : table.Header.Length;
        PolisReader.RequireOnly(table, table.Header[..first], known);
        if (table.Header.Skip(first).FirstOrDefault(c => !IsNumber(c)) is { } strange)
            throw ReviewRuleException.Invalid($"{table.Name} has a column '{strange}' among those of the statements.");
        var (number, xid, group) = (table.Require(PolisReader.Participant), table.Find(PolisReader.Xid), table.Find(PolisReader.GroupId));
        var (people, seen) = (new List<PolisParticipant>(), new HashSet<int>());
        for (var row = 1; row < table.Rows.Count; row++)
        {
            var participant = table.Number(row, number);
            if (participant < 0 || !seen.Add(participant)) throw table.Wrong(row, number, "a number of their own, from 0");
            var name = xid is { } x && table.Rows[row][x] is { Length: > 0 } given
                ? ReviewText.Require(given, ReviewText.MaxName, Words.Of($"The xid of participant {participant}"))
                : PolisParticipant.NameOf(participant);
            people.Add(new(participant, name, group is { } g ? table.NumberOrNothing(row, g) : null));
        }

        return new(table, first, people);
    }

    /// <exception cref="ReviewRuleException">The last vote of somebody on a statement is another here than among the votes.</exception>
    public void RequireVotes(IReadOnlyList<(Statement Origin, string Text)> statements, IReadOnlyList<PolisVote> votes)
    {
        var last = new Dictionary<(int Participant, int Statement), string>();
        foreach (var vote in votes)
            last[(vote.Participant, statements[vote.Paragraph - 1].Origin.Number)] = vote.Stance.Key switch { "agree" => "1", "disagree" => "-1", _ => "0" };
        var columns = _table.Header.Skip(FirstVote).Select(c => int.Parse(c, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        for (var row = 1; row < _table.Rows.Count; row++)
            for (var c = 0; c < columns.Length; c++)
            {
                var (here, there) = (_table.Rows[row][FirstVote + c], last.GetValueOrDefault((People[row - 1].Number, columns[c]), ""));
                if (here != there) throw _table.Wrong(row, FirstVote + c, there.Length == 0 ? $"in {PolisFiles.Votes}, which has no vote there" : $"the last vote in {PolisFiles.Votes}, which is {there}");
            }
    }

    private static bool IsNumber(string column) => column.Length is > 0 and < 10 && column.All(char.IsAsciiDigit) && (column[0] != '0' || column.Length == 1);
}
