using System.Globalization;

namespace ReviewHub.Domain.Tests.Consensus;

/// <summary>Judgments written as their values, the way papers print them.</summary>
internal static class Ratings
{
    public static Tally On(Scale scale, string ratings) => On(scale, ratings.Split(' ', ',').Where(r => r.Length > 0).Select(r => int.Parse(r, CultureInfo.InvariantCulture)));

    /// <param name="ratings">0 for an abstention.</param>
    public static Tally On(Scale scale, IEnumerable<int> ratings) => Tally.Of(
        ratings.Select(r => r == 0 ? Stance.Abstain : new Stance(scale.Categories[scale.Categories.Length - r].Key)), scale);

    public static double Find(this IEnumerable<Figure> figures, string key) => figures.Single(f => f.Key == key).Value;
}
