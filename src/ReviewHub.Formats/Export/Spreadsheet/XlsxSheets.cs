using ReviewHub.Domain;
using SpreadCheetah;
using static ReviewHub.Formats.Sheet;

namespace ReviewHub.Formats;

/// <summary>What stands in each sheet.</summary>
internal sealed class XlsxSheets(Spreadsheet workbook, ReviewRecord record)
{
    public async Task WriteSummary(Overview overview, CancellationToken cancellation)
    {
        var sheet = await Begin("Summary", ["Round", "Question", "Figure", "Value", "Of", "Lower 95 %", "Upper 95 %", "Remark"], cancellation);
        foreach (var (figure, value) in About()) await sheet.Add([Text(""), Text(""), Text(figure), Text(value)], cancellation);
        foreach (var round in overview.Rounds)
        {
            await sheet.Add(Row(round, null, "Took a stance at least once", new Share(round.Participants, round.Round.Eligible.Count)), cancellation);
            foreach (var question in round.Questions)
                foreach (var row in Rows(round, question))
                    await sheet.Add(row, cancellation);
        }
    }

    public async Task WriteRounds(CancellationToken cancellation)
    {
        var sheet = await Begin("Rounds",
        [
            "Round", "Paragraph", "Question", "Prompt", "Scale", "Rule", "Visibility", "Naming", "Chair view", "Changes", "Deadline", "Eligible",
            "Recused", "Opened", "Opened by", "Closed", "Closed by",
        ], cancellation);
        foreach (var round in record.Document.Rounds)
            foreach (var question in round.Protocol.Questions)
                await sheet.Add(Row(round, question), cancellation);
    }

    public async Task WriteParagraphs(CancellationToken cancellation)
    {
        var sheet = await Begin("Paragraphs",
        [
            "Paragraph", "Kind", "Text", "Round", "Question", "State", "Eligible", "Recused", "Judged", "For", "Neutral", "Against", "Abstain",
            "Share for", "Lower 95 %", "Upper 95 %", "Median", "Lower quartile", "Upper quartile", "Agreement A", "Consensus Cns", "Counts", "Figures of the rule",
        ], cancellation);
        await foreach (var paragraph in record.Paragraphs.WithCancellation(cancellation))
        {
            var any = false;
            foreach (var verdict in Verdict.On(paragraph, record.Document))
            {
                await sheet.Add(Row(paragraph, verdict), cancellation);
                any = true;
            }

            if (!any) await sheet.Add([.. Head(paragraph)], cancellation);
        }
    }

    public async Task WriteStances(CancellationToken cancellation)
    {
        var sheet = await Begin("Stances",
            ["Paragraph", "Round", "Question", "Revision", "Reviewer", "Name", "Stance", "Side", "Value", "At"], cancellation);
        await foreach (var paragraph in record.Paragraphs.WithCancellation(cancellation))
            foreach (var stances in paragraph.Review.Stances)
                foreach (var (by, taken) in stances.By.OrderBy(s => s.Key.Value))
                    await sheet.Add(Row(paragraph, stances, by, taken), cancellation);
    }

    public async Task WriteRecusals(CancellationToken cancellation)
    {
        var sheet = await Begin("Recusals", ["Round", "Paragraph", "Reviewer", "Reason", "At"], cancellation);
        foreach (var round in record.Document.Rounds)
            foreach (var recusal in RecordedRecusal.In(round, record.Document.Recusals))
                await sheet.Add(Row(round, recusal), cancellation);
        foreach (var recusal in RecordedRecusal.InNoRound(record.Document)) await sheet.Add(Row(null, recusal), cancellation);
    }

    public async Task WriteNotes(CancellationToken cancellation)
    {
        var sheet = await Begin("Notes", ["Paragraph", "Round", "Reviewer", "At", "Note"], cancellation);
        await foreach (var paragraph in record.Paragraphs.WithCancellation(cancellation))
            foreach (var note in paragraph.Review.Notes.Where(n => n.Text is not null || n.IsRedacted))
                await sheet.Add(
                [
                    Number(paragraph.Text.Number), Number(note.Round), Text(record.Called(note.By)), Text(note.At.Text()),
                    Text(note.Text ?? "(redacted by a chair)"),
                ], cancellation);
    }

    private async ValueTask<Sheet> Begin(string name, string[] columns, CancellationToken cancellation)
    {
        var sheet = new Sheet(workbook, name, columns);
        await sheet.Start(cancellation);
        return sheet;
    }

    private IEnumerable<(string Figure, string Value)> About() =>
    [
        ("Title", record.Document.Title),
        ("Document", record.DocumentIri),
        ("Revision", Words.Of($"{record.Document.Revision.Number}")),
        ("Log position", Words.Of($"{record.Position}")),
        ("Last event", record.LastEventAt.Text()),
    ];

