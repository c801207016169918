using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>Who stood aside in which round, from what and why: a row each; without a round stands what counts in none yet. Where people go under pseudonyms reviewer, name and time are left empty.</summary>
public static class RecusalsWriter
{
    private static readonly string[] Columns =
        ["position", "last_event_at", "document", "round", "paragraph", "reviewer", "name", "reason", "at"];

    /// <param name="output">Left open.</param>
    public static async Task WriteAsync(ReviewRecord record, Stream output, CancellationToken cancellation)
    {
        await using var csv = Csv.Open(output);
        await csv.WriteRecordAsync(Columns, cancellation);
        foreach (var round in record.Document.Rounds)
            foreach (var recusal in RecordedRecusal.In(round, record.Document.Recusals))
                await csv.WriteRecordAsync(Row(record, round.Number, recusal), cancellation);
        foreach (var recusal in RecordedRecusal.InNoRound(record.Document))
            await csv.WriteRecordAsync(Row(record, null, recusal), cancellation);
        await csv.FlushAsync(cancellation);
    }

    private static string[] Row(ReviewRecord record, int? round, RecordedRecusal recusal) =>
    [
        Words.Of($"{record.Position}"), record.LastEventAt.Text(), record.DocumentIri, Words.Of($"{round}"), Words.Of($"{recusal.Paragraph}"),
        recusal.By is { } by ? ReviewRecord.IriOf(by) : "", recusal.By is { } person ? record.NameOf(person) ?? "" : "",
        recusal.Reason, recusal.At?.Text() ?? "",
    ];
}
