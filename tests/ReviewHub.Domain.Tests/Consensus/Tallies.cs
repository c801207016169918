using static ReviewHub.Domain.Tests.Some;

namespace ReviewHub.Domain.Tests.Consensus;

public class Tallies
{
    [Fact]
    public void Stances_are_counted_by_category_and_by_side()
    {
        var tally = Tally.Of([Accept, Reject, Accept, Stance.Abstain, Revise, Accept], Scale.AcceptReviseReject);

        Assert.Equal([3, 1, 1, 1], tally.Counts.AsEnumerable());
        Assert.Equal((3, 1, 1, 1, 6), (tally.For, tally.Neutral, tally.Against, tally.Abstain, tally.Voters));
    }

    [Fact]
    public void Nobody_has_judged_at_first() => Assert.Equal(0, Tally.Of([], Scale.AcceptReviseReject).Voters);

    [Fact]
    public void A_recorded_stance_off_the_scale_stops_the_count() =>
        Assert.Throws<NotSupportedException>(() => Tally.Of([new("agree")], Scale.AcceptReviseReject));

    [Fact]
    public void Who_comes_changes_or_goes_moves_the_counts_to_what_a_recount_gives()
    {
        var tally = Tally.Of([Accept, Reject], Scale.AcceptReviseReject);

        Assert.Equal([2, 0, 1, 0], tally.Move(null, Accept).Counts.AsEnumerable());
        Assert.Equal([0, 0, 1, 1], tally.Move(Accept, Stance.Abstain).Counts.AsEnumerable());
        Assert.Equal([1, 0, 0, 0], tally.Move(Reject, null).Counts.AsEnumerable());
        Assert.Equal(tally, tally.Move(Accept, Accept));
        Assert.Equal([1, 0, 1, 0], tally.Counts.AsEnumerable());
    }

    [Fact]
    public void Nobody_moves_to_where_the_scale_does_not_reach() =>
        Assert.Throws<NotSupportedException>(() => Tally.Of([], Scale.AcceptReviseReject).Move(null, new("agree")));

    [Fact]
    public void Several_categories_may_count_for_one_side()
    {
        var scale = new Scale("three", [new("yes", "Yes", Side.For), new("rather", "Rather", Side.For), new("no", "No", Side.Against)]);

        var tally = Tally.Of([new("yes"), new("rather"), new("no")], scale);

        Assert.Equal((2, 0, 1), (tally.For, tally.Neutral, tally.Against));
    }
}
