namespace ReviewHub.Domain.Tests.Measures;

public class GroupConsensuses
{
    [Fact]
    public void It_is_the_product_over_camps_and_their_geometric_mean()
    {
        Holds(0.375, 0.612372, new(8, 0, 10), new(3, 0, 6));
        Holds(0.694444, 0.833333, new(9, 0, 10), new(9, 0, 10));
        Holds(0.863636, 0.863636, new CampVotes(18, 0, 20));
        Holds(0.578704, 0.833333, new(9, 0, 10), new(9, 0, 10), new(9, 0, 10));
    }

    [Fact]
    public void A_camp_without_votes_counts_one_half() => Holds(0.416667, 0.645497, new(9, 0, 10), default);

    [Fact]
    public void Without_camps_there_is_none()
    {
        var found = GroupInformedConsensus.Of([]);

        Assert.Equal((Measure.Undefined("There are no camps."), 0), (found.Product, found.Camps));
        Assert.Equal(found.Product, found.GeometricMean);
    }

    private static void Holds(double product, double mean, params CampVotes[] camps)
    {
        var found = GroupInformedConsensus.Of(camps);

        Assert.Equal(product, found.Product.Require(), 6);
        Assert.Equal(mean, found.GeometricMean.Require(), 6);
        Assert.Equal(camps.Length, found.Camps);
    }
}
