using System.Text.Json.Serialization;
using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web;

// What the HTTP API answers about figures. Numbers are rounded to six places; one that is not defined is null beside the reason.

/// <param name="Value">Null where it is not defined.</param>
/// <param name="Why">It is not defined; absent where it is.</param>
/// <param name="N">What it is of; absent where it has no denominator.</param>
/// <param name="Lower">Of its 95 % interval.</param>
public sealed record MeasureMessage(
    double? Value,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Why = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? N = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Lower = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Upper = null)
{
    public static MeasureMessage Of(Measure m, long? n = null) => new(Round(m.Value), m.Reason, n);

    public static MeasureMessage Of(Estimate e, long n) => new(Round(e.Value.Value), e.Value.Reason, n, Round(e.Lower.Value), Round(e.Upper.Value));

    public static MeasureMessage Of(Share s) => Of(s.Value, s.Total);

    public static MeasureMessage Of(Share s, WilsonInterval interval) =>
        s.Total == 0 ? Of(s) : new(Round(s.Value.Value), null, s.Total, Round(interval.Lower), Round(interval.Upper));

    internal static double? Round(double? value) => value is { } number ? Math.Round(number, 6) : null;
}

public sealed record RuleFigureMessage(string Key, double Value, int Denominator, double? Lower, double? Upper)
{
    public static RuleFigureMessage Of(Figure f) =>
        new(f.Key, Math.Round(f.Value, 6), f.Denominator, MeasureMessage.Round(f.Lower), MeasureMessage.Round(f.Upper));
}

/// <param name="Key">The question's.</param>
/// <param name="Counts">People per category of the scale, abstentions last.</param>
/// <param name="Median">Of the categories' ranks, from 1 at the against end; the quartiles' distance alike.</param>
/// <param name="Agreement">Van der Eijk's A, -1 to 1.</param>
/// <param name="Consensus">Tastle and Wierman's, 0 to 1.</param>
/// <param name="For">The share for, of all who judged.</param>
/// <param name="Rule">What the round's rule decided by.</param>
public sealed record QuestionFiguresMessage(
    string Key,
    ConsensusState State,
    IReadOnlyList<int> Counts,
    MeasureMessage Median,
    MeasureMessage Iqr,
    MeasureMessage Agreement,
    MeasureMessage Consensus,
    MeasureMessage For,
    IReadOnlyList<RuleFigureMessage> Rule)
{
    public static QuestionFiguresMessage Of(QuestionFigures q)
    {
        var (m, judged) = (q.Measures, q.Measures.For.Total);
        return new(
            q.Question, q.State, m.Counts, MeasureMessage.Of(m.Median, judged), MeasureMessage.Of(m.Iqr, judged), MeasureMessage.Of(m.Agreement, judged),
            MeasureMessage.Of(m.Consensus, judged), MeasureMessage.Of(m.For, m.ForInterval), [.. q.Rule.Select(RuleFigureMessage.Of)]);
    }
}

/// <param name="Questions">Null where the caller may not see the tally.</param>
public sealed record ParagraphFiguresMessage(int Id, int? Round, int Judged, int Eligible, IReadOnlyList<QuestionFiguresMessage>? Questions)
{
    public static ParagraphFiguresMessage Of(ParagraphFigures p) =>
        new(p.Number, p.Round, p.Judged, p.Eligible, p.Questions is { } questions ? [.. questions.Select(QuestionFiguresMessage.Of)] : null);
}

/// <param name="Share">Of the paragraphs; <paramref name="ByWords"/> of their words.</param>
public sealed record StateShareMessage(ConsensusState State, int Paragraphs, double? Share, double? ByWords);

/// <param name="Both">Judgments made in both rounds.</param>
/// <param name="Changed">The share of them that differ.</param>
/// <param name="Attrition">People of the earlier round who took no stance in the later.</param>
public sealed record RoundChangeMessage(int From, int To, int Both, MeasureMessage Changed, MeasureMessage Kappa, MeasureMessage Attrition)
{
    public static RoundChangeMessage Of(RoundComparison c) => new(
        c.From, c.To, c.Change.Changed.Total, MeasureMessage.Of(c.Change.Changed), MeasureMessage.Of(c.Change.Kappa, c.Change.Changed.Total),
        MeasureMessage.Of(c.Change.Attrition));
}

