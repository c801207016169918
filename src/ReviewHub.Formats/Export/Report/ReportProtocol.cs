using System.Text;
using ReviewHub.Domain;
using static System.Globalization.CultureInfo;

namespace ReviewHub.Formats;

/// <summary>What was declared before each round.</summary>
internal static class ReportProtocol
{
    public static void Write(StringBuilder html, ReviewRecord record)
    {
        html.Append("<section aria-labelledby=\"protocol\">\n<h2 id=\"protocol\">Protocol</h2>\n");
        if (record.Document.Rounds.IsEmpty) html.Append("<p>No round has been opened yet.</p>\n");
        foreach (var round in record.Document.Rounds) Write(html, round, record);
        html.Append("</section>\n");
    }

    private static void Write(StringBuilder html, Round round, ReviewRecord record)
    {
        var protocol = round.Protocol;
        html.Append(InvariantCulture, $"<h3 id=\"round-{round.Number}\">{ProtocolWords.Heading(round)}</h3>\n<dl>\n");
        Line(html, "Time", ProtocolWords.OpenedAndClosed(round, record.Called));
        Line(html, "Rule", protocol.Rule.InWords());
        Line(html, "Quorum", Words.Of($"{protocol.Rule.Quorum} % of the eligible"));
        Line(html, "Panel", ProtocolWords.Eligible(round));
        Line(html, "Visibility", ProtocolWords.Of(protocol.Visibility));
        Line(html, "Naming", ProtocolWords.Of(protocol.Naming));
        Line(html, "Chairs", ProtocolWords.OfChairs(protocol));
        Line(html, "Changes", ProtocolWords.Of(protocol.Changes));
        Line(html, "Deadline", protocol.Deadline?.Text() ?? "none");
        html.Append("</dl>\n");
        foreach (var question in protocol.Questions) Write(html, question);
    }

    private static void Write(StringBuilder html, Question question)
    {
        var prompt = question.Prompt.Length == 0 ? "" : $", “{Html.Words(question.Prompt)}”";
        html.Append(Html.Table(
            $"Question {question.Key}{prompt}, on the scale {question.Scale.Key}; everybody may abstain",
            ["Category", "Side", "Value"],
            question.Scale.Categories.Select((c, i) => (string[])[Html.Words(c.Label), c.Side.Frozen(), Words.Of($"{question.Scale.ValueOf(i)}")])));
    }

    private static void Line(StringBuilder html, string term, string words) => html.Append(InvariantCulture, $"<dt>{term}</dt><dd>{Html.Words(words)}</dd>\n");
}
