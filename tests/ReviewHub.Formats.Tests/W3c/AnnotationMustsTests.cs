using System.Text.Json.Nodes;

namespace ReviewHub.Formats.Tests;

public sealed class AnnotationMustsTests
{
    [SkippableFact]
    public async Task The_checker_agrees_with_the_suite_on_its_correct_samples()
    {
        var musts = await AnnotationMusts.Load(Shared.Require("w3c"));
        var samples = Directory.GetFiles(Path.Combine(Shared.Require("w3c"), "samples", "correct"), "*.json")
            .Where(s => !Path.GetFileName(s).StartsWith("collection", StringComparison.Ordinal)).ToArray();

        // The other six hold collections, or targets the musts leave out (Composite, List, Independents).
        Assert.Equal(44, samples.Length);
        Assert.Equal(38, samples.Count(s => musts.Failed(File.ReadAllText(s)).Count == 0));
    }

    [SkippableFact]
    public async Task The_checker_finds_a_fault()
    {
        var musts = await AnnotationMusts.Load(Shared.Require("w3c"));
        var annotation = (await Annotations())[0];
        annotation["target"] = 17;

        Assert.NotEmpty(musts.Failed(annotation.ToJsonString()));
    }

    [SkippableFact]
    public async Task Every_exported_annotation_meets_every_must_on_its_own()
    {
        var musts = await AnnotationMusts.Load(Shared.Require("w3c"));
        var annotations = await Annotations();

        Assert.Equal(9 + 13, annotations.Count);
        Assert.All(annotations, a => Assert.Empty(musts.Failed(a.ToJsonString())));
    }

    [SkippableFact]
    public async Task No_key_is_unknown_to_the_contexts()
    {
        var official = JsonNode.Parse(await File.ReadAllTextAsync(Shared.Require("w3c/anno.jsonld")))!["@context"]!.AsObject();
        var collection = JsonNode.Parse(await Write.Text(AnnotationsWriter.WriteAsync, Given.Panel()))!.AsObject();

        Assert.All(Keys(collection), k => Assert.True(k.StartsWith("rh:", StringComparison.Ordinal) || official.ContainsKey(k), k));
        Assert.All(Words(collection), w => Assert.True(w == "assessing" || official.ContainsKey(w), w));
    }

    private static async Task<List<JsonNode>> Annotations()
    {
        var all = new List<JsonNode>();
        foreach (var record in (ReviewRecord[])[Given.Review(), Given.Panel()])
            all.AddRange(JsonNode.Parse(await Write.Text(AnnotationsWriter.WriteAsync, record))!["first"]!["items"]!.AsArray().Select(i => i!.DeepClone()));
        return all;
    }

    private static IEnumerable<string> Keys(JsonNode? node) => node switch
    {
        JsonObject o => o.Where(p => p.Key != "@context").SelectMany(p => Keys(p.Value).Prepend(p.Key)),
        JsonArray a => a.SelectMany(Keys),
        _ => [],
    };

    /// <summary>Values the context must know too, or an expansion loses them.</summary>
    private static IEnumerable<string> Words(JsonNode? node) => node switch
    {
        JsonObject o => o.Where(p => p.Key != "@context")
            .SelectMany(p => p.Key is "type" or "motivation" ? [p.Value!.GetValue<string>()] : Words(p.Value)),
        JsonArray a => a.SelectMany(Words),
        _ => [],
    };
}
