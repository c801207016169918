using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ReviewHub.Grains.Tests.Support;

namespace ReviewHub.Web.Tests;

/// <summary>Figures of a document, worked out from its exports by a script in another language: <c>tests/recompute/alpha.mjs</c>.</summary>
[Collection(ReviewHubCollection.Name)]
public sealed partial class RecomputedElsewhere(ReviewHubApplication application)
{
    private const int Paragraphs = 40;
    private static readonly string[] Stances = ["strongly-agree", "agree", "neither", "disagree", "strongly-disagree", "abstain"];

    [SkippableFact]
    public async Task Alphas_and_coverage_of_an_export_equal_the_figures_and_the_report()
    {
        var document = await Review();
        var exports = $"/api/documents/{document}/exports";
        var figures = default(JsonElement);
        var recomputed = await Recompute(
            await application.Chair.Http.GetStringAsync($"{exports}/annotations"), await application.Chair.Http.GetStringAsync($"{exports}/stances"));
        await Eventually.True(
            async () => (figures = (await application.Chair.Get($"/api/documents/{document}/figures")).GetProperty("document"))
                .GetProperty("coverage").GetProperty("value").GetDouble() == Math.Round(Number(recomputed, "coverage"), 6),
            "the coverage in the figures is that of the export");
        var report = await application.Chair.Http.GetStringAsync($"{exports}/report");

        Assert.Equal(Number(recomputed, "nominal"), Figure(figures, "alphaNominal"), 1e-6);
        Assert.Equal(Number(recomputed, "ordinal"), Figure(figures, "alphaOrdinal"), 1e-6);
        Assert.NotEqual(Number(recomputed, "nominal"), Number(recomputed, "ordinal"), 1e-3);
        Assert.Equal(Number(recomputed, "nominal"), InReport(report, "Krippendorff's alpha, nominal"), 5.1e-4);
        Assert.Equal(Number(recomputed, "ordinal"), InReport(report, "Krippendorff's alpha, ordinal"), 5.1e-4);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"{Number(recomputed, "stances")} of {Number(recomputed, "of")} ({Number(recomputed, "coverage") * 100:0.0} %)"),
            report, StringComparison.Ordinal);
    }

    /// <summary>Seven people who judge most of it, mostly alike; some abstain, one leaves a few out and one stands aside after judging.</summary>
    private async Task<string> Review()
    {
        var board = await application.Chair.NewBoard();
        var people = new List<Actor>();
        for (var i = 0; i < 7; i++) people.Add(await application.Chair.Invite(board, "reviewer", $"Reviewer \"{i}\", of seven"));
        var document = (await application.Chair.Post($"/api/boards/{board}/documents", new
        {
            format = "text",
            text = string.Join("\n\n", Enumerable.Range(1, Paragraphs).Select(i => $"Paragraph {i}.")),
            protocol = new
            {
                questions = new[] { new { key = "overall", prompt = "", scale = new { key = "likert-5" } } },
                rule = new { kind = "percent-agreement", threshold = 75, quorum = 50 },
            },
        })).GetProperty("id").GetString()!;
        var random = new Random(5);
        var leaning = Enumerable.Range(0, Paragraphs).Select(_ => random.Next(5)).ToList();
        for (var p = 0; p < Paragraphs; p++)
            foreach (var person in people)
                if (random.Next(10) > 1) await person.Vote(document, p + 1, Stances[random.Next(12) == 0 ? 5 : Math.Clamp(leaning[p] + random.Next(-1, 2), 0, 4)]);
        await people[2].Put($"/api/documents/{document}/paragraphs/3/recusal", new { reason = "I wrote it." });
        return document;
    }

    private static async Task<JsonElement> Recompute(string annotations, string stances)
    {
        var folder = Directory.CreateTempSubdirectory("reviewhub-export-");
        try
        {
            var (first, second) = (Path.Combine(folder.FullName, "annotations.jsonld"), Path.Combine(folder.FullName, "stances.csv"));
            await File.WriteAllTextAsync(first, annotations);
            await File.WriteAllTextAsync(second, stances);
            using var node = Node(InProject("tests/recompute/alpha.mjs"), first, second);
            var (output, wrong) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
            await node.WaitForExitAsync();
            Assert.True(node.ExitCode == 0, await wrong);
            return JsonDocument.Parse(await output).RootElement;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <exception cref="SkipException">There is no Node.js.</exception>
    private static Process Node(params string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new SkipException("Node.js is absent; the script cannot be run.");
        }
    }

    private static string InProject(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "ReviewHub.sln"))) return Path.Combine(folder.FullName, path);
        throw new FileNotFoundException(path);
    }

    private static double Number(JsonElement recomputed, string key) => recomputed.GetProperty(key).GetDouble();

    private static double Figure(JsonElement figures, string key) => figures.GetProperty(key).GetProperty("value").GetDouble();

    private static double InReport(string report, string name) => double.Parse(
        Row().Matches(report).First(row => row.Groups["name"].Value == name).Groups["value"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("<tr><th scope=\"row\">(?<name>[^<]*)</th><td>(?<value>-?[0-9.]+)</td>")]
    private static partial Regex Row();
}
