using System.Globalization;
using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>The figures of a rule for people: shares in percent with their interval, statistics to three places.</summary>
internal static class FigureWords
{
    /// <summary>Turnout aside, which a finding gives as people.</summary>
    public static string Of(IReadOnlyCollection<Figure> figures)
    {
        var words = figures.Where(f => f.Key != "turnout").Select(Of).ToList();
        var judged = figures.LastOrDefault(f => f.Lower is null && f.Key != "turnout").Denominator;
        return words.Count == 0 ? "no share to speak of" : string.Join(", ", words) + (judged > 0 ? Words.Of($" (of {judged} judgments)") : "");
    }

    /// <summary>A share says what it is of; a statistic is of the judgments.</summary>
    public static string Of(Figure figure) => figure is { Lower: { } lower, Upper: { } upper }
        ? Words.Of($"{Name(figure.Key)} {Percent(figure.Value)} % of {figure.Denominator} (95 % interval {Percent(lower)} to {Percent(upper)} %)")
        : $"{Name(figure.Key)} {Number(figure.Value)}";

    public static string Name(string key) => key switch
    {
        "share-for" => "for",
        "share-against" => "against",
        "share-7-to-9" => "7 to 9",
        "share-1-to-3" => "1 to 3",
        "percentile-30" => "30th percentile",
        "percentile-70" => "70th percentile",
        "quartile-1" => "lower quartile",
        "quartile-3" => "upper quartile",
        "ipras" => "IPRAS",
        _ => key.Replace('-', ' '),
    };

    public static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    public static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture);
}
