using ReviewHub.Domain;

namespace ReviewHub.Formats;

internal sealed partial class AnnotationJson
{
    /// <summary>
    /// A root comment targets its paragraph or the part it quotes; a reply targets the root's annotation. A deleted or
    /// redacted comment stays as an annotation without a body, so that its replies keep what they answer. A redacted one is so in the export
    /// of an earlier position too: its text is nowhere any more.
    /// </summary>
    public void WriteComment(ReviewedParagraph paragraph, Comment comment)
    {
        var number = paragraph.Text.Number;
        Start(record.IriOf(number, comment.Id), comment.IsRoot ? "commenting" : "replying");
        WritePerson("creator", comment.By);
        json.WriteString("created", comment.At.Text());
        if (comment.EditedAt is { } edited) json.WriteString("modified", edited.Text());
        if (comment.Text is { } text)
        {
            json.WritePropertyName("body");
            WriteText(text);
        }
        else json.WriteBoolean(comment.IsRedacted ? "rh:redacted" : "rh:deleted", true);

        if (comment.IsRoot) WriteThread(number, paragraph.Review.Threads[comment.Thread]);
        else json.WriteString("target", record.IriOf(number, comment.Thread));
        json.WriteEndObject();
    }

    private void WriteThread(int paragraph, CommentThread thread)
    {
        json.WriteStartObject("target");
        json.WriteString("type", "SpecificResource");
        json.WriteString("source", record.IriOf(paragraph));
        json.WriteNumber("rh:revision", thread.Revision);
        if (thread.Selector is { } selector) WriteSelectors(selector);
        json.WriteEndObject();
        if (thread.Resolution is not { } resolution) return;
        json.WriteStartObject("rh:resolved");
        WritePerson("rh:by", resolution.By);
        json.WriteString("rh:at", resolution.At.Text());
        json.WriteEndObject();
    }

    /// <summary>The quote and its place, both: either alone may fail on a text that has changed.</summary>
    private void WriteSelectors(TextSelector selector)
    {
        json.WriteStartArray("selector");
        json.WriteStartObject();
        json.WriteString("type", "TextQuoteSelector");
        json.WriteString("exact", selector.Exact);
        json.WriteString("prefix", selector.Prefix);
        json.WriteString("suffix", selector.Suffix);
        json.WriteEndObject();
        json.WriteStartObject();
        json.WriteString("type", "TextPositionSelector");
        json.WriteNumber("start", selector.Start);
        json.WriteNumber("end", selector.End);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
