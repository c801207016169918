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

        WriteMentions(comment);
        WriteReactions(comment);
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
        if (thread.Assigned is { } assigned) WritePerson("rh:assignedTo", assigned);
        if (thread.Resolution is not { } resolution) return;
        json.WriteStartObject("rh:resolved");
        WritePerson("rh:by", resolution.By);
        json.WriteString("rh:at", resolution.At.Text());
        if (resolution.Kind is { } kind) json.WriteString("rh:kind", kind.Key());
        if (resolution.Outcome is { } outcome) json.WriteString("rh:outcome", outcome);
        json.WriteEndObject();
    }

    private void WriteMentions(Comment comment)
    {
        if (comment.Mentions.IsEmpty) return;
        json.WriteStartArray("rh:mentions");
        foreach (var person in comment.Mentions)
        {
            json.WriteStartObject();
            WritePerson(person);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteReactions(Comment comment)
    {
        if (comment.Reactions.IsEmpty) return;
        json.WriteStartArray("rh:reactions");
        foreach (var reaction in comment.Reactions)
        {
            json.WriteStartObject();
            json.WriteString("rh:kind", reaction.Kind.Key());
            WritePerson("rh:by", reaction.By);
            json.WriteEndObject();
        }

        json.WriteEndArray();
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
