using System.Text;
using ReviewHub.Domain;
using static System.Globalization.CultureInfo;

namespace ReviewHub.Formats;

/// <summary>
/// The document as Markdown, each paragraph with a footnote that holds what the board found and said. Texts people wrote are escaped, so
/// that they show to the letter and any CommonMark reader gives them back unchanged. The notes of a list stand after it, since a note
/// between its items would end it.
/// </summary>
public static class MarkdownWriter
{
    /// <param name="output">Left open. Written paragraph by paragraph, lists as a whole.</param>
    public static async Task WriteAsync(ReviewRecord record, Stream output, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        var (text, pending) = (new StringBuilder(), new StringBuilder());
        var (blocks, notes) = (new MarkdownBlocks(text), new MarkdownNotes(record));
        WriteHead(text, record);
        await foreach (var paragraph in record.Paragraphs.WithCancellation(cancellation))
        {
            var isItem = paragraph.Text.Block.Kind == ParagraphKind.ListItem;
            if (blocks.InList && !isItem)
            {
                blocks.EndList();
                text.Append('\n').Append(pending);
                pending.Clear();
            }

            blocks.Write(paragraph.Text.Block, MarkdownNotes.Reference(paragraph));
            notes.Write(isItem ? pending : text, paragraph);
            await writer.WriteAsync(text, cancellation);
            text.Clear();
        }

        if (pending.Length > 0) text.Append('\n').Append(pending);
        await writer.WriteAsync(text, cancellation);
        await writer.FlushAsync(cancellation);
    }

    private static void WriteHead(StringBuilder text, ReviewRecord record)
    {
        var round = record.Document.Round;
        text.Append(InvariantCulture, $"# {MarkdownText.Escape(record.Document.Title.Replace('\n', ' '))}\n\n");
        text.Append(Words.Of($"- Log position: {record.Position}\n"));
        text.Append(InvariantCulture, $"- Last event: {MarkdownText.Escape(record.LastEventAt.Text())}\n");
        text.Append(InvariantCulture, $"- Document: {MarkdownText.Escape(record.DocumentIri)}\n");
        text.Append(Words.Of($"- Revision {record.Document.Revision.Number}, "));
        text.Append(round is null ? "no round yet\n" : Words.Of($"round {round.Number}, {round.Eligible.Count} eligible\n"));
        if (round is not null) text.Append(InvariantCulture, $"- Rule: {MarkdownText.Escape(round.Protocol.Rule.InWords())}\n");
        text.Append('\n');
        text.Append("---\n\n");
    }
}
