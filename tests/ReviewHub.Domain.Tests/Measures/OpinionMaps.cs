using System.Collections.Immutable;
using static ReviewHub.Domain.Tests.Some;

namespace ReviewHub.Domain.Tests.Measures;

public class OpinionMaps
{
    [Fact]
    public void Two_people_who_differ_in_one_thing_from_two_others_lie_on_one_axis()
    {
        var map = Map("++.", "++.", "-+.", "-+.");

        Assert.Null(map.WhyNone);
        Assert.Equal((2, 1, 0), (map.Camps, Math.Round(map.Explained.X, 12), map.Explained.Y));
        Assert.Equal([0, 0, 1, 1], map.Reviewers.Select(r => r.Camp));
        Assert.Equal([new(1, 0), default, default], map.Paragraphs.Select(Rounded));
        // Three paragraphs, two voted on: moved out by the root of 3/2.
        Assert.Equal([Math.Sqrt(1.5), Math.Sqrt(1.5), -Math.Sqrt(1.5), -Math.Sqrt(1.5)], map.Reviewers.Select(r => r.At.X), Near);
        Assert.All(map.Reviewers, r => Assert.Equal((0.0, 2), (r.At.Y, r.Votes)));
    }

    [Fact]
    public void Two_directions_that_explain_equally_much_are_both_found()
    {
        var map = Map("++", "+-", "-+", "--");

        Assert.Equal((0.5, 0.5), (Math.Round(map.Explained.X, 12), Math.Round(map.Explained.Y, 12)));
        Assert.Equal(4, map.Reviewers.Select(r => Rounded(r.At)).Distinct().Count());
    }

    [Fact]
    public void Camps_are_found_and_numbered_by_size()
    {
        var map = Map([.. Enumerable.Repeat("++++++----", 4), .. Enumerable.Repeat("----++++++", 9), .. Enumerable.Repeat("++----++--", 5)]);

        Assert.Equal(3, map.Camps);
        Assert.Equal([.. Enumerable.Repeat(2, 4), .. Enumerable.Repeat(0, 9), .. Enumerable.Repeat(1, 5)], map.Reviewers.Select(r => r.Camp));
        Assert.Equal(1, map.Silhouette.Require(), 9);
        Assert.Equal((2, 0, null), (map.CampOf(Person(1)), map.CampOf(Person(5)), map.CampOf(Person(99))));
    }

    [Fact]
    public void An_outlier_is_no_camp_while_there_is_another_division()
    {
        var map = Map([.. Enumerable.Repeat("++++++++", 5), "+++++++0", .. Enumerable.Repeat("+++++000", 5), "--------"]);

        Assert.DoesNotContain(1, map.Reviewers.CountBy(r => r.Camp).Select(c => c.Value));
    }

    [Fact]
    public void Who_voted_little_is_named_and_not_placed()
    {
        var map = Map("++++++++", "--------", "++++----", "+-......", "++++++++");

        Assert.Equal([Person(4)], map.TooFewVotes.AsEnumerable());
        Assert.Equal([Person(1), Person(2), Person(3), Person(5)], map.Reviewers.Select(r => r.Reviewer));
    }

    [Theory]
    [InlineData("An opinion map needs votes on at least 2 paragraphs.")]
    [InlineData("An opinion map needs votes on at least 2 paragraphs.", "+", "-", "+")]
    [InlineData("An opinion map needs at least 3 people who voted on 3 paragraphs or more.", "+-+")]
    [InlineData("An opinion map needs at least 3 people who voted on 3 paragraphs or more.", "+-+", "--.", "-..", "-+-")]
    [InlineData("Everybody voted alike, so there is nothing to tell people apart by.", "+-+", "+-+", "+-+")]
    public void Where_there_is_no_map_it_says_why(string why, params string[] rows)
    {
        var map = Map(rows);

        Assert.Equal(why, map.WhyNone);
        Assert.Equal((0, why), (map.Camps, map.Silhouette.Reason));
        Assert.Empty(map.Reviewers);
        Assert.Null(map.CampOf(Person(1)));
    }

    [Fact]
    public void A_vote_twice_or_outside_the_document_is_an_error()
    {
        Assert.Throws<ArgumentException>(() => VoteMatrix.Of(1, [new(Ann, 0, Side.For), new(Ann, 0, Side.Against)]));
        Assert.Throws<ArgumentException>(() => VoteMatrix.Of(1, [new(Ann, 1, Side.For)]));
    }

    [Theory] // the first three from the documentation of scikit-learn
    [InlineData("0012", "0011", 0.571429)]
    [InlineData("0011", "0101", -0.5)]
    [InlineData("0000", "0123", 0)]
    [InlineData("0011", "5522", 1)]
    public void Two_divisions_are_compared_by_pairs(string one, string other, double index) =>
        Assert.Equal(index, AdjustedRandIndex.Of([.. one.Select(c => (int)c)], [.. other.Select(c => (int)c)]).Require(), 6);

    [Theory]
    [InlineData("", "")]
    [InlineData("0", "0")]
    [InlineData("000", "111")]
    [InlineData("012", "210")]
    public void Divisions_that_divide_nothing_are_not_compared(string one, string other) =>
        Assert.False(AdjustedRandIndex.Of([.. one.Select(c => (int)c)], [.. other.Select(c => (int)c)]).IsDefined);

    private static OpinionMap Map(params string[] rows) => OpinionMap.Of(VoteMatrix.Of(rows.Length == 0 ? 0 : rows[0].Length, Votes(rows)));

    /// <summary>A row for each person, + for, 0 pass, - against, a dot where they have not voted.</summary>
    internal static ImmutableArray<CastVote> Votes(IEnumerable<string> rows) =>
    [
        .. rows.SelectMany((row, person) => row.Index().Where(cell => cell.Item != '.')
            .Select(cell => new CastVote(Person(person + 1), cell.Index, cell.Item switch { '+' => Side.For, '-' => Side.Against, _ => Side.Neutral }))),
    ];

    private static MapPoint Rounded(MapPoint point) => new(Math.Round(point.X, 9) + 0, Math.Round(point.Y, 9) + 0);

    private static bool Near(double one, double other) => Math.Abs(one - other) < 1e-9;
}
