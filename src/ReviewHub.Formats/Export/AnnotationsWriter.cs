using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>
/// The review as a W3C Web Annotation collection in JSON-LD. One page, embedded in the collection, holds all annotations, so that a file
/// is complete in itself; its order is reading order, each paragraph's findings and minority notes before its comments. Every annotation carries its own
/// context and is valid when taken out alone. What the standard has no words for is under <c>rh:</c>, <see cref="Terms"/>.
/// </summary>
public static class AnnotationsWriter
{
    /// <summary>Namespace of the terms that are this system's own.</summary>
    public const string Terms = "urn:reviewhub:terms:";

    private const int FlushAt = 64 * 1024;

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <param name="output">Left open. Written as paragraphs come in; no more than a few paragraphs' annotations are held, and the counts of all.</param>
    public static async Task WriteAsync(ReviewRecord record, Stream output, CancellationToken cancellation)
    {
        await using var json = new Utf8JsonWriter(output, Options);
        var annotations = new AnnotationJson(json, record);
        StartCollection(json, annotations, record);
        var overview = new Overview(record.Document);
        var index = 0;
        await foreach (var paragraph in record.Paragraphs.WithCancellation(cancellation))
        {
            overview.Add(paragraph);
            annotations.WriteConsensus(paragraph, index++);
            foreach (var comment in paragraph.Review.Comments.Values) annotations.WriteComment(paragraph, comment);
            if (json.BytesPending > FlushAt) await json.FlushAsync(cancellation);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteNumber("total", annotations.Written);
        annotations.WriteMeasures(overview);
        json.WriteEndObject();
        await json.FlushAsync(cancellation);
    }

    private static void StartCollection(Utf8JsonWriter json, AnnotationJson annotations, ReviewRecord record)
    {
        var iri = $"{record.DocumentIri}/annotations";
        json.WriteStartObject();
        AnnotationJson.WriteContext(json);
        json.WriteString("id", iri);
        json.WriteString("type", "AnnotationCollection");
        json.WriteString("label", record.Document.Title);
        json.WriteNumber("rh:position", record.Position);
        json.WriteString("rh:lastEventAt", record.LastEventAt.Text());
        json.WriteStartObject("rh:document");
        json.WriteString("id", record.DocumentIri);
        json.WriteEndObject();
        json.WriteNumber("rh:revision", record.Document.Revision.Number);
        if (record.Document.Round is { } round)
        {
            json.WriteNumber("rh:round", round.Number);
            json.WriteString("rh:scale", round.Protocol.Questions[0].Scale.Key);
            json.WriteNumber("rh:eligible", round.Eligible.Count);
            AnnotationJson.WriteRule(json, round.Protocol.Rule);
        }

        annotations.WriteRounds();
        AnnotationJson.WriteGenerator(json);
        json.WriteStartObject("first");
        json.WriteString("id", $"{iri}/page");
        json.WriteString("type", "AnnotationPage");
        json.WriteString("partOf", iri);
        json.WriteNumber("startIndex", 0);
        json.WriteStartArray("items");
    }
}
