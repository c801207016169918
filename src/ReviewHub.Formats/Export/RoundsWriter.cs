using System.Text.Json;
using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>Every round with its whole protocol, a row for each of its questions. Rule and scale are in words and as JSON.</summary>
public static class RoundsWriter
{
    private static readonly string[] Columns =
    [
        "position", "last_event_at", "document", "round", "paragraph", "question", "prompt", "scale", "categories", "rule", "rule_data",
        "visibility", "naming", "chair_view", "changes", "deadline", "eligible", "eligibility", "recused",
        "opened_at", "opened_by", "closed_at", "closed_by",
    ];

    /// <param name="output">Left open.</param>
    public static async Task WriteAsync(ReviewRecord record, Stream output, CancellationToken cancellation)
    {
        await using var csv = Csv.Open(output);
        await csv.WriteRecordAsync(Columns, cancellation);
        foreach (var round in record.Document.Rounds)
            foreach (var question in round.Protocol.Questions)
                await csv.WriteRecordAsync(Row(record, round, question), cancellation);
        await csv.FlushAsync(cancellation);
    }

    private static string[] Row(ReviewRecord record, Round round, Question question)
    {
        var protocol = round.Protocol;
        return
        [
            Words.Of($"{record.Position}"), record.LastEventAt.Text(), record.DocumentIri, Words.Of($"{round.Number}"), Words.Of($"{round.Paragraph}"),
            question.Key, question.Prompt, question.Scale.Key, Json(question.Scale.Categories), protocol.Rule.InWords(), Json(protocol.Rule),
            protocol.Visibility.Frozen(), protocol.Naming.Frozen(), protocol.ChairView.Frozen(), protocol.Changes.Frozen(), protocol.Deadline?.Text() ?? "",
            Words.Of($"{round.Eligible.Count}"), protocol.Eligible is null ? "every-voter" : "listed",
            Words.Of($"{RecordedRecusal.In(round, record.Document.Recusals).Length}"),
            round.OpenedAt.Text(), ReviewRecord.IriOf(round.OpenedBy), round.ClosedAt?.Text() ?? "", Closer(round),
        ];
    }

    private static string Closer(Round round) => round.ClosedBy switch
    {
        null => "",
        { } by when by == ReviewerId.System => "deadline",
        { } by => ReviewRecord.IriOf(by),
    };

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Web);
}
