using System.Text;
using ReviewHub.Domain;
using static System.Globalization.CultureInfo;

namespace ReviewHub.Formats;

/// <summary>The document as a whole: who took part, what came of it, what changed between rounds, who stood aside.</summary>
internal static class ReportSummary
{
    public static void Write(StringBuilder html, ReviewRecord record, IReadOnlyList<RoundOverview> rounds)
    {
        WriteParticipation(html, record, rounds);
        Section(html, "summary", "Results in short", [.. rounds.SelectMany(r => r.Questions, Results)], "No round shows its results yet.");
        var changes = rounds.SelectMany(r => r.Questions, Changes).OfType<string>().ToList();
        Section(html, "changes", "Changes between rounds", changes,
            "There are no two rounds of the whole document in which people go by name and answer the same question. What each paragraph came to in each round stands below.");
        Section(html, "recusals", "Recusals", [.. Recusals(record)], "Nobody stood aside.");
    }

    private static void WriteParticipation(StringBuilder html, ReviewRecord record, IReadOnlyList<RoundOverview> rounds)
    {
        var rows = rounds.SelectMany(r => r.Questions, (r, q) => (string[])
        [
            Words.Of($"{ProtocolWords.Heading(r.Round)}{Asked(r.Round, q.Question)}"),
            Words.Of($"{r.Round.Eligible.Count}"),
            MeasureNames.InWords(new Share(r.Participants, r.Round.Eligible.Count)),
            MeasureNames.InWords(q.Measures.Coverage),
            MeasureNames.InWords(q.Measures.Judgments),
        ]).ToList();
        var blind = record.Document.Rounds.Where(r => !Sight.IsOpenToAll(r)).Select(r => Words.Of($"<p>{ProtocolWords.Heading(r)} is open and blind; nothing of it is told yet.</p>"));
        List<string> parts = rows.Count == 0 ? [] : [Html.Table(
            "Who took part. Coverage is of all that could be given: the eligible of each paragraph, without those who stood aside",
            ["Round", "Eligible", "Took a stance at least once", "Coverage, abstentions included", "Coverage, judgments alone"], rows)];
        Section(html, "participation", "Participation", [.. parts, .. blind], "No round has been opened yet.");
    }

    private static string Results(RoundOverview round, QuestionOverview question)
    {
        var reliability = question.Measures.Reliability;
        var states = Html.Table(
            $"{ProtocolWords.Heading(round.Round)}{Asked(round.Round, question.Question)}: paragraphs by state",
            ["State", "Paragraphs", "Words of the text"],
            question.Measures.States.Select(s => (string[])[MeasureNames.InWords(s.State), MeasureNames.InWords(s.Paragraphs), MeasureNames.InWords(s.Words)]));
        return states + Html.Table(
            Words.Of($"Agreement over the document: {reliability.Paired} paragraphs judged by at least two people, {reliability.Judgments} judgments"),
            ["Measure", "Value", "95 % bootstrap interval"],
            MeasureNames.Of(reliability).Select(m => (string[])[m.Name, Html.Text(MeasureNames.InWords(m.Value.Value)), Interval(m.Value)]));
    }

    private static string? Changes(RoundOverview round, QuestionOverview question) => question.Change is not { } change ? null : Html.Table(
        Words.Of($"From round {question.Since} to round {round.Round.Number}{Asked(round.Round, question.Question)}"),
        ["Figure", "Value"],
        MeasureNames.Of(change).Select(c => (string[])[c.Name, MeasureNames.InWords(c.Value)])
            .Append([MeasureNames.Kappa, Html.Text(MeasureNames.InWords(change.Kappa))]));

    private static IEnumerable<string> Recusals(ReviewRecord record)
    {
        foreach (var round in record.Document.Rounds)
            if (RecordedRecusal.In(round, record.Document.Recusals) is { IsEmpty: false } recusals)
                yield return Recusals(ProtocolWords.Heading(round), recusals, record);
        if (RecordedRecusal.InNoRound(record.Document) is { IsEmpty: false } later)
            yield return Recusals(record.Document.Rounds.IsEmpty ? "Before the first round" : "Since then, for rounds to come", later, record);
    }

    private static string Recusals(string caption, IEnumerable<RecordedRecusal> recusals, ReviewRecord record) => Html.Table(
        caption, ["Reviewer", "From", "Reason"], recusals.Select(r => (string[])
        [
            r.By is { } by ? Html.Words(record.Called(by)) : "A reviewer, not named",
            r.Paragraph is { } number ? Words.Of($"Paragraph {number}") : "The document",
            Html.Words(r.Reason),
        ]));

    private static string Interval(Estimate estimate) => (estimate.Lower.Value, estimate.Upper.Value) switch
    {
        ({ } lower, { } upper) => Words.Of($"{FigureWords.Number(lower)} to {FigureWords.Number(upper)} ({estimate.Resamples} resamples)"),
        _ => Html.Text(MeasureNames.InWords(estimate.Lower)),
    };

    private static string Asked(Round round, Question question) => round.Protocol.Questions.Length == 1 ? "" : $", {question.Key}";

    private static void Section(StringBuilder html, string id, string heading, List<string> parts, string none)
    {
        html.Append(InvariantCulture, $"<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{heading}</h2>\n");
        if (parts.Count == 0) html.Append(InvariantCulture, $"<p>{none}</p>\n");
        html.AppendJoin("", parts);
        html.Append("</section>\n");
    }
}
