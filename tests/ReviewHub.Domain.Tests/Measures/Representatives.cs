using static ReviewHub.Domain.Tests.Some;

namespace ReviewHub.Domain.Tests.Measures;

public class Representatives
{
    [Fact]
    public void The_two_tests_are_those_of_polis()
    {
        Assert.Equal(-1.51407, ProportionTests.OfTwo(15, 56, 24, 71), 5);
        Assert.Equal(1.540308, ProportionTests.OfOne(30, 50), 6);
        Assert.Equal(1.540285, ProportionTests.OfTwo(30, 1_000_000, 50, 2_000_000), 6);
        Assert.Equal(2.110579, ProportionTests.OfOne(8, 10), 6);
        Assert.Equal(0, ProportionTests.OfTwo(4, 9, 4, 9));
    }

    [Fact]
    public void A_paragraph_stands_for_a_camp_as_far_as_the_others_differ()
    {
        var found = new Representativeness(new(8, 1, 10), new(3, 5, 9));

        Assert.Equal(0.75, found.Camp.AgreeShare, 6);
        Assert.Equal(0.166667, found.Camp.DisagreeShare, 6);
        Assert.Equal(2.0625, found.AgreeRatio, 6);
        Assert.Equal(0.305556, found.DisagreeRatio, 6);
        Assert.Equal(1.970854, found.AgreeRatioTest, 6);
        Assert.Equal(-1.970854, found.DisagreeRatioTest, 6);
        Assert.Equal(6.434449, found.Metric, 6);
        Assert.Equal((Side.For, true), (found.Side, found.IsSignificant));
    }

    [Fact]
    public void A_camp_is_shown_by_five_at_most_the_best_agreed_first_and_agreement_before_dissent()
    {
        var found = RepresentativeParagraph.Select(
        [
            new(new(1, 18, 20), new(18, 1, 20)), new(new(19, 0, 20), new(2, 17, 20)), new(new(20, 0, 20), new(1, 18, 20)),
            new(new(0, 19, 20), new(10, 8, 20)), new(new(10, 10, 20), new(10, 10, 20)), new(new(18, 1, 20), new(3, 15, 20)),
            new(new(17, 1, 20), new(9, 9, 20)),
        ]);

        Assert.Equal([2, 1, 5, 0, 3], found.Select(r => r.Paragraph));
        Assert.Equal([true, false, false, false, false], found.Select(r => r.IsBestAgreed));
        Assert.Equal([Side.For, Side.For, Side.For, Side.Against, Side.Against], found.Select(r => r.Side));
    }

    [Fact]
    public void Where_nothing_is_significant_one_paragraph_is_shown_all_the_same()
    {
        var found = RepresentativeParagraph.Select([new(new(0, 1, 3), new(1, 1, 3)), new(new(0, 2, 3), new(2, 0, 3))]);

        Assert.Equal((1, Side.Against), (Assert.Single(found).Paragraph, found[0].Side));
    }

    [Fact]
    public void A_camp_that_took_no_side_is_shown_by_nothing() =>
        Assert.Empty(RepresentativeParagraph.Select([new(default, new(5, 1, 6)), new(new(0, 0, 4), new(5, 1, 6))]));

    [Fact]
    public void Common_ground_is_what_everybody_is_clearly_for_or_against()
    {
        var found = CommonGround.Select([new(9, 1, 10), new(5, 5, 10), new(20, 0, 20), new(0, 10, 10), new(1, 1, 2)]);

        Assert.Equal([(2, Side.For), (0, Side.For), (3, Side.Against)], found.Select(g => (g.Paragraph, g.Side)));
        Assert.Equal(11 / 12.0, found[2].Share, 12);
    }

    [Fact]
    public void Declared_camps_are_counted_whoever_has_no_camp_and_whichever_camp_has_nobody()
    {
        var votes = VoteMatrix.Of(2,
            [new(Cleo, 0, Side.Against), new(Ann, 0, Side.For), new(Ben, 0, Side.Neutral), new(Ann, 1, Side.For), new(Person(9), 0, Side.For)]);

        var camps = Camps.Of(votes, 3, person => person == Ann || person == Ben ? 0 : person == Cleo ? 1 : null);

        Assert.Equal((new CampVotes(1, 0, 2), new CampVotes(0, 1, 1), default(CampVotes)), (camps.Votes(0, 0), camps.Votes(1, 0), camps.Votes(2, 0)));
        Assert.Equal(new CampVotes(1, 1, 3), camps.Everybody(0));
        Assert.Equal(2 / 4.0 * (1 / 3.0) * 0.5, camps.Consensus(0).Product.Require(), 12);
        Assert.Equal(new(new(1, 0, 2), new(0, 1, 1)), camps.Representativeness(0, 0));
        Assert.Equal(1, camps.Representative(0)[0].Paragraph);
        Assert.Empty(camps.Representative(2));
        Assert.Equal(1, Assert.Single(camps.CommonGround()).Paragraph);
    }
}