    private static IEnumerable<DataCell[]> Rows(RoundOverview round, QuestionOverview question)
    {
        yield return Row(round, question, "Coverage, abstentions included", question.Measures.Coverage);
        yield return Row(round, question, "Coverage, judgments alone", question.Measures.Judgments);
        foreach (var state in question.Measures.States) yield return Row(round, question, $"{MeasureNames.InWords(state.State)}: paragraphs", state.Paragraphs);
        foreach (var (_, name, estimate) in MeasureNames.Of(question.Measures.Reliability))
            yield return
            [
                .. Head(round, question, name), Number(estimate.Value.Value), Number(question.Measures.Reliability.Paired),
                Number(estimate.Lower.Value), Number(estimate.Upper.Value), Text(estimate.Value.Reason ?? estimate.Lower.Reason),
            ];
        if (question.Change is not { } change) yield break;
        foreach (var (_, name, share) in MeasureNames.Of(change)) yield return Row(round, question, Words.Of($"{name} (since round {question.Since})"), share);
        yield return
        [
            .. Head(round, question, Words.Of($"Cohen's kappa (since round {question.Since})")), Number(change.Kappa.Value), Number(change.Changed.Total),
            Text(""), Text(""), Text(change.Kappa.Reason),
        ];
    }

    private static DataCell[] Row(RoundOverview round, QuestionOverview? question, string figure, Share share) =>
        [.. Head(round, question, figure), Number(share.Value.Value), Number(share.Total), Text(""), Text(""), Text(share.Value.Reason ?? Words.Of($"{share.Count} of {share.Total}"))];

    private static DataCell[] Head(RoundOverview round, QuestionOverview? question, string figure) =>
        [Number(round.Round.Number), Text(question?.Question.Key), Text(figure)];

    private DataCell[] Row(Round round, Question question)
    {
        var protocol = round.Protocol;
        return
        [
            Number(round.Number), Number(round.Paragraph), Text(question.Key), Text(question.Prompt), Text(ProtocolWords.Of(question.Scale)), Text(protocol.Rule.InWords()),
            Text(protocol.Visibility.Frozen()), Text(protocol.Naming.Frozen()), Text(protocol.ChairView.Frozen()), Text(protocol.Changes.Frozen()),
            Text(protocol.Deadline?.Text()), Number(round.Eligible.Count), Number(RecordedRecusal.In(round, record.Document.Recusals).Length),
            Text(round.OpenedAt.Text()), Text(record.Called(round.OpenedBy)), Text(round.ClosedAt?.Text()),
            Text(round.ClosedBy is { } by ? by == ReviewerId.System ? "deadline" : record.Called(by) : null),
        ];
    }

    private static DataCell[] Head(ReviewedParagraph paragraph) =>
        [Number(paragraph.Text.Number), Text(paragraph.Text.Block.Kind.Frozen()), Text(paragraph.Text.Block.Text)];

    private static DataCell[] Row(ReviewedParagraph paragraph, Verdict verdict)
    {
        var (tally, m) = (verdict.Tally, ParagraphMeasures.Of(verdict.Tally));
        var judged = m.For.Total > 0;
        return
        [
            .. Head(paragraph), Number(verdict.Round.Number), Text(verdict.Question.Key), Text(verdict.Consensus.State.Frozen()),
            Number(verdict.Consensus.Eligible), Number(verdict.Recused), Number(tally.Judged), Number(tally.For), Number(tally.Neutral), Number(tally.Against), Number(tally.Abstain),
            Number(m.For.Value.Value), Number(judged ? m.ForInterval.Lower : null), Number(judged ? m.ForInterval.Upper : null),
            Number(m.Median.Value), Number(m.LowerQuartile.Value), Number(m.UpperQuartile.Value), Number(m.Agreement.Value), Number(m.Consensus.Value),
            Text(string.Join(", ", tally.Scale.Categories.Select((c, i) => Words.Of($"{tally.Counts[i]} × {c.Label}")))), Text(FigureWords.Of(verdict.Figures)),
        ];
    }

    private DataCell[] Row(ReviewedParagraph paragraph, RoundStances stances, ReviewerId by, TakenStance taken)
    {
        var scale = record.Document.Rounds[taken.Round - 1].Protocol.Find(stances.Question).Scale;
        return
        [
            Number(paragraph.Text.Number), Number(taken.Round), Text(stances.Question), Number(taken.Revision), Text(ReviewRecord.IriOf(by)), Text(record.NameOf(by)),
            Text(taken.Stance.Key), Text(Verdict.SideOf(scale, taken.Stance)?.Frozen()), Number(taken.Stance == Stance.Abstain ? null : scale.ValueOf(scale.IndexOf(taken.Stance))),
            Text(taken.At == default ? null : taken.At.Text()),
        ];
    }

    private DataCell[] Row(Round? round, RecordedRecusal recusal) =>
    [
        Number(round?.Number), Number(recusal.Paragraph), Text(recusal.By is { } by ? record.Called(by) : null), Text(recusal.Reason), Text(recusal.At?.Text()),
    ];
}
