using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json;

namespace ReviewHub.Load;

/// <summary>What was published of a whole conversation besides its tallies, beside what the product makes of the same votes: consensus across groups, and the set of files.</summary>
/// <param name="statements">The paragraph each is.</param>
/// <param name="people">The id each participant has here.</param>
internal sealed class Published(string folder, IReadOnlyDictionary<string, int> statements, IReadOnlyDictionary<string, string> people)
{
    /// <summary>Digits to which the API sends figures.</summary>
    private const int Sent = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task Compare(HttpClient http, string document, Figures figures)
    {
        var groups = Conversation.Groups(folder);
        if (groups.Count > 1) await CompareConsensus(http, document, groups, figures);
        var files = await Files(http, document);
        figures["statements exported with other counts: wrong"] = Differences(Statements(File.ReadAllBytes(In("comments.csv"))), Statements(files["comments.csv"], isHere: true));
        figures["participants exported with other votes: wrong"] = Differences(Participants(File.ReadAllBytes(In("participants-votes.csv"))), Participants(files["participants-votes.csv"], isHere: true));
    }

    private async Task CompareConsensus(HttpClient http, string document, ILookup<string, string> groups, Figures figures)
    {
        var path = $"/api/documents/{document}/camps";
        using (var declared = await http.PutAsJsonAsync(path, new
        {
            groups = groups.OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new { key = $"Group {g.Key}", people = g.Where(people.ContainsKey).Select(p => people[p]) }),
        }))
            if (!declared.IsSuccessStatusCode) throw new LoadException($"{path}: {(int)declared.StatusCode} {await declared.Content.ReadAsStringAsync()}");
        var expected = Conversation.GroupConsensus(folder);
        var found = await Camps(http, document, expected.Values.Sum(e => e.Votes));
        figures["group-informed consensus compared"] = expected.Count;
        figures["group-informed consensus wrong"] = expected.Count(e => !found.TryGetValue(statements[e.Key], out var value) || value != Math.Round(e.Value.Consensus, Sent));
    }

    /// <summary>The consensus of each paragraph, once the figures have as many of the groups' votes, or after long enough.</summary>
    private static async Task<IReadOnlyDictionary<int, double>> Camps(HttpClient http, string document, int votes)
    {
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            var camps = (await http.GetFromJsonAsync<JsonElement>($"/api/documents/{document}/figures")).GetProperty("camps");
            if (camps.ValueKind == JsonValueKind.Object && camps.GetProperty("kind").GetString() == "declared")
            {
                var paragraphs = camps.GetProperty("paragraphs").EnumerateArray().ToList();
                var seen = paragraphs.Sum(p => p.GetProperty("groups").EnumerateArray().Sum(g => g.GetProperty("seen").GetInt32()));
                if (seen == votes || Stopwatch.GetElapsedTime(begun) > Patience)
                    return paragraphs.Where(p => p.GetProperty("product").GetProperty("value").ValueKind == JsonValueKind.Number)
                        .ToDictionary(p => p.GetProperty("id").GetInt32(), p => p.GetProperty("product").GetProperty("value").GetDouble());
            }

            await Task.Delay(100);
        }
    }

    private string In(string file) => Path.Combine(folder, file);

    private static async Task<IReadOnlyDictionary<string, byte[]>> Files(HttpClient http, string document)
    {
        // Whole at first: it would be read by a thread that waits for it, which may be the one that brings it.
        using var zip = new ZipArchive(new MemoryStream(await http.GetByteArrayAsync(new Uri($"/api/documents/{document}/exports/polis", UriKind.Relative))));
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var bytes = new MemoryStream();
            using var content = entry.Open();
            content.CopyTo(bytes);
            return bytes.ToArray();
        });
    }

    // The files know statements and people by other numbers than Polis did; nobody is named in them, so people are told apart by what they voted.
    private List<string> Statements(byte[] csv, bool isHere = false) =>
        [.. Conversation.Rows(csv).Where(r => isHere || statements.ContainsKey(r["comment-id"])).Select(r => $"{Here(r["comment-id"], isHere)} {r["agrees"]} {r["disagrees"]}")];

    private List<string> Participants(byte[] csv, bool isHere = false) =>
    [
        .. Conversation.Rows(csv).Select(row => $"{row["n-votes"]} {row["n-agree"]} {row["n-disagree"]} " + string.Join(' ', row
            .Where(cell => cell.Key.All(char.IsAsciiDigit) && cell.Value.Length > 0).Select(cell => $"{Here(cell.Key, isHere)}:{cell.Value}").Order(StringComparer.Ordinal))),
    ];

    private string Here(string statement, bool isHere) => isHere ? statement : statements[statement].ToString(CultureInfo.InvariantCulture);

    /// <summary>How many of the longer list have no equal in the other.</summary>
    private static int Differences(List<string> expected, List<string> found)
    {
        var left = expected.CountBy(row => row).ToDictionary();
        var same = found.Count(row => left.TryGetValue(row, out var count) && (left[row] = count - 1) >= 0);
        return Math.Max(expected.Count, found.Count) - same;
    }
}
