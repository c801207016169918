using System.Text.Json;
using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>Single annotations, and the parts they share with their collection.</summary>
internal sealed partial class AnnotationJson(Utf8JsonWriter json, ReviewRecord record)
{
    /// <summary>How many annotations have been written.</summary>
    public int Written { get; private set; }

    /// <summary>The official context leaves "assessing" out of its terms, though the model lists it: without this line it would be lost.</summary>
    public static void WriteContext(Utf8JsonWriter json)
    {
        json.WriteStartArray("@context");
        json.WriteStringValue("http://www.w3.org/ns/anno.jsonld");
        json.WriteStartObject();
        json.WriteString("rh", AnnotationsWriter.Terms);
        json.WriteString("assessing", "oa:assessing");
        json.WriteEndObject();
        json.WriteEndArray();
    }

    public static void WriteGenerator(Utf8JsonWriter json)
    {
        json.WriteStartObject("generator");
        json.WriteString("id", "urn:reviewhub:software");
        json.WriteString("type", "Software");
        json.WriteString("name", "ReviewHub");
        json.WriteEndObject();
    }

    /// <summary>The declared rule: in words, and its settings under the names the log gives them.</summary>
    public static void WriteRule(Utf8JsonWriter json, ConsensusRule rule)
    {
        json.WriteStartObject("rh:rule");
        json.WriteString("rh:inWords", rule.InWords());
        foreach (var setting in JsonSerializer.SerializeToElement(rule, JsonSerializerOptions.Web).EnumerateObject())
        {
            json.WritePropertyName($"rh:{setting.Name}");
            setting.Value.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private void Start(string iri, string motivation)
    {
        Written++;
        json.WriteStartObject();
        WriteContext(json);
        json.WriteString("id", iri);
        json.WriteString("type", "Annotation");
        json.WriteString("motivation", motivation);
    }

    private void WritePerson(string property, ReviewerId person)
    {
        json.WriteStartObject(property);
        WritePerson(person);
        json.WriteEndObject();
    }

    private void WritePerson(ReviewerId person)
    {
        json.WriteString("id", ReviewRecord.IriOf(person));
        json.WriteString("type", "Person");
        if (record.NameOf(person) is { } name) json.WriteString("name", name);
    }

    private void WriteText(string value)
    {
        json.WriteStartObject();
        json.WriteString("type", "TextualBody");
        json.WriteString("value", value);
        json.WriteString("format", "text/plain");
        json.WriteEndObject();
    }
}
