using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using ReviewHub.Domain;

namespace ReviewHub.Formats.Tests;

public sealed class PolisWriterTests
{
    private static async Task<Dictionary<string, string>> Files(ReviewRecord record)
    {
        using var zip = new ZipArchive(new MemoryStream(await Write.Bytes(PolisWriter.WriteAsync, record)));
        return zip.Entries.ToDictionary(e => e.FullName, e => new StreamReader(e.Open()).ReadToEnd());
    }

    [Fact]
    public async Task It_has_the_four_files_with_their_columns()
    {
        var files = await Files(Given.Review());

        Assert.Equal(["summary.csv", "comments.csv", "votes.csv", "participants-votes.csv"], files.Keys);
        Assert.StartsWith("topic,The *case* for reviews\nurl,", files["summary.csv"], StringComparison.Ordinal);
        Assert.StartsWith("timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n1772366400000,Sun Mar 01 12:00:00 UTC 2026,1,,3,1,1,What a board is for\n",
            files["comments.csv"], StringComparison.Ordinal);
        Assert.StartsWith("timestamp,datetime,comment-id,voter-id,vote\n1772366460000,Sun Mar 01 12:01:00 UTC 2026,1,0,1\n", files["votes.csv"], StringComparison.Ordinal);
        Assert.Equal(
            ["participant,xid,group-id,n-comments,n-votes,n-agree,n-disagree,1,2,3,4", "0,,,0,3,2,1,1,1,-1,"],
            files["participants-votes.csv"].Split('\n').Take(2));
    }

    [Fact]
    public async Task An_anonymous_round_tells_neither_names_nor_times()
    {
        var files = await Files(Given.Panel());

        Assert.All(files["votes.csv"].Split('\n').Skip(1).Where(row => row.Length > 0), row => Assert.StartsWith(",,", row, StringComparison.Ordinal));
        Assert.DoesNotContain("Ann", string.Concat(files.Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_record_gives_the_same_bytes() =>
        Assert.Equal(await Write.Bytes(PolisWriter.WriteAsync, Given.Panel()), await Write.Bytes(PolisWriter.WriteAsync, Given.Panel()));

    [SkippableTheory]
    [InlineData("small_london-youth-policing")]
    [InlineData("medium_bg2050-volunteers")]
    public async Task A_real_conversation_comes_out_with_its_votes(string name)
    {
        var folder = Shared.Require($"polis/{name}");
        var votes = Read(Path.Combine(folder, "votes.csv"));
        var statements = votes.Select(v => v["comment-id"]).Distinct().ToList();
        var blocks = statements.Select(statement => (new Block(ParagraphKind.Prose, $"Statement {statement}."), Paragraph.Untouched)).ToArray();
        var record = Given.Record(name, blocks);
        var stances = votes.ToLookup(v => v["comment-id"], v => (By: Voter(v["voter-id"]), Vote: v["vote"]));
        var reviewed = record.Document.Revision.Paragraphs.Select(p => new ReviewedParagraph(
            p, Given.Read([.. stances[statements[p.Number - 1]].Select(v => (v.By, v.Vote switch { "1" => "accept", "-1" => "reject", _ => "revise" }))])));

        var files = await Files(record with { Paragraphs = reviewed.ToAsyncEnumerable() });

        Assert.Equal(
            stances.SelectMany(s => s.GroupBy(v => v.By).Select(v => $"{s.Key} {v.Last().Vote}")).Order(StringComparer.Ordinal),
            Rows(files["votes.csv"]).Select(v => $"{statements[int.Parse(v["comment-id"], CultureInfo.InvariantCulture) - 1]} {v["vote"]}").Order(StringComparer.Ordinal));
        Assert.Equal(
            stances.Select(s => (s.Key, s.GroupBy(v => v.By).Count(v => v.Last().Vote == "1"))),
            Rows(files["comments.csv"]).Select(c => (statements[int.Parse(c["comment-id"], CultureInfo.InvariantCulture) - 1], int.Parse(c["agrees"], CultureInfo.InvariantCulture))));
    }

    private static ReviewerId Voter(string number) => new(new Guid(int.Parse(number, CultureInfo.InvariantCulture) + 1, 0, 0, new byte[8]));

    private static List<Dictionary<string, string>> Read(string file) => Rows(File.ReadAllText(file));

    private static List<Dictionary<string, string>> Rows(string csv)
    {
        using var reader = CsvReader.Create(System.Text.Encoding.UTF8.GetBytes(csv));
        var rows = new List<Dictionary<string, string>>();
        var header = csv[..csv.IndexOf('\n', StringComparison.Ordinal)].TrimEnd('\r').Split(',');
        while (reader.Read()) rows.Add(header.ToDictionary(column => column, column => reader.GetString(column)!));
        return rows;
    }
}
