using ReviewHub.Domain;

namespace ReviewHub.Formats.Tests;

public sealed class WilsonIntervalTests
{
    [Theory]
    [InlineData(81, 263, .255289, .366210)]
    [InlineData(15, 148, .062386, .160487)]
    [InlineData(0, 20, 0, .161125)]
    [InlineData(1, 29, .006113, .171755)]
    [InlineData(7, 50, .069508, .261862)]
    [InlineData(9, 10, .595850, .982124)]
    [InlineData(10, 10, .722467, 1)]
    [InlineData(6, 8, .409275, .928521)]
    [InlineData(0, 0, 0, 1)]
    public void The_published_values_come_out(int count, int total, double lower, double upper)
    {
        var interval = WilsonInterval.Of(count, total);

        Assert.Equal(lower, interval.Lower, 6);
        Assert.Equal(upper, interval.Upper, 6);
    }
}
