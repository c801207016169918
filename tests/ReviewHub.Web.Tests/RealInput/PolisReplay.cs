using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CsvHelper;
using ReviewHub.Formats.Tests;
using ReviewHub.Grains.Tests.Support;

namespace ReviewHub.Web.Tests;

/// <summary>
/// A real conversation, voted again by its own people over the public API: one paragraph for each statement. The largest takes minutes so,
/// and is for the load tool.
/// </summary>
[Collection(ReviewHubCollection.Name)]
public sealed class PolisReplay(ReviewHubApplication application)
{
    [SkippableTheory]
    [InlineData("small_london-youth-policing", 26, 0)]
    [InlineData("medium_bg2050-volunteers", 126, 371)]
    public async Task Tallies_groups_and_the_set_of_files_equal_what_was_published(string name, int people, int published)
    {
        var folder = Shared.Require($"polis/{name}");
        var conversation = await Vote(folder);
        await conversation.DeclareGroups(Rows(folder, "participants-votes.csv"));
        var expected = Rows(folder, "expected_tallies.csv");

        Assert.Equal(people, conversation.Voters.Count);
        Assert.Equal(published, expected.Count(row => row["gic-polis-published"].Length > 0));
        await AssertTallies(conversation, expected);
        await AssertConsensus(conversation, expected);
        await AssertFiles(conversation, folder);
    }

