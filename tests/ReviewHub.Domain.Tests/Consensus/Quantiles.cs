using System.Globalization;

namespace ReviewHub.Domain.Tests.Consensus;

public class Quantiles
{
    [Theory]
    // R: quantile(c(4,4,4,5,5,5,3,2), c(.25,.75)) gives 3.75 and 5; type 6 would give 3.25 and 5.
    [InlineData("4,4,4,5,5,5,3,2", "0.25", "3.75")]
    [InlineData("4,4,4,5,5,5,3,2", "0.75", "5")]
    [InlineData("4,4,4,5,5,5,3,2", "0.5", "4")]
    [InlineData("1,2,3,4,5", "0.5", "3")]
    [InlineData("1,2", "0.5", "1.5")]
    [InlineData("3", "0.3", "3")]
    [InlineData("1,5", "0", "1")]
    [InlineData("1,5", "1", "5")]
    [InlineData("0,0,2,4,0", "0.25", "2.5")] // abstentions lie nowhere
    public void Quantiles_interpolate_between_order_statistics(string ratings, string part, string value) => Assert.Equal(
        decimal.Parse(value, CultureInfo.InvariantCulture),
        Ratings.On(Scale.Likert5, ratings).Quantile(decimal.Parse(part, CultureInfo.InvariantCulture)));

    [Fact]
    public void Nobody_has_no_median() => Assert.Throws<InvalidOperationException>(() => Ratings.On(Scale.Likert5, "0,0").Quantile(0.5m));
}
