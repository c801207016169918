using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>
/// Every stance as a row. Rows are in reading order, then by round, question and reviewer id; each names log position, document and rule,
/// so that a row still says what it is when it is cut out of the file; beside it stands what all of them came to on that paragraph and question, once
/// everybody may see it. Whether its taker had stood aside is told where people go by name. The time of a stance in an anonymous round is left empty, and the
/// round it was brought from wherever the trace is hidden.
/// </summary>
public static class StancesWriter
{
    private static readonly string[] Columns =
    [
        "position", "last_event_at", "document", "rule", "paragraph", "index", "round", "question", "revision",
        "reviewer", "name", "stance", "side", "carried_from", "at",
        "recused", "state", "judgments", "eligible", "median", "interquartile_range", "agreement", "consensus",
    ];

    /// <param name="output">Left open.</param>
    public static async Task WriteAsync(ReviewRecord record, Stream output, CancellationToken cancellation)
    {
        await using var csv = Csv.Open(output);
        await csv.WriteRecordAsync(Columns, cancellation);
        var index = 0;
        await foreach (var paragraph in record.Paragraphs.WithCancellation(cancellation))
        {
            var results = Verdict.On(paragraph, record.Document).ToDictionary(v => (v.Round.Number, v.Question.Key), Result);
            foreach (var stances in paragraph.Review.Stances)
                foreach (var (by, taken) in stances.By.OrderBy(s => s.Key.Value))
                    await csv.WriteRecordAsync(
                        [
                            .. Row(record, paragraph, index, stances, by, taken), StoodAside(record.Document, stances.Round, paragraph, by),
                            .. results.GetValueOrDefault((stances.Round, stances.Question), Unseen),
                        ],
                        cancellation);
            index++;
        }

        await csv.FlushAsync(cancellation);
    }

    private static string[] Row(ReviewRecord record, ReviewedParagraph paragraph, int index, RoundStances stances, ReviewerId by, TakenStance taken) =>
    [
        Words.Of($"{record.Position}"), record.LastEventAt.Text(), record.DocumentIri, ProtocolOf(record, taken).Rule.InWords(),
        Words.Of($"{paragraph.Text.Number}"), Words.Of($"{index}"), Words.Of($"{taken.Round}"), stances.Question, Words.Of($"{taken.Revision}"),
        ReviewRecord.IriOf(by), record.NameOf(by) ?? "", taken.Stance.Key, SideName(ProtocolOf(record, taken).Find(stances.Question).Scale, taken.Stance),
        Words.Of($"{CarriedFrom(paragraph, stances, by)}"), taken.At == default ? "" : taken.At.Text(),
    ];

    private static readonly string[] Unseen = ["", "", "", "", "", "", ""];

    private static string[] Result(Verdict verdict)
    {
        var measures = ParagraphMeasures.Of(verdict.Tally);
        return
        [
            verdict.Consensus.State.Frozen(), Words.Of($"{verdict.Consensus.Judged}"), Words.Of($"{verdict.Consensus.Eligible}"),
            .. new[] { measures.Median, measures.Iqr, measures.Agreement, measures.Consensus }.Select(m => m.Value is { } value ? Words.Of($"{Math.Round(value, 6)}") : ""),
        ];
    }

    private static string StoodAside(Document document, int number, ReviewedParagraph paragraph, ReviewerId by)
    {
        var round = document.Rounds[number - 1];
        if (!Sight.Of(round, Viewer.Anyone).IsNamed) return "";
        return (round.Recused ?? document.Recusals).From(paragraph.Text.Number).Contains(by) ? "yes" : "no";
    }

    /// <summary>The stance that stands is where its taker moved last.</summary>
    private static int? CarriedFrom(ReviewedParagraph paragraph, RoundStances stances, ReviewerId by) =>
        paragraph.Moves.LastOrDefault(m => m.By == by && m.Round == stances.Round && m.Question == stances.Question)?.CarriedFrom;

    private static Protocol ProtocolOf(ReviewRecord record, TakenStance taken) => record.Document.Rounds[taken.Round - 1].Protocol;

    private static string SideName(Scale scale, Stance stance) => Verdict.SideOf(scale, stance)?.Frozen() ?? "";
}
