using CsvHelper;
using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>
/// Every stance as a row of comma-separated values: RFC 4180, UTF-8 without a mark, all fields in quotes. Rows are in reading order, then
/// by reviewer id; each names log position, document and rule, so that a row still says what it is when it is cut out of the file.
/// Names are given to the letter, also those that begin with "=": open the file as data, for a spreadsheet would run such a name as a
/// formula, and an apostrophe put before it would be a change to somebody's name. The time of a stance in an anonymous round is left empty.
/// </summary>
public static class StancesWriter
{
    private static readonly string[] Columns =
    [
        "position", "last_event_at", "document", "rule", "paragraph", "index", "round", "revision",
        "reviewer", "name", "stance", "side", "at",
    ];

    private static readonly CsvWriterOptions Rfc4180 = new()
    {
        NewLine = "\r\n",
        Quoting = CsvQuoting.Always,
        Injection = CsvInjection.None,
        WriteByteOrderMark = false,
    };

    /// <param name="output">Left open.</param>
    public static async Task WriteAsync(ReviewRecord record, Stream output, CancellationToken cancellation)
    {
        await using var csv = CsvWriter.Create(output, Rfc4180, leaveOpen: true);
        await csv.WriteRecordAsync(Columns, cancellation);
        var index = 0;
        await foreach (var paragraph in record.Paragraphs.WithCancellation(cancellation))
        {
            foreach (var stances in paragraph.Review.Stances)
                foreach (var (by, taken) in stances.By.OrderBy(s => s.Key.Value))
                    await csv.WriteRecordAsync(Row(record, paragraph.Text.Number, index, stances.Question, by, taken), cancellation);
            index++;
        }

        await csv.FlushAsync(cancellation);
    }

    private static string[] Row(ReviewRecord record, int paragraph, int index, string question, ReviewerId by, TakenStance taken) =>
    [
        Words.Of($"{record.Position}"), record.LastEventAt.Text(), record.DocumentIri, ProtocolOf(record, taken).Rule.InWords(),
        Words.Of($"{paragraph}"), Words.Of($"{index}"), Words.Of($"{taken.Round}"), Words.Of($"{taken.Revision}"),
        ReviewRecord.IriOf(by), record.NameOf(by) ?? "", taken.Stance.Key, SideName(ProtocolOf(record, taken).Find(question).Scale, taken.Stance), taken.At == default ? "" : taken.At.Text(),
    ];

    private static Protocol ProtocolOf(ReviewRecord record, TakenStance taken) => record.Document.Rounds[taken.Round - 1].Protocol;

    private static string SideName(Scale scale, Stance stance) => Verdict.SideOf(scale, stance) switch
    {
        Side.For => "for",
        Side.Neutral => "neutral",
        Side.Against => "against",
        _ => "",
    };
}
