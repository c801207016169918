using System.Text;
using ReviewHub.Domain;
using static System.Globalization.CultureInfo;

namespace ReviewHub.Formats;

/// <summary>What stands before the text: which record this is, and every round with its protocol and what it came to. All of it is lists, so that the first paragraph of the file is the document's.</summary>
internal static class MarkdownHead
{
    /// <param name="overviews">By the number of the round; of those that everybody may see.</param>
    public static void Write(StringBuilder text, ReviewRecord record, IReadOnlyDictionary<int, RoundOverview> overviews)
    {
        var document = record.Document;
        text.Append(InvariantCulture, $"# {MarkdownText.Escape(document.Title.Replace('\n', ' '))}\n\n");
        Line(text, Words.Of($"Log position: {record.Position}"));
        Line(text, $"Last event: {record.LastEventAt.Text()}");
        Line(text, $"Document: {record.DocumentIri}");
        Line(text, Words.Of($"Revision {document.Revision.Number}, {Rounds(document.Rounds.Length)}"));
        foreach (var round in document.Rounds)
        {
            Write(text, round, record);
            if (overviews.TryGetValue(round.Number, out var overview)) Write(text, overview);
        }

        foreach (var recusal in RecordedRecusal.InNoRound(document)) Line(text, $"Recused{(document.Rounds.IsEmpty ? "" : " since then")}: {ProtocolWords.Of(recusal, record.Called)}");
        text.Append("\n---\n\n");
    }

    private static void Write(StringBuilder text, Round round, ReviewRecord record)
    {
        var protocol = round.Protocol;
        Line(text, $"{ProtocolWords.Heading(round)}: {ProtocolWords.OpenedAndClosed(round, record.Called)}");
        Inner(text, $"Rule: {protocol.Rule.InWords()}");
        foreach (var question in protocol.Questions) Inner(text, ProtocolWords.Of(question));
        Inner(text, ProtocolWords.Eligible(round));
        Inner(text, ProtocolWords.Of(protocol.Visibility));
        Inner(text, ProtocolWords.Of(protocol.Naming));
        Inner(text, ProtocolWords.OfChairs(protocol));
        Inner(text, ProtocolWords.Of(protocol.Changes));
        Inner(text, ProtocolWords.Of(protocol.Deadline));
        foreach (var recusal in RecordedRecusal.In(round, record.Document.Recusals)) Inner(text, $"Recused: {ProtocolWords.Of(recusal, record.Called)}");
    }

    private static void Write(StringBuilder text, RoundOverview overview)
    {
        Inner(text, $"Took part: {MeasureNames.InWords(new Share(overview.Participants, overview.Round.Eligible.Count))}");
        foreach (var question in overview.Questions)
        {
            var on = overview.Questions.Length == 1 ? "" : $" on {question.Question.Key}";
            var measures = question.Measures;
            Inner(text, $"Coverage{on}: {MeasureNames.InWords(measures.Coverage)}");
            Inner(text, $"Paragraphs{on}: {string.Join("; ", measures.States.Select(s => $"{MeasureNames.InWords(s.State)} {MeasureNames.InWords(s.Paragraphs)}"))}");
            Inner(text, $"Agreement{on}: {string.Join("; ", MeasureNames.Of(measures.Reliability).Select(m => $"{m.Name}: {MeasureNames.InWords(m.Value)}"))}");
            if (question.Change is not { } change) continue;
            var changes = MeasureNames.Of(change).Select(c => $"{c.Name}: {MeasureNames.InWords(c.Value)}").Append($"{MeasureNames.Kappa}: {MeasureNames.InWords(change.Kappa)}");
            Inner(text, Words.Of($"Since round {question.Since}{on}: {string.Join("; ", changes)}"));
        }
    }

    private static string Rounds(int count) => count switch
    {
        0 => "no round yet",
        1 => "1 round",
        _ => Words.Of($"{count} rounds"),
    };

    private static void Line(StringBuilder text, string words) => text.Append(InvariantCulture, $"- {MarkdownText.Escape(words, "  ")}\n");

    private static void Inner(StringBuilder text, string words) => text.Append(InvariantCulture, $"  - {MarkdownText.Escape(words, "    ")}\n");
}
