using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>The measures under the names that files keep, and as people call them.</summary>
internal static class MeasureNames
{
    public const string Kappa = "Cohen's kappa of the judgments in both";

    public static IEnumerable<(string Key, string Name, Measure Value)> Of(ParagraphMeasures m) =>
    [
        ("median", "Median", m.Median),
        ("lower-quartile", "Lower quartile", m.LowerQuartile),
        ("upper-quartile", "Upper quartile", m.UpperQuartile),
        ("interquartile-range", "Interquartile range", m.Iqr),
        ("agreement", "Agreement A (van der Eijk), from -1 to 1", m.Agreement),
        ("consensus", "Consensus (Tastle and Wierman), from 0 to 1", m.Consensus),
    ];

    public static IEnumerable<(string Key, string Name, Estimate Value)> Of(Reliability r) =>
    [
        ("pairwise-agreement", "Pairs of people who chose the same", r.Pairwise),
        ("alpha-nominal", "Krippendorff's alpha, nominal", r.AlphaNominal),
        ("alpha-ordinal", "Krippendorff's alpha, ordinal", r.AlphaOrdinal),
        ("alpha-interval", "Krippendorff's alpha, interval", r.AlphaInterval),
        ("ac1", "Gwet's AC1", r.Ac1),
        ("ac2", "Gwet's AC2, ordinal weights", r.Ac2),
    ];

    public static IEnumerable<(string Key, string Name, Share Value)> Of(RoundChange c) =>
    [
        ("changed", "Judgments that changed, of those made in both rounds", c.Changed),
        ("changed-reviewers", "People who changed a judgment", c.ChangedReviewers),
        ("attrition", "People who took no stance any more", c.Attrition),
        ("stances-lost", "Stances with none in the later round", c.StancesLost),
    ];

    public static string InWords(Measure measure) => measure.Value is { } value ? FigureWords.Number(value) : $"not defined: {measure.Reason}";

    public static string InWords(Estimate estimate) => estimate is { Lower.Value: { } lower, Upper.Value: { } upper }
        ? $"{InWords(estimate.Value)} (95 % interval {FigureWords.Number(lower)} to {FigureWords.Number(upper)})"
        : InWords(estimate.Value);

    public static string InWords(Share share) => share.Value.Value is { } value
        ? Words.Of($"{share.Count} of {share.Total} ({FigureWords.Percent(value)} %)")
        : "0 of 0";

    public static string InWords(ConsensusState state) => state switch
    {
        ConsensusState.For => "Consensus for",
        ConsensusState.Against => "Consensus against",
        ConsensusState.Contested => "Contested",
        _ => "No quorum",
    };
}
