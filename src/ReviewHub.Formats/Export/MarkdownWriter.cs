using System.Text;
using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>
/// The document as Markdown, each paragraph with a footnote that holds what the board found and said. Texts people wrote are escaped, so
/// that they show to the letter and any CommonMark reader gives them back unchanged. The notes of a list stand after it, since a note
/// between its items would end it.
/// </summary>
public static class MarkdownWriter
{
    /// <param name="output">Left open. Written paragraph by paragraph, lists as a whole, once all have been read for what the rounds came to.</param>
    public static async Task WriteAsync(ReviewRecord record, Stream output, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        var (text, pending) = (new StringBuilder(), new StringBuilder());
        var (blocks, notes) = (new MarkdownBlocks(text), new MarkdownNotes(record));
        MarkdownHead.Write(text, record, (await Overview.Of(record, cancellation)).Rounds.ToDictionary(r => r.Round.Number));
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
}
