namespace ReviewHub.Domain.Tests.Selectors;

public class CodePointPositions
{
    private const string Text = "a\U0001F44D\U0001F3FDb";

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 5)]
    [InlineData(4, 6)]
    public void A_pair_of_surrogates_is_one_position(int position, int index)
    {
        Assert.Equal(index, CodePoints.ToUtf16(Text, position));
        Assert.Equal(position, CodePoints.FromUtf16(Text, index));
    }

    [Fact]
    public void A_position_past_the_end_is_the_end() => Assert.Equal(Text.Length, CodePoints.ToUtf16(Text, 99));

    [Fact]
    public void An_empty_text_has_no_positions() => Assert.Equal(0, CodePoints.Count(""));

    [Theory]
    [InlineData(0, 1, 0, 1)]
    [InlineData(1, 3, 1, 5)]
    [InlineData(2, 3, 1, 5)]
    [InlineData(3, 5, 1, 5)]
    [InlineData(0, 2, 0, 5)]
    [InlineData(4, 6, 1, 6)]
    [InlineData(5, 6, 5, 6)]
    public void A_range_widens_outward_to_whole_graphemes(int start, int end, int wholeStart, int wholeEnd) =>
        Assert.Equal((wholeStart, wholeEnd), CodePoints.WholeGraphemes(Text, start, end));
}
