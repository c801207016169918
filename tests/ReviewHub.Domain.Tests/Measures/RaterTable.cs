using System.Collections.Immutable;
using System.Globalization;

namespace ReviewHub.Domain.Tests.Measures;

/// <summary>Data sets the literature computes agreement on, as counts per unit from the highest value to the lowest.</summary>
internal static class RaterTable
{
    /// <summary>Krippendorff's own, four raters on twelve units; also cac.raw4raters of the R package irrCAC.</summary>
    public static readonly ImmutableArray<ImmutableArray<int>> Canonical = Of(5,
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .");

    /// <summary>Three raters on fifteen units, from the article on Krippendorff's alpha in Wikipedia.</summary>
    public static readonly ImmutableArray<ImmutableArray<int>> Wikipedia = Of(4,
        ". . . . . 3 4 1 2 1 1 3 3 . 3",
        "1 . 2 1 3 3 4 3 . . . . . . .",
        ". . 2 1 3 4 4 . 2 1 1 3 3 . 4");

    /// <summary>Fifteen patients, six psychiatrists, five diagnoses (Fleiss 1971); distrib.6raters of irrCAC.</summary>
    public static readonly ImmutableArray<ImmutableArray<int>> Fleiss =
    [
        [0, 0, 0, 6, 0], [0, 3, 0, 0, 3], [0, 1, 4, 0, 1], [0, 0, 0, 0, 6], [0, 3, 0, 3, 0], [2, 0, 4, 0, 0], [0, 0, 4, 0, 2], [2, 0, 3, 1, 0],
        [2, 0, 0, 4, 0], [0, 0, 0, 0, 6], [1, 0, 0, 5, 0], [1, 1, 0, 4, 0], [0, 3, 3, 0, 0], [1, 0, 0, 5, 0], [0, 2, 0, 3, 1],
    ];

    /// <summary>A hundred pregnancies, two abstractors; cont3x3abstractors of irrCAC.</summary>
    public static readonly ImmutableArray<ImmutableArray<int>> Abstractors =
    [
        .. Enumerable.Repeat(ImmutableArray.Create(2, 0, 0), 13),
        .. Enumerable.Repeat(ImmutableArray.Create(0, 2, 0), 20),
        .. Enumerable.Repeat(ImmutableArray.Create(0, 0, 2), 56),
        .. Enumerable.Repeat(ImmutableArray.Create(0, 1, 1), 11),
    ];

    /// <summary>As papers print it: a row for each rater, values from 1, a dot where there is none.</summary>
    public static ImmutableArray<ImmutableArray<int>> Of(int categories, params string[] raters)
    {
        var table = raters.Select(r => r.Split(' ')).ToList();
        return [.. Enumerable.Range(0, table[0].Length).Select(unit => Unit(categories, table.Select(rater => rater[unit])))];
    }

    private static ImmutableArray<int> Unit(int categories, IEnumerable<string> ratings)
    {
        var counts = new int[categories];
        foreach (var rating in ratings.Where(r => r != ".")) counts[categories - int.Parse(rating, CultureInfo.InvariantCulture)]++;
        return [.. counts];
    }
}
