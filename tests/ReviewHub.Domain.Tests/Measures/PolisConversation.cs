using CsvHelper;
using ReviewHub.Formats.Tests;

namespace ReviewHub.Domain.Tests.Measures;

/// <summary>A real conversation of Polis, as it was exported: who voted what on which comment, and the group Polis put them in.</summary>
/// <param name="Comments">Ids, in the order of the columns of the votes.</param>
/// <param name="Groups">Of those Polis grouped.</param>
internal sealed record PolisConversation(IReadOnlyList<string> Comments, VoteMatrix Votes, IReadOnlyDictionary<ReviewerId, int> Groups)
{
    private const string BeforeComments = "n-disagree";

    public static PolisConversation Open(string name)
    {
        var file = FileOf(name, "participants-votes.csv");
        var columns = File.ReadLines(file).First().Split(',');
        var first = Array.IndexOf(columns, BeforeComments) + 1;
        var (votes, groups) = (new List<CastVote>(), new Dictionary<ReviewerId, int>());
        using var csv = CsvReader.Create(File.ReadAllBytes(file));
        while (csv.Read())
        {
            var person = Some.Person(csv.Parse<int>("participant") + 1);
            if (csv.GetString("group-id") is not "") groups.Add(person, csv.Parse<int>("group-id"));
            for (var c = first; c < columns.Length; c++)
                if (!csv.IsEmpty(c)) votes.Add(new(person, c - first, SideOf(csv.Parse<int>(c))));
        }

        return new(columns[first..], VoteMatrix.Of(columns.Length - first, votes), groups);
    }

    /// <summary>What Polis published for each comment, by id.</summary>
    public static IReadOnlyDictionary<string, double> PublishedConsensus(string name)
    {
        var published = new Dictionary<string, double>();
        using var csv = CsvReader.Create(File.ReadAllBytes(FileOf(name, "comments.csv")));
        while (csv.Read()) published.Add(csv.GetString("comment-id"), csv.Parse<double>("group-informed-consensus"));
        return published;
    }

    public Camps TheirCamps() => Camps.Of(Votes, Groups.Values.Max() + 1, person => Groups.TryGetValue(person, out var group) ? group : null);

    private static string FileOf(string name, string file) => Path.Combine(Shared.Require($"polis/{name}"), file);

    private static Side SideOf(int vote) => vote switch { 1 => Side.For, -1 => Side.Against, _ => Side.Neutral };
}
