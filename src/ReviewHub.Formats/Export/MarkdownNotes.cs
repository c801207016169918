using System.Text;
using ReviewHub.Domain;
using static System.Globalization.CultureInfo;

namespace ReviewHub.Formats;

/// <summary>What the board said of a paragraph, as a footnote: the consensus, who dissents, and the threads.</summary>
internal sealed class MarkdownNotes(ReviewRecord record)
{
    private const string Indent = "    ";

    public static string Reference(ReviewedParagraph paragraph) => Words.Of($"[^p{paragraph.Text.Number}]");

    public void Write(StringBuilder text, ReviewedParagraph paragraph)
    {
        var verdict = Verdict.On(paragraph, record.Document);
        text.Append(InvariantCulture, $"{Reference(paragraph)}: {MarkdownText.Escape(verdict?.InWords() ?? NoVerdict(paragraph))}");
        var dissent = (verdict?.Dissent ?? []).Select(d => $"{Name(d.By)} ({MarkdownText.Escape(d.Taken.Stance.Key)})").ToList();
        if (dissent.Count > 0) text.Append(InvariantCulture, $" Dissent: {string.Join(", ", dissent)}.");
        text.Append("\n\n");
        foreach (var thread in paragraph.Review.Threads.Values) WriteThread(text, paragraph.Review, thread);
    }

    private string NoVerdict(ReviewedParagraph paragraph) => record.Document.RoundOf(paragraph.Text.Number) is { } round
        ? Words.Of($"Round {round.Number} is blind and still open; nothing of it shows before it is closed.")
        : "No round yet.";

    private void WriteThread(StringBuilder text, Paragraph paragraph, CommentThread thread)
    {
        var about = thread.Selector is { } selector ? $", on “{MarkdownText.Escape(selector.Exact, Indent)}”" : "";
        var state = thread.Resolution is { } resolution ? $", resolved by {Name(resolution.By)} at {Time(resolution.At)}" : ", open";
        WriteComment(text, paragraph.Comments[thread.Id], Indent, about + state);
        foreach (var reply in paragraph.Comments.Values.Where(c => c.Thread == thread.Id && !c.IsRoot))
            WriteComment(text, reply, Indent + "> ", ", in reply");
    }

    /// <summary>Who and when, and below it as a quotation what they said and nothing else; a reply is quoted in its turn.</summary>
    private void WriteComment(StringBuilder text, Comment comment, string indent, string more)
    {
        var inner = indent + "> ";
        var edited = comment.EditedAt is { } at ? $", edited {Time(at)}" : "";
        text.Append(InvariantCulture, $"{indent}{Name(comment.By)}, {Time(comment.At)}{edited}{more}{End(comment)}\n");
        if (comment.Text is { } words) text.Append(InvariantCulture, $"{indent.TrimEnd()}\n{inner}{MarkdownText.Escape(words, inner)}\n");
        text.Append('\n');
    }

    private static string End(Comment comment) => comment.IsRedacted ? ", redacted by a chair." : comment.IsDeleted ? ", deleted." : ":";

    private string Name(ReviewerId person) => MarkdownText.Escape(record.NameOf(person) ?? ReviewRecord.IriOf(person));

    private static string Time(DateTimeOffset at) => MarkdownText.Escape(at.Text());
}
