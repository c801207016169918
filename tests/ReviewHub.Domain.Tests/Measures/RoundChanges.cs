using static ReviewHub.Domain.Tests.Some;

namespace ReviewHub.Domain.Tests.Measures;

public class RoundChanges
{
    [Fact]
    public void Changes_kappa_and_attrition_come_with_their_denominators()
    {
        var found = RoundChange.Of(
        [
            new(Ann, Accept, Accept), new(Ann, Accept, Reject), new(Ann, Reject, Reject),
            new(Ben, Accept, Accept), new(Ben, Revise, Stance.Abstain),
            new(Cleo, Reject, null), new(Cleo, Stance.Abstain, null),
            new(Person(4), null, Accept),
        ], Scale.AcceptReviseReject);

        Assert.Equal((new Share(1, 4), new Share(1, 2)), (found.Changed, found.ChangedReviewers));
        Assert.Equal((new Share(1, 3), new Share(2, 7)), (found.Attrition, found.StancesLost));
        Assert.Equal((0.75 - 0.5) / (1 - 0.5), found.Kappa.Value);
    }

    [Fact]
    public void Who_only_abstains_has_not_left()
    {
        var found = RoundChange.Of([new(Ann, Accept, Stance.Abstain)], Scale.AcceptReviseReject);

        Assert.Equal((new Share(0, 1), new Share(0, 0)), (found.Attrition, found.Changed));
        Assert.Equal("Nobody judged the same paragraph in both rounds.", found.Kappa.Reason);
    }

    [Theory] // the article on Cohen's kappa in Wikipedia
    [InlineData(20, 5, 10, 15, 0.4)]
    [InlineData(45, 15, 25, 15, 0.130435)]
    [InlineData(25, 35, 5, 35, 0.259259)]
    public void Kappa_is_cohens(int both, int first, int second, int neither, double kappa) =>
        Assert.Equal(kappa, CohenKappa.Of(new[,] { { both, first }, { second, neither } }).Require(), 6);

    [Fact]
    public void Kappa_of_one_category_is_not_defined() =>
        Assert.StartsWith("Everybody used one and the same category", CohenKappa.Of(new[,] { { 9, 0 }, { 0, 0 } }).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_stance_off_the_scale_is_an_error() =>
        Assert.Throws<NotSupportedException>(() => RoundChange.Of([new(Ann, Accept, new("agree"))], Scale.AcceptReviseReject));

    [Fact]
    public void Two_rounds_without_stances_have_no_change()
    {
        var found = RoundChange.Of([], Scale.AcceptReviseReject);

        Assert.All([found.Changed, found.ChangedReviewers, found.Attrition, found.StancesLost], s => Assert.False(s.Value.IsDefined));
    }
}
