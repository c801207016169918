using ReviewHub.Domain;

namespace ReviewHub.Formats;

internal sealed partial class AnnotationJson
{
    /// <summary>What the whole document came to in each round, for the end of a collection: by then every paragraph has been read.</summary>
    public void WriteMeasures(Overview overview)
    {
        json.WriteStartArray("rh:roundMeasures");
        foreach (var round in overview.Rounds)
            foreach (var question in round.Questions)
            {
                json.WriteStartObject();
                json.WriteNumber("rh:round", round.Round.Number);
                json.WriteString("rh:question", question.Question.Key);
                WriteShare("rh:participants", new(round.Participants, round.Round.Eligible.Count));
                WriteShare("rh:coverage", question.Measures.Coverage);
                WriteShare("rh:judgments", question.Measures.Judgments);
                WriteStates(question.Measures);
                WriteReliability(question.Measures.Reliability);
                if (question.Change is { } change) WriteChange(change, question.Since!.Value);
                json.WriteEndObject();
            }

        json.WriteEndArray();
    }

    /// <summary>What the judgments on one paragraph come to under no particular rule.</summary>
    private void WriteMeasures(ParagraphMeasures measures)
    {
        json.WriteStartArray("rh:measures");
        foreach (var (key, _, measure) in MeasureNames.Of(measures))
        {
            json.WriteStartObject();
            json.WriteString("rh:measure", key);
            WriteMeasure("rh:value", measure);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteStates(DocumentMeasures measures)
    {
        json.WriteStartArray("rh:states");
        foreach (var state in measures.States)
        {
            json.WriteStartObject();
            json.WriteString("rh:state", state.State.Frozen());
            WriteShare("rh:paragraphs", state.Paragraphs);
            WriteShare("rh:words", state.Words);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteReliability(Reliability reliability)
    {
        json.WriteStartObject("rh:reliability");
        json.WriteNumber("rh:judgedParagraphs", reliability.Judged);
        json.WriteNumber("rh:pairedParagraphs", reliability.Paired);
        json.WriteNumber("rh:judgmentsOnThem", reliability.Judgments);
        json.WriteStartArray("rh:measures");
        foreach (var (key, _, estimate) in MeasureNames.Of(reliability))
        {
            json.WriteStartObject();
            json.WriteString("rh:measure", key);
            WriteMeasure("rh:value", estimate.Value);
            if (estimate.Lower.Value is { } lower) json.WriteNumber("rh:lower", Round(lower));
            if (estimate.Upper.Value is { } upper) json.WriteNumber("rh:upper", Round(upper));
            json.WriteNumber("rh:resamples", estimate.Resamples);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteChange(RoundChange change, int since)
    {
        json.WriteStartObject("rh:change");
        json.WriteNumber("rh:sinceRound", since);
        foreach (var (key, _, share) in MeasureNames.Of(change)) WriteShare($"rh:{key}", share);
        json.WriteStartObject("rh:kappa");
        WriteMeasure("rh:value", change.Kappa);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteShare(string property, Share share)
    {
        json.WriteStartObject(property);
        json.WriteNumber("rh:count", share.Count);
        json.WriteNumber("rh:denominator", share.Total);
        json.WriteEndObject();
    }

    private void WriteMeasure(string property, Measure measure)
    {
        if (measure.Value is { } value) json.WriteNumber(property, Round(value));
        else json.WriteString("rh:notDefined", measure.Reason);
    }
}
