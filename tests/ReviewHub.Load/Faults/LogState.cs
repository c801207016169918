using System.Globalization;
using System.Text.Json;

namespace ReviewHub.Load;

/// <summary>A document as its log says it is, read over HTTP: every paragraph, and the stances as exported.</summary>
internal sealed record LogState(
    LiveView View,
    IReadOnlyDictionary<int, int> Versions,
    IReadOnlyDictionary<int, IReadOnlyList<string>> Comments,
    IReadOnlyDictionary<(int Paragraph, string By), string> Stances)
{
    public static async Task<LogState> Read(HttpClient http, string document, int paragraphs)
    {
        var read = await Many.Make(paragraphs, index => Get(http, $"/api/documents/{document}/paragraphs/{index + 1}"));
        var touched = read.Where(p => p.GetProperty("version").GetInt32() > 0).ToList();
        var view = new LiveView();
        view.Restart(Snapshot(await Get(http, $"/api/documents/{document}/summary"), touched));
        return new(
            view,
            touched.ToDictionary(p => p.GetProperty("id").GetInt32(), p => p.GetProperty("version").GetInt32()),
            touched.ToDictionary(p => p.GetProperty("id").GetInt32(), TextsOf),
            Exported(await http.GetStringAsync($"/api/documents/{document}/exports/stances")));
    }

    /// <summary>The export's rows; in what is written there no cell holds a quote or a comma.</summary>
    public static Dictionary<(int Paragraph, string By), string> Exported(string csv)
    {
        var lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim('"').Split("\",\"")).ToList();
        var (paragraph, reviewer, stance) = (Array.IndexOf(lines[0], "paragraph"), Array.IndexOf(lines[0], "reviewer"), Array.IndexOf(lines[0], "stance"));
        return lines.Skip(1).ToDictionary(
            cells => (int.Parse(cells[paragraph], CultureInfo.InvariantCulture), Guid.Parse(cells[reviewer].Split(':')[^1]).ToString("N")),
            cells => cells[stance]);
    }

    // In the shape of the hub's snapshot, so that one reader serves both.
    private static JsonElement Snapshot(JsonElement summary, IEnumerable<JsonElement> paragraphs) => JsonSerializer.SerializeToElement(new
    {
        epoch = "log",
        sequence = 0,
        title = summary.GetProperty("title"),
        eligible = summary.GetProperty("eligible"),
        here = Array.Empty<string>(),
        paragraphs = paragraphs.Select(p => new
        {
            id = p.GetProperty("id"),
            version = p.GetProperty("version"),
            tallies = new[]
            {
                new
                {
                    counts = p.GetProperty("tally").EnumerateObject().Select(c => c.Value),
                    state = p.GetProperty("consensus").GetProperty("state"),
                },
            },
            threads = p.GetProperty("threads").EnumerateArray(),
            comments = p.GetProperty("threads").EnumerateArray().SelectMany(thread => thread.GetProperty("comments").EnumerateArray().Select(c => new
            {
                id = c.GetProperty("id"),
                thread = thread.GetProperty("id"),
                by = c.GetProperty("by").GetProperty("id"),
                at = c.GetProperty("at"),
                text = c.GetProperty("text"),
                editedAt = c.GetProperty("editedAt"),
            })),
        }),
    });

    private static IReadOnlyList<string> TextsOf(JsonElement paragraph) =>
    [
        .. paragraph.GetProperty("threads").EnumerateArray()
            .SelectMany(thread => thread.GetProperty("comments").EnumerateArray()).Select(c => c.GetProperty("text").GetString() ?? ""),
    ];

    private static async Task<JsonElement> Get(HttpClient http, string path)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
        if (!response.IsSuccessStatusCode) throw new LoadException($"{path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return body.RootElement.Clone();
    }
}
