using ReviewHub.Domain;

namespace ReviewHub.Formats;

internal sealed partial class AnnotationJson
{
    /// <summary>Every round with its whole protocol, and who stood aside. Of one that is still blind nothing else is told.</summary>
    public void WriteRounds()
    {
        json.WriteStartArray("rh:rounds");
        foreach (var round in record.Document.Rounds)
        {
            json.WriteStartObject();
            WriteRound(round);
            WriteRecusals(RecordedRecusal.In(round, record.Document.Recusals));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (RecordedRecusal.InNoRound(record.Document) is { IsEmpty: false } recusals) WriteRecusals(recusals);
    }

    private void WriteRound(Round round)
    {
        var protocol = round.Protocol;
        json.WriteString("id", record.IriOf(round));
        json.WriteNumber("rh:number", round.Number);
        if (round.Paragraph is { } own) WriteReference("rh:paragraph", record.IriOf(own));
        json.WriteString("rh:openedAt", round.OpenedAt.Text());
        WritePerson("rh:openedBy", round.OpenedBy);
        if (round.ClosedAt is { } closed) json.WriteString("rh:closedAt", closed.Text());
        if (round.ClosedBy is { } by && by != ReviewerId.System) WritePerson("rh:closedBy", by);
        json.WriteBoolean("rh:closedByDeadline", round.ClosedBy == ReviewerId.System);
        json.WriteBoolean("rh:resultsAreShown", Sight.IsOpenToAll(round));
        json.WriteNumber("rh:eligible", round.Eligible.Count);
        json.WriteString("rh:eligibility", protocol.Eligible is null ? "every-voter" : "listed");
        json.WriteString("rh:visibility", protocol.Visibility.Frozen());
        json.WriteString("rh:naming", protocol.Naming.Frozen());
        json.WriteString("rh:chairView", protocol.ChairView.Frozen());
        json.WriteString("rh:changes", protocol.Changes.Frozen());
        if (protocol.Deadline is { } deadline) json.WriteString("rh:deadline", deadline.Text());
        WriteRule(json, protocol.Rule);
        json.WriteStartArray("rh:questions");
        foreach (var question in protocol.Questions) WriteQuestion(question);
        json.WriteEndArray();
    }

    private void WriteQuestion(Question question)
    {
        json.WriteStartObject();
        json.WriteString("rh:question", question.Key);
        if (question.Prompt.Length > 0) json.WriteString("rh:prompt", question.Prompt);
        json.WriteString("rh:scale", question.Scale.Key);
        json.WriteStartArray("rh:categories");
        for (var i = 0; i < question.Scale.Categories.Length; i++)
        {
            var category = question.Scale.Categories[i];
            json.WriteStartObject();
            json.WriteString("rh:stance", category.Key);
            json.WriteString("rh:label", category.Label);
            json.WriteString("rh:side", category.Side.Frozen());
            json.WriteNumber("rh:value", question.Scale.ValueOf(i));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteRecusals(IEnumerable<RecordedRecusal> recusals)
    {
        json.WriteStartArray("rh:recusals");
        foreach (var recusal in recusals)
        {
            json.WriteStartObject();
            if (recusal.By is { } by) WritePerson("rh:by", by);
            if (recusal.Paragraph is { } paragraph) WriteReference("rh:paragraph", record.IriOf(paragraph));
            json.WriteString("rh:reason", recusal.Reason);
            if (recusal.At is { } at) json.WriteString("rh:at", at.Text());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteReference(string property, string iri)
    {
        json.WriteStartObject(property);
        json.WriteString("id", iri);
        json.WriteEndObject();
    }
}
