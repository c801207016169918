using ReviewHub.Domain;

namespace ReviewHub.Formats;

internal sealed partial class AnnotationJson
{
    /// <summary>The board's findings on a paragraph, each a sentence for people and a data set with every figure it came from.</summary>
    /// <param name="index">Of the paragraph in reading order, from 0.</param>
    public void WriteConsensus(ReviewedParagraph paragraph, int index)
    {
        foreach (var verdict in Verdict.On(paragraph, record.Document)) WriteConsensus(paragraph, index, verdict);
        foreach (var note in paragraph.Review.Notes) WriteNote(paragraph.Text.Number, note);
    }

    private void WriteConsensus(ReviewedParagraph paragraph, int index, Verdict verdict)
    {
        var number = paragraph.Text.Number;
        var iri = record.ConsensusIri(number, verdict.Round, verdict.Question);
        Start(iri, "assessing");
        WriteGenerator(json);
        json.WriteStartArray("body");
        WriteText(verdict.InWords());
        WriteFigures(iri, paragraph, verdict);
        json.WriteEndArray();
        json.WriteStartObject("target");
        json.WriteString("type", "SpecificResource");
        json.WriteString("source", record.IriOf(number));
        json.WriteNumber("rh:revision", record.Document.Revision.Number);
        json.WriteNumber("rh:index", index);
        json.WriteString("rh:kind", paragraph.Text.Block.Kind.Frozen());
        json.WriteString("rh:text", paragraph.Text.Block.Text);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>A minority note answers the findings of its round. One that was withdrawn is nowhere, one that was redacted keeps its place.</summary>
    private void WriteNote(int paragraph, MinorityNote note)
    {
        if (note.Text is null && !note.IsRedacted) return;
        var round = record.Document.Rounds[note.Round - 1];
        Start(record.NoteIri(paragraph, note), "replying");
        WritePerson("creator", note.By);
        json.WriteString("created", note.At.Text());
        if (note.Text is { } text)
        {
            json.WritePropertyName("body");
            WriteText(text);
        }
        else json.WriteBoolean("rh:redacted", true);

        var findings = round.Protocol.Questions.Select(question => record.ConsensusIri(paragraph, round, question)).ToList();
        if (findings.Count > 1) json.WriteStartArray("target");
        else json.WritePropertyName("target");
        foreach (var finding in findings) json.WriteStringValue(finding);
        if (findings.Count > 1) json.WriteEndArray();
        json.WriteNumber("rh:minorityNoteOnRound", note.Round);
        json.WriteEndObject();
    }

    private void WriteFigures(string iri, ReviewedParagraph paragraph, Verdict verdict)
    {
        var (tally, consensus) = (verdict.Tally, verdict.Consensus);
        json.WriteStartObject();
        json.WriteString("id", $"{iri}/figures");
        json.WriteString("type", "Dataset");
        json.WriteString("rh:state", consensus.State.Frozen());
        json.WriteNumber("rh:position", record.Position);
        json.WriteNumber("rh:round", verdict.Round.Number);
        json.WriteString("rh:question", verdict.Question.Key);
        WriteCounts(tally);
        json.WriteNumber("rh:voters", tally.Voters);
        json.WriteNumber("rh:judged", consensus.Judged);
        json.WriteNumber("rh:eligible", consensus.Eligible);
        json.WriteNumber("rh:recused", verdict.Recused);
        json.WriteNumber("rh:denominator", consensus.Denominator);
        WriteFigures(verdict);
        WriteMeasures(ParagraphMeasures.Of(tally));
        if (verdict.Round.Protocol.Rule is PercentAgreement)
        {
            WriteShares("rh:withNeutral", tally, tally.For + tally.Neutral + tally.Against);
            WriteShares("rh:withoutNeutral", tally, tally.For + tally.Against);
        }

        WriteRule(json, verdict.Round.Protocol.Rule);
        WriteDissent(verdict);
        WriteTrace(paragraph, verdict);
        json.WriteEndObject();
    }

    /// <summary>What the rule went by, under the names that the API gives.</summary>
    private void WriteFigures(Verdict verdict)
    {
        json.WriteStartArray("rh:figures");
        foreach (var figure in verdict.Figures)
        {
            json.WriteStartObject();
            json.WriteString("rh:figure", figure.Key);
            json.WriteNumber("rh:value", Round(figure.Value));
            json.WriteNumber("rh:denominator", figure.Denominator);
            if (figure.Lower is { } lower) json.WriteNumber("rh:lower", Round(lower));
            if (figure.Upper is { } upper) json.WriteNumber("rh:upper", Round(upper));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteDissent(Verdict verdict)
    {
        json.WriteStartArray("rh:dissent");
        foreach (var (by, taken) in verdict.Dissent)
        {
            json.WriteStartObject();
            WritePerson(by);
            json.WriteString("rh:stance", taken.Stance.Key);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Who came to this round's answer from another, as far as everybody may know.</summary>
    private void WriteTrace(ReviewedParagraph paragraph, Verdict verdict)
    {
        json.WriteStartArray("rh:trace");
        foreach (var move in paragraph.Moves.Where(m => m.Round == verdict.Round.Number && m.Question == verdict.Question.Key))
        {
            json.WriteStartObject();
            WritePerson("rh:by", move.By);
            json.WriteString("rh:at", move.At.Text());
            if (move.From is { } from) json.WriteString("rh:from", from.Key);
            if (move.To is { } to) json.WriteString("rh:to", to.Key);
            if (move.CarriedFrom is { } round) json.WriteNumber("rh:carriedFrom", round);
            if (move.After is { } comment) WriteReference("rh:after", record.IriOf(paragraph.Text.Number, comment));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteCounts(Tally tally)
    {
        json.WriteStartArray("rh:counts");
        for (var i = 0; i < tally.Counts.Length; i++)
        {
            var category = i < tally.Scale.Categories.Length ? tally.Scale.Categories[i] : null;
            json.WriteStartObject();
            json.WriteString("rh:stance", category?.Key ?? Stance.Abstain.Key);
            json.WriteString("rh:label", category?.Label ?? "Abstain");
            if (category is not null) json.WriteString("rh:side", category.Side.Frozen());
            json.WriteNumber("rh:count", tally.Counts[i]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Fractions of one denominator, to six places. Of an empty denominator there is no share, and none is written.</summary>
    private void WriteShares(string property, Tally tally, int denominator)
    {
        json.WriteStartObject(property);
        json.WriteNumber("rh:denominator", denominator);
        if (denominator > 0)
        {
            json.WriteNumber("rh:shareFor", Round((double)tally.For / denominator));
            json.WriteNumber("rh:shareAgainst", Round((double)tally.Against / denominator));
            var interval = WilsonInterval.Of(tally.For, denominator);
            json.WriteStartObject("rh:shareForInterval95");
            json.WriteNumber("rh:lower", Round(interval.Lower));
            json.WriteNumber("rh:upper", Round(interval.Upper));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static double Round(double share) => Math.Round(share, 6);
}
