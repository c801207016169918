using System.Text;
using ReviewHub.Domain;
using static System.Globalization.CultureInfo;

namespace ReviewHub.Formats;

/// <summary>What the board said of a paragraph, as a footnote: the findings of every round with who dissents, stands aside or moved, minority notes, and the threads.</summary>
internal sealed class MarkdownNotes(ReviewRecord record)
{
    private const string Indent = "    ";

    /// <summary>From one paragraph alone; who stands aside from the document is told once, in the head.</summary>
    private readonly ILookup<int?, string> _recusals = (
        from round in record.Document.Rounds
        from recusal in RecordedRecusal.In(round, record.Document.Recusals)
        select (recusal.Paragraph, Words: Words.Of($"Recused in round {round.Number}: {ProtocolWords.Of(recusal, record.Called)}")))
        .ToLookup(r => r.Paragraph, r => r.Words);

    public static string Reference(ReviewedParagraph paragraph) => Words.Of($"[^p{paragraph.Text.Number}]");

    public void Write(StringBuilder text, ReviewedParagraph paragraph)
    {
        var findings = Verdict.On(paragraph, record.Document).Select(Finding).DefaultIfEmpty(NoVerdict(paragraph)).ToList();
        text.Append(InvariantCulture, $"{Reference(paragraph)}: {findings[0]}\n\n");
        foreach (var finding in findings.Skip(1)) text.Append(InvariantCulture, $"{Indent}{finding}\n\n");
        WriteLines(text, _recusals[paragraph.Text.Number]);
        WriteLines(text, paragraph.Moves.Select(move => $"Moved: {ProtocolWords.Of(move, record.Called)}"));
        foreach (var note in paragraph.Review.Notes) WriteNote(text, note);
        foreach (var thread in paragraph.Review.Threads.Values) WriteThread(text, paragraph.Review, thread);
    }

    private string Finding(Verdict verdict)
    {
        var question = verdict.Round.Protocol.Questions.Length == 1 ? "" : $", {verdict.Question.Key}";
        var dissent = verdict.Dissent.Select(d => $"{Name(d.By)} ({MarkdownText.Escape(d.Taken.Stance.Key)})").ToList();
        return MarkdownText.Escape(Words.Of($"Round {verdict.Round.Number}{question}: {verdict.InWords()}{Spread(verdict)}"))
            + (dissent.Count > 0 ? $" Dissent: {string.Join(", ", dissent)}." : "");
    }

    private static string Spread(Verdict verdict)
    {
        var measures = ParagraphMeasures.Of(verdict.Tally);
        return measures is { Agreement.Value: { } agreement, Consensus.Value: { } consensus }
            ? $" Agreement A {FigureWords.Number(agreement)}, consensus measure {FigureWords.Number(consensus)}."
            : "";
    }

    private string NoVerdict(ReviewedParagraph paragraph) => record.Document.RoundOf(paragraph.Text.Number) is { } round
        ? Words.Of($"Round {round.Number} is blind and still open; nothing of it shows before it is closed.")
        : "No round yet.";

    private static void WriteLines(StringBuilder text, IEnumerable<string> lines)
    {
        var any = false;
        foreach (var line in lines)
        {
            text.Append(InvariantCulture, $"{Indent}- {MarkdownText.Escape(line, Indent + "  ")}\n");
            any = true;
        }

        if (any) text.Append('\n');
    }

    private void WriteNote(StringBuilder text, MinorityNote note)
    {
        if (note.Text is null && !note.IsRedacted) return;
        var inner = Indent + "> ";
        text.Append(InvariantCulture, $"{Indent}Minority note on round {note.Round}, {Name(note.By)}, {Time(note.At)}");
        text.Append(note.Text is { } words ? $":\n\n{inner}{MarkdownText.Escape(words, inner)}\n\n" : ", redacted by a chair.\n\n");
    }

    private void WriteThread(StringBuilder text, Paragraph paragraph, CommentThread thread)
    {
        var about = thread.Selector is { } selector ? $", on “{MarkdownText.Escape(selector.Exact, Indent)}”" : "";
        var assigned = thread.Assigned is { } person ? $", assigned to {Name(person)}" : "";
        WriteComment(text, paragraph.Comments[thread.Id], Indent, about + assigned + State(thread));
        foreach (var reply in paragraph.Comments.Values.Where(c => c.Thread == thread.Id && !c.IsRoot))
            WriteComment(text, reply, Indent + "> ", ", in reply");
    }

    private string State(CommentThread thread)
    {
        if (thread.Resolution is not { } resolution) return ", open";
        var kind = resolution.Kind is { } said ? $" as {said.Key()}" : "";
        var outcome = resolution.Outcome is { } words ? $" (“{MarkdownText.Escape(words, Indent)}”)" : "";
        return $", resolved{kind} by {Name(resolution.By)} at {Time(resolution.At)}{outcome}";
    }

    /// <summary>Who and when, and below it as a quotation what they said and nothing else; a reply is quoted in its turn.</summary>
    private void WriteComment(StringBuilder text, Comment comment, string indent, string more)
    {
        var inner = indent + "> ";
        var edited = comment.EditedAt is { } at ? $", edited {Time(at)}" : "";
        text.Append(InvariantCulture, $"{indent}Comment {comment.Id}, {Name(comment.By)}, {Time(comment.At)}{edited}{more}{CalledAndAnswered(comment)}{End(comment)}\n");
        if (comment.Text is { } words) text.Append(InvariantCulture, $"{indent.TrimEnd()}\n{inner}{MarkdownText.Escape(words, inner)}\n");
        text.Append('\n');
    }

    private string CalledAndAnswered(Comment comment)
    {
        var mentions = comment.Mentions.IsEmpty ? "" : $", mentions {string.Join(" and ", comment.Mentions.Select(Name))}";
        var reactions = comment.Reactions.GroupBy(r => r.Kind, r => Name(r.By)).OrderBy(g => g.Key).Select(g => $"{g.Key.Key()} by {string.Join(" and ", g)}").ToList();
        return reactions.Count == 0 ? mentions : $"{mentions}, reactions: {string.Join(", ", reactions)}";
    }

    private static string End(Comment comment) => comment.IsRedacted ? ", redacted by a chair." : comment.IsDeleted ? ", deleted." : ":";

    private string Name(ReviewerId person) => MarkdownText.Escape(record.Called(person));

    private static string Time(DateTimeOffset at) => MarkdownText.Escape(at.Text());
}
