using System.Text.Json.Nodes;
using NJsonSchema;

namespace ReviewHub.Formats.Tests;

/// <summary>
/// The assertions the W3C test suite makes of every annotation. Its schemas refer to one another by file name; here each becomes one
/// document that carries the definition files with it, since the validator looks nothing up.
/// </summary>
internal sealed class AnnotationMusts
{
    private readonly List<(string Name, JsonSchema Schema)> _assertions = [];

    public static async Task<AnnotationMusts> Load(string folder)
    {
        var musts = new AnnotationMusts();
        var definitions = Directory.GetFiles(Path.Combine(folder, "definitions"))
            .Select(file => (Name: Path.GetFileName(file), Json: JsonNode.Parse(File.ReadAllText(file))!)).ToList();
        var list = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "annotations", "annotationMusts.test")))!;
        foreach (var assertion in list["assertions"]!.AsArray())
        {
            var name = assertion!.GetValue<string>();
            var schema = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, name)))!.AsObject();
            Localise(schema, own: null);

            // The validator cannot resolve a reference at the very top.
            if (schema["$ref"] is { } whole)
            {
                schema.Remove("$ref");
                schema["allOf"] = new JsonArray(new JsonObject { ["$ref"] = whole });
            }

            var bundled = schema["definitions"] as JsonObject ?? (JsonObject)(schema["definitions"] = new JsonObject());
            foreach (var (file, json) in definitions)
            {
                var copy = json["definitions"]!.DeepClone().AsObject();
                Localise(copy, file);
                foreach (var (definition, body) in copy.ToList()) bundled[Name(file, definition)] = body!.DeepClone();
            }

            musts._assertions.Add((name, await JsonSchema.FromJsonAsync(schema.ToJsonString())));
        }

        return musts;
    }

    public int Count => _assertions.Count;

    /// <returns>The assertions the annotation does not meet.</returns>
    public IReadOnlyList<string> Failed(string annotation) =>
        [.. _assertions.Where(a => a.Schema.Validate(annotation).Count > 0).Select(a => a.Name)];

    /// <summary>Points references into the bundle, and drops the ids, which would give references another base.</summary>
    private static void Localise(JsonNode? node, string? own)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array) Localise(item, own);
            return;
        }

        if (node is not JsonObject schema) return;
        foreach (var key in (string[])["id", "$schema"])
            if (schema[key] is JsonValue) schema.Remove(key);
        if (schema["$ref"] is JsonValue reference)
        {
            var parts = reference.GetValue<string>().Split('#');
            var file = parts[0].Length > 0 ? parts[0] : own;
            if (file is not null) schema["$ref"] = "#/definitions/" + Name(file, parts[1].Split('/')[^1]);
        }

        foreach (var (_, child) in schema.ToList()) Localise(child, own);
    }

    private static string Name(string file, string definition) => $"{Path.GetFileNameWithoutExtension(file)}_{definition}";
}
