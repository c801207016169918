using ReviewHub.Domain;

namespace ReviewHub.Formats;

internal sealed partial class AnnotationJson
{
    /// <summary>The board's finding on a paragraph: a sentence for people, and a data set with every figure it came from.</summary>
    /// <param name="index">Of the paragraph in reading order, from 0.</param>
    public void WriteConsensus(ReviewedParagraph paragraph, int index)
    {
        if (Verdict.On(paragraph, record.Document) is not { } verdict) return;
        var number = paragraph.Text.Number;
        var iri = record.ConsensusIri(number, verdict.Round);
        Start(iri, "assessing");
        WriteGenerator(json);
        json.WriteStartArray("body");
        WriteText(verdict.InWords());
        WriteFigures(iri, verdict);
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

    private void WriteFigures(string iri, Verdict verdict)
    {
        var (tally, consensus) = (verdict.Tally, verdict.Consensus);
        json.WriteStartObject();
        json.WriteString("id", $"{iri}/figures");
        json.WriteString("type", "Dataset");
        json.WriteString("rh:state", consensus.State.Frozen());
        json.WriteNumber("rh:position", record.Position);
        json.WriteNumber("rh:round", verdict.Round.Number);
        WriteCounts(tally);
        json.WriteNumber("rh:voters", tally.Voters);
        json.WriteNumber("rh:judged", consensus.Judged);
        json.WriteNumber("rh:eligible", consensus.Eligible);
        json.WriteNumber("rh:denominator", consensus.Denominator);
        WriteShares("rh:withNeutral", tally, tally.For + tally.Neutral + tally.Against);
        WriteShares("rh:withoutNeutral", tally, tally.For + tally.Against);
        WriteRule(json, verdict.Round.Protocol.Rule);
        json.WriteStartArray("rh:dissent");
        foreach (var (by, taken) in verdict.Dissent)
        {
            json.WriteStartObject();
            WritePerson(by);
            json.WriteString("rh:stance", taken.Stance.Key);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
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
            if (category is not null) json.WriteString("rh:side", category.Side switch { Side.For => "for", Side.Against => "against", _ => "neutral" });
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