/// <param name="Question">What all of it is of.</param>
/// <param name="Coverage">Stances taken, abstentions among them, of all that could be: <paramref name="Given"/> of <paramref name="Of"/>.</param>
/// <param name="Judgments">Those that are no abstentions.</param>
/// <param name="MostContested">Paragraphs.</param>
/// <param name="Change">Null when there is no round before that asked the same.</param>
public sealed record DocumentFiguresMessage(
    string Question,
    MeasureMessage Coverage,
    int Judgments,
    int Given,
    int Of,
    IReadOnlyList<StateShareMessage> States,
    MeasureMessage Pairwise,
    MeasureMessage AlphaNominal,
    MeasureMessage AlphaOrdinal,
    MeasureMessage Ac1,
    MeasureMessage Ac2,
    IReadOnlyList<int> MostContested,
    RoundChangeMessage? Change)
{
    public static DocumentFiguresMessage From(DocumentFigures f)
    {
        var (m, r) = (f.Measures, f.Measures.Reliability);
        return new(
            f.Question, MeasureMessage.Of(m.Coverage), m.Judgments.Count, m.Coverage.Count, m.Coverage.Total,
            [
                .. m.States.Select(s => new StateShareMessage(
                    s.State, s.Paragraphs.Count, MeasureMessage.Round(s.Paragraphs.Value.Value), MeasureMessage.Round(s.Words.Value.Value))),
            ],
            MeasureMessage.Of(r.Pairwise, r.Paired), MeasureMessage.Of(r.AlphaNominal, r.Paired), MeasureMessage.Of(r.AlphaOrdinal, r.Paired),
            MeasureMessage.Of(r.Ac1, r.Judged), MeasureMessage.Of(r.Ac2, r.Judged), f.MostContested, f.Change is { } c ? RoundChangeMessage.Of(c) : null);
    }
}

public sealed record PersonTurnoutMessage(ReviewerId Id, int Judged, int Of);

/// <param name="People">Null where it may not be told, and for all but chairs.</param>
public sealed record DocumentTurnoutMessage(int Finished, int Eligible, IReadOnlyList<PersonTurnoutMessage>? People)
{
    public static DocumentTurnoutMessage Of(Turnout t) =>
        new(t.Finished, t.Eligible, t.People is { } people ? [.. people.Select(p => new PersonTurnoutMessage(p.Person, p.Judged, p.Of))] : null);
}

/// <param name="Moment">Of the epoch: counts up with everything that happens.</param>
/// <param name="MapMoment">What the map and the groups found by it were made from; it may be some seconds behind.</param>
/// <param name="Round">The newest of the whole document; null before the first.</param>
/// <param name="Document">Null where the caller may not see every tally; so are the camps and the map.</param>
/// <param name="Base">
/// Absent where this is all. Otherwise an earlier moment of the same epoch: paragraphs, and those of the camps, are only there if they are not as they
/// were then, and the map only if its moment is another; all else is there.
/// </param>
public sealed record FiguresMessage(
    Guid Epoch,
    long Moment,
    long MapMoment,
    int? Round,
    IReadOnlyList<ParagraphFiguresMessage> Paragraphs,
    DocumentFiguresMessage? Document,
    DocumentTurnoutMessage Turnout,
    CampFiguresMessage? Camps,
    OpinionMapMessage? Map,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Base)
{
    public static FiguresMessage Of(FiguresView v) => new(
        v.Epoch, v.Moment, v.MapMoment, v.Round, [.. v.Paragraphs.Select(ParagraphFiguresMessage.Of)], v.Document is { } d ? DocumentFiguresMessage.From(d) : null,
        DocumentTurnoutMessage.Of(v.Turnout), v.Camps is { } c ? CampFiguresMessage.Of(c) : null, v.Map is { } m ? OpinionMapMessage.Of(m) : null, v.Base?.Moment);
}
