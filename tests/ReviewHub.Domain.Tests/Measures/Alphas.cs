using System.Collections.Immutable;

namespace ReviewHub.Domain.Tests.Measures;

public class Alphas
{
    [Fact]
    public void The_canonical_table_gives_the_textbook_values()
    {
        var found = Reliability.Of(5, RaterTable.Canonical);

        Assert.Equal((12, 11, 40), (found.Judged, found.Paired, found.Judgments));
        Assert.Equal(0.743421, found.AlphaNominal.Value.Require(), 6);
        Assert.Equal(0.815388, found.AlphaOrdinal.Value.Require(), 6);
        Assert.Equal(0.849107, found.AlphaInterval.Value.Require(), 6);
        Assert.Equal(0.797403, found.AlphaRatio.Value.Require(), 6);
    }

    [Fact]
    public void Wikipedias_table_gives_its_values()
    {
        var found = Reliability.Of(4, RaterTable.Wikipedia);

        Assert.Equal((13, 12, 26), (found.Judged, found.Paired, found.Judgments));
        Assert.Equal(0.691358, found.AlphaNominal.Value.Require(), 6);
        Assert.Equal(0.806721, found.AlphaOrdinal.Value.Require(), 6);
        Assert.Equal(0.810845, found.AlphaInterval.Value.Require(), 6);
        Assert.Equal(0.808944, found.AlphaRatio.Value.Require(), 6);
    }

    [Fact]
    public void Published_nominal_values_come_out_again()
    {
        Assert.Equal(0.4204384, Reliability.Of(5, RaterTable.Fleiss).AlphaNominal.Value.Require(), 7);
        Assert.Equal(0.7972585, Reliability.Of(3, RaterTable.Abstractors).AlphaNominal.Value.Require(), 7);
    }

    [Fact]
    public void Categories_nobody_used_change_nothing_but_the_ratio() =>
        Assert.Equal(
            Reliability.Of(5, RaterTable.Canonical).AlphaOrdinal.Value.Require(),
            Reliability.Of(7, [.. RaterTable.Canonical.Select(c => (ImmutableArray<int>)[0, .. c, 0])]).AlphaOrdinal.Value.Require(), 12);

    [Fact]
    public void Full_agreement_on_different_things_is_1() =>
        Assert.Equal(1, Reliability.Of(3, [[3, 0, 0], [0, 0, 4]]).AlphaOrdinal.Value.Value);

    [Fact]
    public void One_category_alone_gives_no_alpha()
    {
        var alpha = Reliability.Of(3, [[3, 0, 0], [4, 0, 0]]).AlphaNominal;

        Assert.Null(alpha.Value.Value);
        Assert.StartsWith("Everybody used one and the same category", alpha.Value.Reason, StringComparison.Ordinal);
        Assert.Equal(alpha.Value, alpha.Lower);
    }

    [Fact]
    public void One_judgment_on_each_paragraph_gives_no_agreement()
    {
        var found = Reliability.Of(3, [[1, 0, 0], [0, 1, 0]]);

        Assert.All(new[] { found.Pairwise, found.AlphaNominal, found.AlphaRatio, found.Ac1, found.Ac2 },
            e => Assert.Equal("No paragraph has been judged by two people.", e.Value.Reason));
    }
}
