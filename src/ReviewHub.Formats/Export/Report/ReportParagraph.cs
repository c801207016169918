using System.Text;
using ReviewHub.Domain;
using static System.Globalization.CultureInfo;

namespace ReviewHub.Formats;

/// <summary>One paragraph: its text, what each round found, who does not go along, and what the discussion came to.</summary>
internal sealed class ReportParagraph(StringBuilder html, ReviewRecord record)
{
    public void Write(ReviewedParagraph paragraph)
    {
        var number = paragraph.Text.Number;
        html.Append(InvariantCulture, $"<article aria-labelledby=\"p{number}\">\n<h3 id=\"p{number}\">Paragraph {number}</h3>\n");
        html.Append(Html.Quote(paragraph.Text.Block.Text));
        var any = false;
        foreach (var verdict in Verdict.On(paragraph, record.Document))
        {
            Write(verdict);
            any = true;
        }

        if (!any) html.Append("<p>No result shows yet.</p>\n");
        foreach (var note in paragraph.Review.Notes) Write(note);
        Named("How stances moved", paragraph.Moves.Select(move => Html.Words(ProtocolWords.Of(move, record.Called))));
        Named("Threads", paragraph.Review.Threads.Values.Select(thread => Thread(paragraph.Review, thread)));
        html.Append("</article>\n");
    }

    private void Write(Verdict verdict)
    {
        var question = verdict.Round.Protocol.Questions.Length == 1 ? "" : $", {verdict.Question.Key}";
        html.Append(InvariantCulture, $"<h4>Round {verdict.Round.Number}{question}: {verdict.StateInWords}</h4>\n");
        var recused = verdict.Recused == 0 ? "" : Words.Of($" ({verdict.Recused} recused)");
        var judged = Words.Of($"{verdict.Consensus.Judged} of {verdict.Consensus.Eligible} eligible judged{recused}; {FigureWords.Of(verdict.Figures)}.");
        html.Append(InvariantCulture, $"<p>{Html.Text(judged)}</p>\n");
        html.Append(Distribution(verdict.Tally));
        var measures = MeasureNames.Of(ParagraphMeasures.Of(verdict.Tally)).ToList();
        if (verdict.Tally.Judged > 0)
            html.Append(InvariantCulture, $"<p>{Html.Text(string.Join("; ", measures.Select(m => $"{m.Name}: {MeasureNames.InWords(m.Value)}")))}.</p>\n");
        var dissent = verdict.Dissent.Select(d => $"{Html.Words(record.Called(d.By))} ({d.Taken.Stance.Key})").ToList();
        if (dissent.Count > 0) html.Append(InvariantCulture, $"<p>Dissent: {string.Join(", ", dissent)}.</p>\n");
    }

    /// <summary>Every number is in the table as text; the bars only repeat it.</summary>
    private static string Distribution(Tally tally) => Html.Table(
        Words.Of($"{tally.Voters} stances"),
        ["Category", "People", "Of the judgments", "<span aria-hidden=\"true\">Bar</span>"],
        tally.Scale.Categories.Select((c, i) => (string[])[Html.Words(c.Label), Words.Of($"{tally.Counts[i]}"), Share(tally.Counts[i], tally.Judged), Bar(tally.Counts[i], tally.Judged)])
            .Append(["Abstain", Words.Of($"{tally.Abstain}"), "outside", ""]));

    private static string Share(int count, int judged) => judged == 0 ? "none" : $"{FigureWords.Percent((double)count / judged)} %";

    private static string Bar(int count, int judged) => count == 0 ? "" : string.Create(InvariantCulture,
        $"<svg viewBox=\"0 0 100 6\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect x=\"0.5\" y=\"0.5\" width=\"{99.0 * count / judged:0.##}\" height=\"5\"/></svg>");

    private void Write(MinorityNote note)
    {
        if (note.Text is null && !note.IsRedacted) return;
        html.Append(InvariantCulture, $"<h4>Minority note on round {note.Round}, {Html.Words(record.Called(note.By))}</h4>\n");
        html.Append(note.Text is { } text ? Html.Quote(text) : "<p>Redacted by a chair.</p>\n");
    }

    private string Thread(Paragraph paragraph, CommentThread thread)
    {
        var comments = paragraph.Comments.Values.Count(c => c.Thread == thread.Id);
        var started = Words.Of($"Comment {thread.Id} by {Html.Words(record.Called(paragraph.Comments[thread.Id].By))}, {comments} in all");
        var assigned = thread.Assigned is { } person ? $", assigned to {Html.Words(record.Called(person))}" : "";
        return started + assigned + thread.Resolution switch
        {
            null => ": open",
            { } r => $": resolved{(r.Kind is { } kind ? $" as {kind.Key()}" : "")} by {Html.Words(record.Called(r.By))}{(r.Outcome is { } outcome ? $", {Html.Words(outcome)}" : "")}",
        };
    }

    private void Named(string heading, IEnumerable<string> items)
    {
        var list = Html.List(items);
        if (list.Length > 0) html.Append(InvariantCulture, $"<h4>{heading}</h4>\n{list}");
    }
}