    private sealed record Replayed(Actor Chair, string Document, IReadOnlyList<string> Statements, IReadOnlyDictionary<string, Actor> Voters)
    {
        public async Task DeclareGroups(IReadOnlyList<Dictionary<string, string>> participants) => await Chair.Put($"/api/documents/{Document}/camps", new
        {
            groups = participants.Where(p => p["group-id"].Length > 0).GroupBy(p => p["group-id"]).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new { key = $"Group {g.Key}", people = g.Select(p => Voters[p["participant"]].Id) }),
        });
    }

    private async Task<Replayed> Vote(string folder)
    {
        var votes = Rows(folder, "votes.csv").OrderBy(v => long.Parse(v["timestamp"], CultureInfo.InvariantCulture)).ToList(); // stable: ties keep their own order
        var statements = Rows(folder, "expected_tallies.csv").Select(r => r["comment-id"]).ToList();
        var board = await application.Chair.NewBoard(Path.GetFileName(folder));
        var document = (await application.Chair.Post($"/api/boards/{board}/documents", new
        {
            format = "text",
            text = string.Join("\n\n", statements.Select(s => $"Statement {s}.")),
            protocol = new
            {
                questions = new[] { new { key = "overall", prompt = "", scale = new { key = "agree-disagree-pass" } } },
                rule = new { kind = "percent-agreement", threshold = 75, quorum = 50 },
            },
        })).GetProperty("id").GetString()!;
        var voters = new Dictionary<string, Actor>();
        foreach (var id in votes.Select(v => v["voter-id"]).Distinct())
            voters[id] = await application.Chair.Invite(board, "reviewer", $"Voter {id}");
        // Each person votes in order; different people at once, as they did.
        await Task.WhenAll(votes.GroupBy(v => v["voter-id"]).Select(async own =>
        {
            foreach (var vote in own)
                await voters[own.Key].Vote(document, statements.IndexOf(vote["comment-id"]) + 1, StanceOf(vote["vote"]));
        }));
        return new(application.Chair, document, statements, voters);
    }

    private static async Task AssertTallies(Replayed conversation, IReadOnlyList<Dictionary<string, string>> expected)
    {
        foreach (var (index, row) in expected.Index())
        {
            var tally = (await conversation.Chair.Paragraph(conversation.Document, index + 1)).GetProperty("tally");
            Assert.Equal(
                [Number(row["agree"]), Number(row["disagree"]), Number(row["pass"]), 0],
                new[] { "agree", "disagree", "pass", "abstain" }.Select(key => tally.GetProperty(key).GetInt32()));
        }
    }

    // As far as figures are sent. To the last bit they are compared where a set of files comes in and goes out.
    private static async Task AssertConsensus(Replayed conversation, IReadOnlyList<Dictionary<string, string>> expected)
    {
        var camps = default(JsonElement);
        await Eventually.True(async () => (camps = (await conversation.Chair.Get($"/api/documents/{conversation.Document}/figures")).GetProperty("camps"))
            is { ValueKind: JsonValueKind.Object } c && c.GetProperty("kind").GetString() == "declared" && Seen(c) == expected.Sum(InGroups), "the figures have every vote of the declared groups");
        var found = camps.GetProperty("paragraphs").EnumerateArray().ToDictionary(p => p.GetProperty("id").GetInt32(), p => p.GetProperty("product").GetProperty("value").GetDouble());
        foreach (var (index, row) in expected.Index().Where(r => InGroups(r.Item) > 0))
        {
            var consensus = row["gic-polis-published"] is { Length: > 0 } published ? published : row["group-informed-consensus"];
            Assert.Equal(Math.Round(double.Parse(consensus, CultureInfo.InvariantCulture), 6), found[index + 1]);
        }

        static int Seen(JsonElement camps) => camps.GetProperty("paragraphs").EnumerateArray()
            .Sum(p => p.GetProperty("groups").EnumerateArray().Sum(g => g.GetProperty("seen").GetInt32()));
    }

    /// <summary>The files know people by other numbers than Polis did, and by the times of this replay; all else is the same.</summary>
    private static async Task AssertFiles(Replayed conversation, string folder)
    {
        using var zip = new ZipArchive(await conversation.Chair.Http.GetStreamAsync($"/api/documents/{conversation.Document}/exports/polis"));
        var files = zip.Entries.ToDictionary(e => e.FullName, Read);
        string Here(string statement) => (conversation.Statements.ToList().IndexOf(statement) + 1).ToString(CultureInfo.InvariantCulture);

        Assert.Equal(
            Rows(folder, "comments.csv").Where(c => conversation.Statements.Contains(c["comment-id"])).Select(c => (Here(c["comment-id"]), c["agrees"], c["disagrees"])).Order(),
            Rows(files["comments.csv"]).Select(c => (c["comment-id"], c["agrees"], c["disagrees"])).Order());
        Assert.Equal(Courses(Rows(folder, "votes.csv"), Here), Courses(Rows(files["votes.csv"]), statement => statement));
        Assert.Equal(Table(Rows(folder, "participants-votes.csv"), Here), Table(Rows(files["participants-votes.csv"]), statement => statement));
    }

    // What each person voted on what, repeats and changes of mind included.
    private static IEnumerable<string> Courses(IEnumerable<Dictionary<string, string>> votes, Func<string, string> statement) => votes
        .GroupBy(v => v["voter-id"])
        .Select(own => string.Join(' ', own.GroupBy(v => statement(v["comment-id"])).OrderBy(v => v.Key, StringComparer.Ordinal)
            .Select(v => $"{v.Key}:{string.Join(',', v.Select(x => x["vote"]))}")))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Table(IEnumerable<Dictionary<string, string>> participants, Func<string, string> statement) => participants
        .Select(p => $"{p["n-votes"]} {p["n-agree"]} {p["n-disagree"]} " + string.Join(' ', p.Where(cell => cell.Key.All(char.IsAsciiDigit) && cell.Value.Length > 0)
            .Select(cell => $"{statement(cell.Key)}:{cell.Value}").Order(StringComparer.Ordinal)))
        .Order(StringComparer.Ordinal);

    private static int InGroups(Dictionary<string, string> row) => row.Where(c => c.Key.StartsWith('g') && c.Key.Length > 3 && char.IsAsciiDigit(c.Key[1])).Sum(c => Number(c.Value));

    private static string StanceOf(string vote) => vote switch
    {
        "1" => "agree",
        "-1" => "disagree",
        "0" => "pass",
        _ => throw new FormatException($"'{vote}' is no Polis vote."),
    };

    private static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var bytes = new MemoryStream();
        using var content = entry.Open();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static List<Dictionary<string, string>> Rows(string folder, string file) => Rows(File.ReadAllBytes(Path.Combine(folder, file)));

    private static List<Dictionary<string, string>> Rows(byte[] csv)
    {
        using var reader = CsvReader.Create(csv);
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read()) rows.Add(reader.Headers.ToDictionary(column => column, column => reader.GetString(column)!));
        return rows;
    }
}
