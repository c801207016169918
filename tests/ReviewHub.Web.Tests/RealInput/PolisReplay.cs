using System.Globalization;
using ReviewHub.Formats.Tests;

namespace ReviewHub.Web.Tests;

/// <summary>A real conversation, voted again by its own people over the public API: one paragraph for each statement.</summary>
[Collection(ReviewHubCollection.Name)]
public sealed class PolisReplay(ReviewHubApplication application)
{
    [SkippableFact]
    public async Task The_tallies_equal_the_published_ones_in_every_cell()
    {
        var folder = Shared.Require("polis/small_london-youth-policing");
        var expected = Rows(folder, "expected_tallies.csv").ToDictionary(r => r["comment-id"]);
        // A statement may be quoted over several lines in its file; its words do not matter here, its number does.
        var statements = expected.Keys.Order(StringComparer.Ordinal).ToList();
        var board = await application.Chair.NewBoard("Scrutiny of policing");
        var document = await application.Chair.Import(board, string.Join("\n\n", statements.Select(s => $"Statement {s}.")));

        var votes = Rows(folder, "votes.csv").Where(v => expected.ContainsKey(v["comment-id"]))
            .OrderBy(v => long.Parse(v["timestamp"], CultureInfo.InvariantCulture)).ToList(); // stable: ties keep their own order
        var voters = new Dictionary<string, Actor>();
        foreach (var id in votes.Select(v => v["voter-id"]).Distinct())
            voters[id] = await application.Chair.Invite(board, "reviewer", $"Voter {id}");
        // Each person votes in order; different people at once, as they did.
        await Task.WhenAll(votes.GroupBy(v => v["voter-id"]).Select(async own =>
        {
            foreach (var vote in own)
                await voters[own.Key].Vote(document, statements.IndexOf(vote["comment-id"]) + 1, StanceOf(vote["vote"]));
        }));

        Assert.Equal(26, voters.Count);
        foreach (var (statement, row) in expected)
        {
            var tally = (await application.Chair.Paragraph(document, statements.IndexOf(statement) + 1)).GetProperty("tally");
            int[] counts = [tally.GetProperty("accept").GetInt32(), tally.GetProperty("reject").GetInt32(), tally.GetProperty("abstain").GetInt32()];
            Assert.Equal([Number(row["agree"]), Number(row["disagree"]), Number(row["pass"])], counts);
            Assert.Equal(0, tally.GetProperty("revise").GetInt32());
        }
    }

    private static string StanceOf(string vote) => vote switch
    {
        "1" => "accept",
        "-1" => "reject",
        "0" => "abstain",
        _ => throw new FormatException($"'{vote}' is no Polis vote."),
    };

    private static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);

    // The files used here hold no quoted cells.
    private static IEnumerable<Dictionary<string, string>> Rows(string folder, string file)
    {
        var lines = File.ReadAllLines(Path.Combine(folder, file));
        var header = lines[0].Split(',');
        return lines.Skip(1).Select(line => header.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second));
    }
}
