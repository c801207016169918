using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace ReviewHub.Web.Tests;

/// <summary>The files for those who run the product, as far as they can be held against it without an engine to run them.</summary>
[Collection(ReviewHubCollection.Name)]
public sealed partial class InfraFiles(ReviewHubApplication application)
{
    private static readonly DirectoryInfo Root = FindRoot();

    public static TheoryData<string> All() => [.. Files("*.yml", "*.yaml", "*.json").Append(Path.Combine(Root.FullName, "docker-compose.yml")).Select(Relative)];

    [Theory]
    [MemberData(nameof(All))]
    public void Each_file_can_be_read(string file)
    {
        using var reader = File.OpenText(Path.Combine(Root.FullName, file));
        if (file.EndsWith(".json", StringComparison.Ordinal))
        {
            using var document = JsonDocument.Parse(reader.ReadToEnd());
            Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
        }
        else
        {
            var yaml = new YamlStream();
            yaml.Load(reader);
            Assert.NotEmpty(yaml.Documents);
        }
    }

    [Fact]
    public async Task Every_metric_that_is_drawn_or_watched_is_one_that_the_product_has_and_none_is_forgotten()
    {
        using var readings = new Readings();
        var document = await application.Chair.Import(await application.Chair.NewBoard(), "Text.");
        await application.Chair.Vote(document, 1, "accept"); // every room has spoken, so its instruments are there
        var there = readings.Instruments.Select(PrometheusName).ToHashSet();

        var drawn = Named(Files("reviewhub.json").Single());
        var watched = Named(Files("alerts.yml").Single());

        Assert.Equal(there.Order(), drawn.Order());
        Assert.Subset(there, watched);
    }

    private static HashSet<string> Named(string file) => [.. Metric().Matches(File.ReadAllText(file)).Select(m => Part().Replace(m.Value, ""))];

    // As Prometheus' rules for names have it: the unit behind the name, then what kind of thing it is.
    private static string PrometheusName(Instrument instrument)
    {
        var name = instrument.Name.Replace('.', '_');
        var unit = instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        if (!name.EndsWith(unit, StringComparison.Ordinal)) name += unit;
        return instrument is Counter<long> ? $"{name}_total" : name;
    }

    private static IEnumerable<string> Files(params string[] patterns) =>
        patterns.SelectMany(pattern => Directory.EnumerateFiles(Path.Combine(Root.FullName, "infra"), pattern, SearchOption.AllDirectories)).Order();

    private static string Relative(string file) => Path.GetRelativePath(Root.FullName, file);

    private static DirectoryInfo FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "ReviewHub.sln"))) folder = folder.Parent;
        return folder;
    }

    [GeneratedRegex("reviewhub_[a-z_]+")]
    private static partial Regex Metric();

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex Part();
}
