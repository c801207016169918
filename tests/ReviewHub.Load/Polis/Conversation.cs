using System.Globalization;

namespace ReviewHub.Load;

/// <param name="At">Since the first vote.</param>
internal sealed record Vote(TimeSpan At, string Statement, string Voter, string Stance);

/// <summary>A real conversation: who voted what, when.</summary>
/// <param name="IsWhole">Whether the votes are all there are, so that the published tallies apply.</param>
internal sealed record Conversation(IReadOnlyList<Vote> Votes, IReadOnlyList<string> Statements, IReadOnlyList<string> Voters, bool IsWhole)
{
    /// <exception cref="LoadException">There is no such conversation.</exception>
    public static Conversation Read(string folder, int atMost)
    {
        var file = Path.Combine(folder, "votes.csv");
        if (!File.Exists(file)) throw new LoadException($"There is no {file}; say with --input where a conversation's votes.csv is.");
        var rows = Rows(file).OrderBy(r => long.Parse(r["timestamp"], CultureInfo.InvariantCulture)).ToList(); // stable: ties keep their own order
        var first = long.Parse(rows[0]["timestamp"], CultureInfo.InvariantCulture);
        var votes = rows.Take(atMost).Select(r => new Vote(
            TimeSpan.FromMilliseconds(long.Parse(r["timestamp"], CultureInfo.InvariantCulture) - first), r["comment-id"], r["voter-id"], StanceOf(r["vote"]))).ToList();
        return new(votes, [.. votes.Select(v => v.Statement).Distinct()], [.. votes.Select(v => v.Voter).Distinct()], votes.Count == rows.Count);
    }

    /// <summary>When each vote comes: that many times quicker than in life, and no pause longer than <paramref name="longestGap"/>.</summary>
    public IReadOnlyList<TimeSpan> Times(double speed, TimeSpan longestGap)
    {
        var times = new List<TimeSpan>();
        var (at, before) = (TimeSpan.Zero, Votes[0].At);
        foreach (var vote in Votes)
        {
            var gap = (vote.At - before) / speed;
            at += gap < longestGap ? gap : longestGap;
            before = vote.At;
            times.Add(at);
        }

        return times;
    }

    /// <summary>Counts for each statement: accepted, needs work, rejected, abstained. Of what somebody votes twice the last counts.</summary>
    public IReadOnlyDictionary<string, int[]> Tallies() => Votes.GroupBy(v => v.Statement).ToDictionary(statement => statement.Key, statement =>
    {
        var last = statement.GroupBy(v => v.Voter).Select(own => own.Last().Stance).ToList();
        return new[] { last.Count(s => s == "accept"), 0, last.Count(s => s == "reject"), last.Count(s => s == "abstain") };
    });

    /// <summary>As published; null for a statement that is not in the file, or when there is no file.</summary>
    public static IReadOnlyDictionary<string, int[]> Published(string folder)
    {
        var file = Path.Combine(folder, "expected_tallies.csv");
        return !File.Exists(file) ? new Dictionary<string, int[]>() : Rows(file).ToDictionary(r => r["comment-id"], r => new[]
        {
            int.Parse(r["agree"], CultureInfo.InvariantCulture), 0, int.Parse(r["disagree"], CultureInfo.InvariantCulture),
            int.Parse(r["pass"], CultureInfo.InvariantCulture),
        });
    }

    private static string StanceOf(string vote) => vote switch
    {
        "1" => "accept",
        "-1" => "reject",
        "0" => "abstain",
        _ => throw new LoadException($"'{vote}' is no Polis vote."),
    };

    // These files hold no quoted cells.
    private static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadAllLines(file);
        var header = lines[0].Split(',');
        return lines.Skip(1).Select(line => header.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second));
    }
}
