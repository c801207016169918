using static ReviewHub.Domain.Tests.Refused;

namespace ReviewHub.Domain.Tests.Selectors;

public class TextSelectors
{
    private const string Family = "\U0001F469\u200d\U0001F469\u200d\U0001F467\u200d\U0001F466";
    private const string Flag = "\U0001F1E9\U0001F1EA";
    private const string ThumbsUp = "\U0001F44D\U0001F3FD";

    [Fact]
    public void Positions_count_code_points_and_the_end_is_excluded() =>
        Assert.Equal(new("board", "\U0001D518\U0001D518 ", " reads", 3, 8), TextSelector.On("\U0001D518\U0001D518 board reads", new("board")));

    [Theory]
    [InlineData("\U0001F469", Family, 7)]
    [InlineData("\U0001F1E9", Flag, 2)]
    [InlineData("\U0001F1EA", Flag, 2)]
    [InlineData("\U0001F44D", ThumbsUp, 2)]
    [InlineData("\U0001F3FD", ThumbsUp, 2)]
    [InlineData("e", "e\u0301", 2)]
    [InlineData("\u0644", "\u0644\u064e", 2)]
    [InlineData("\r", "\r\n", 2)]
    public void A_quote_is_widened_to_whole_graphemes(string quoted, string grapheme, int codePoints)
    {
        var selector = TextSelector.On($"ab {grapheme} cd", new(quoted, Start: 3 + PositionOf(quoted, grapheme)));

        Assert.Equal(new(grapheme, "ab ", " cd", 3, 3 + codePoints), selector);
    }

    [Fact]
    public void A_quote_of_half_a_pair_is_widened_to_the_whole() =>
        Assert.Equal(new(ThumbsUp, "ab ", "", 3, 5), TextSelector.On($"ab {ThumbsUp}", new("\ud83d", Start: 3)));

    [Fact]
    public void A_quote_over_several_graphemes_is_widened_at_both_ends() =>
        Assert.Equal(
            new($"{Flag} a {ThumbsUp}", "x", "y", 1, 8),
            TextSelector.On($"x{Flag} a {ThumbsUp}y", new("\U0001F1EA a \U0001F44D", Start: 2)));

    [Fact]
    public void Right_to_left_text_is_counted_in_logical_order()
    {
        const string Text = "\u0645\u0631\u062d\u0628\u0627 \u0628\u0643\u0645";

        Assert.Equal(new("\u0628\u0643\u0645", "\u0645\u0631\u062d\u0628\u0627 ", "", 6, 9), TextSelector.On(Text, new("\u0628\u0643\u0645")));
    }

    [Fact]
    public void Another_normal_form_of_the_same_letter_is_another_text() =>
        For(RefusalKind.Invalid, () => TextSelector.On("caf\u00e9", new("cafe\u0301")));

    [Fact]
    public void The_position_decides_between_equal_words() =>
        Assert.Equal(new("one", "one, ", ", one", 5, 8), TextSelector.On("one, one, one", new("one", Start: 5)));

    [Theory]
    [InlineData(4)]
    [InlineData(-1)]
    [InlineData(1000)]
    [InlineData(int.MaxValue)]
    public void A_position_where_the_words_do_not_stand_gives_way_to_the_words(int start) =>
        Assert.Equal(6, TextSelector.On("Read, board.", new("board", Start: start)).Start);

    [Fact]
    public void The_position_wins_over_a_context_that_disagrees() =>
        Assert.Equal(0, TextSelector.On("one, one", new("one", Prefix: ", ", Start: 0)).Start);

    [Theory]
    [InlineData("the ", null, 4)]
    [InlineData(null, " sat", 12)]
    [InlineData("a ", " ran", 23)]
    public void Context_decides_between_equal_words(string? prefix, string? suffix, int start) =>
        Assert.Equal(start, TextSelector.On("the cat, my cat sat, a cat ran", new("cat", prefix, suffix)).Start);

    [Fact]
    public void Words_that_are_not_there_are_refused() =>
        Assert.Contains("not in this paragraph", For(RefusalKind.Invalid, () => TextSelector.On("one two", new("three"))), StringComparison.Ordinal);

    [Fact]
    public void Words_whose_context_is_not_there_are_refused() =>
        For(RefusalKind.Invalid, () => TextSelector.On("one two", new("two", Prefix: "three ")));

    [Fact]
    public void Words_that_stand_there_twice_are_refused_without_position_or_context() =>
        Assert.Contains("more than once", For(RefusalKind.Invalid, () => TextSelector.On("one one", new("one"))), StringComparison.Ordinal);

    [Fact]
    public void Overlapping_places_are_ambiguous_too() =>
        Assert.Contains("more than once", For(RefusalKind.Invalid, () => TextSelector.On("aaa", new("aa"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void An_empty_quote_is_refused(string? exact) =>
        Assert.Contains("empty", For(RefusalKind.Invalid, () => TextSelector.On("one", new(exact!, Start: 0))), StringComparison.Ordinal);

    [Fact]
    public void Context_is_thirty_two_code_points_on_each_side()
    {
        var before = string.Concat(Enumerable.Repeat("\U0001D518", 40));
        var selector = TextSelector.On($"{before}x{new string('b', 40)}", new("x"));

        Assert.Equal(before[..64], selector.Prefix);
        Assert.Equal(new string('b', 32), selector.Suffix);
    }

    [Fact]
    public void Context_never_cuts_a_grapheme()
    {
        var selector = TextSelector.On($"{Family}{new string('a', 30)}x{new string('b', 31)}{Flag}!", new("x"));

        Assert.Equal(Family + new string('a', 30), selector.Prefix);
        Assert.Equal(new string('b', 31) + Flag, selector.Suffix);
    }

    [Fact]
    public void A_quote_of_the_whole_text_has_no_context() =>
        Assert.Equal(new("whole", "", "", 0, 5), TextSelector.On("whole", new("whole")));

    private static int PositionOf(string quoted, string grapheme) =>
        CodePoints.FromUtf16(grapheme, grapheme.IndexOf(quoted, StringComparison.Ordinal));
}
