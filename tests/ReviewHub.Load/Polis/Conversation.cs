using System.Globalization;
using CsvHelper;

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
        return Of(votes, votes.Count == rows.Count);
    }

    /// <summary>The conversation's beginning.</summary>
    public Conversation First(int votes) => Of([.. Votes.Take(votes)], IsWhole && votes >= Votes.Count);

    /// <summary>When each vote comes: that many times quicker than in life, and no pause longer than <paramref name="longestPause"/>.</summary>
    public IReadOnlyList<TimeSpan> Times(double speed, TimeSpan longestPause)
    {
        var times = new List<TimeSpan>();
        var at = TimeSpan.Zero;
        foreach (var pause in Pauses(speed))
        {
            at += pause < longestPause ? pause : longestPause;
            times.Add(at);
        }

        return times;
    }

    /// <summary>The longest pause, in whole milliseconds and no more than that, with which it is over in time.</summary>
    public TimeSpan LongestPause(double speed, TimeSpan atMost, TimeSpan within)
    {
        var (low, high) = (1.0, Math.Floor(atMost.TotalMilliseconds));
        while (low < high)
        {
            var middle = Math.Ceiling((low + high) / 2);
            if (Times(speed, TimeSpan.FromMilliseconds(middle))[^1] <= within) low = middle;
            else high = middle - 1;
        }

        return TimeSpan.FromMilliseconds(low);
    }

    /// <summary>Share of the pauses that are as long as they were, but for the speed.</summary>
    public double Kept(double speed, TimeSpan longestPause) => Pauses(speed).Count(p => p <= longestPause) / (double)Votes.Count;

    /// <summary>Counts for each statement: agreed, passed, disagreed, abstained. Of what somebody votes twice the last counts.</summary>
    public IReadOnlyDictionary<string, int[]> Tallies() => Votes.GroupBy(v => v.Statement).ToDictionary(statement => statement.Key, statement =>
    {
        var last = statement.GroupBy(v => v.Voter).Select(own => own.Last().Stance).ToList();
        return new[] { last.Count(s => s == "agree"), last.Count(s => s == "pass"), last.Count(s => s == "disagree"), 0 };
    });

    /// <summary>As published; null for a statement that is not in the file, or when there is no file.</summary>
    public static IReadOnlyDictionary<string, int[]> Published(string folder)
    {
        var file = Path.Combine(folder, "expected_tallies.csv");
        return !File.Exists(file) ? new Dictionary<string, int[]>() : Rows(file).ToDictionary(r => r["comment-id"], r => new[]
        {
            int.Parse(r["agree"], CultureInfo.InvariantCulture), int.Parse(r["pass"], CultureInfo.InvariantCulture),
            int.Parse(r["disagree"], CultureInfo.InvariantCulture), 0,
        });
    }

    /// <summary>The last vote of each on each statement.</summary>
    public IReadOnlyDictionary<(string Statement, string Voter), string> Stances() =>
        Votes.GroupBy(v => (v.Statement, v.Voter)).ToDictionary(own => own.Key, own => own.Last().Stance);

    /// <summary>As published, participant by participant; empty when there is no file.</summary>
    public static IReadOnlyDictionary<(string Statement, string Voter), string> PublishedStances(string folder)
    {
        var file = Path.Combine(folder, "participants-votes.csv");
        if (!File.Exists(file)) return new Dictionary<(string, string), string>();
        return Rows(file)
            .SelectMany(row => row.Where(cell => cell.Value.Length > 0 && cell.Key.All(char.IsAsciiDigit)).Select(cell => (row, cell)))
            .ToDictionary(c => (c.cell.Key, c.row["participant"]), c => StanceOf(c.cell.Value));
    }

    /// <summary>Who is in which of the groups that were published; empty when there is no file, or it has no groups.</summary>
    public static ILookup<string, string> Groups(string folder)
    {
        var file = Path.Combine(folder, "participants-votes.csv");
        var rows = File.Exists(file) ? Rows(file) : [];
        return rows.Where(row => row.GetValueOrDefault("group-id") is { Length: > 0 }).ToLookup(row => row["group-id"], row => row["participant"]);
    }

    /// <summary>Group-informed consensus of each statement somebody of a group has seen, as published or else as worked out from what was; how many of the groups' votes it is made of.</summary>
    public static IReadOnlyDictionary<string, (double Consensus, int Votes)> GroupConsensus(string folder)
    {
        var file = Path.Combine(folder, "expected_tallies.csv");
        return !File.Exists(file) ? new Dictionary<string, (double, int)>() : Rows(file).Where(row => InGroups(row) > 0).ToDictionary(
            row => row["comment-id"], row => (double.Parse(row["gic-polis-published"] is { Length: > 0 } published ? published : row["group-informed-consensus"], CultureInfo.InvariantCulture), InGroups(row)));

        // Of columns like g0-agree, g0-disagree and g0-pass.
        static int InGroups(Dictionary<string, string> row) => row
            .Where(cell => cell.Key.Length > 3 && cell.Key[0] == 'g' && char.IsAsciiDigit(cell.Key[1])).Sum(cell => int.Parse(cell.Value, CultureInfo.InvariantCulture));
    }

    /// <summary>The rows of one of Polis' files, each by its columns.</summary>
    public static List<Dictionary<string, string>> Rows(byte[] csv)
    {
        using var reader = CsvReader.Create(csv);
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read()) rows.Add(reader.Headers.ToDictionary(column => column, column => reader.GetString(column) ?? ""));
        return rows;
    }

    private static Conversation Of(List<Vote> votes, bool isWhole) =>
        new(votes, [.. votes.Select(v => v.Statement).Distinct()], [.. votes.Select(v => v.Voter).Distinct()], isWhole);

    private IEnumerable<TimeSpan> Pauses(double speed) => Votes.Select((vote, i) => (vote.At - Votes[Math.Max(i - 1, 0)].At) / speed);

    private static string StanceOf(string vote) => vote switch
    {
        "1" => "agree",
        "-1" => "disagree",
        "0" => "pass",
        _ => throw new LoadException($"'{vote}' is no Polis vote."),
    };

    private static List<Dictionary<string, string>> Rows(string file) => Rows(File.ReadAllBytes(file));
}
