using System.Collections.Immutable;

namespace ReviewHub.Domain.Tests.Measures;

public class GwetCoefficients
{
    [Fact]
    public void Published_values_come_out_again()
    {
        Holds(0.8181818, 0.1903212, 0.77544, 0.8989398, Reliability.Of(5, RaterTable.Canonical));
        Holds(0.5511111, 0.1914815, 0.4448007, 0.4692418, Reliability.Of(5, RaterTable.Fleiss));
        Holds(0.89, 0.269925, 0.8493305, 0.9251917, Reliability.Of(3, RaterTable.Abstractors));
    }

    [Fact]
    public void Categories_offered_count_though_nobody_used_them() =>
        Assert.NotEqual(
            Reliability.Of(3, RaterTable.Abstractors).Ac1.Value,
            Reliability.Of(4, [.. RaterTable.Abstractors.Select(c => c.Add(0))]).Ac1.Value);

    [Fact]
    public void What_follows_the_categories_is_left_out() =>
        Assert.Equal(Reliability.Of(3, RaterTable.Abstractors), Reliability.Of(3, [.. RaterTable.Abstractors.Select(c => c.Add(7))]));

    [Fact]
    public void Where_nearly_all_agree_alpha_collapses_and_ac1_does_not()
    {
        var found = Reliability.Of(3, [.. Enumerable.Repeat((ImmutableArray<int>)[10, 0, 0], 19), [9, 0, 1]]);

        Assert.InRange(found.AlphaNominal.Value.Require(), -0.01, 0.01);
        Assert.InRange(found.Ac1.Value.Require(), 0.98, 1);
    }

    [Fact]
    public void One_category_alone_is_full_agreement() => Assert.Equal(1, Reliability.Of(3, [[3, 0, 0], [4, 0, 0]]).Ac1.Value.Value);

    // AC2 with ordinal weights is of no published table: computed by definition in another language.
    private static void Holds(double pairwise, double byChance, double ac1, double ac2, Reliability found)
    {
        Assert.Equal(pairwise, found.Pairwise.Value.Require(), 7);
        Assert.Equal(ac1, found.Ac1.Value.Require(), 5);
        Assert.Equal(byChance, (found.Pairwise.Value.Require() - found.Ac1.Value.Require()) / (1 - found.Ac1.Value.Require()), 7); // AC1 by its definition, solved for chance
        Assert.Equal(ac2, found.Ac2.Value.Require(), 7);
    }
}
