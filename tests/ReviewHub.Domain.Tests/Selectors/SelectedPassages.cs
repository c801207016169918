using System.Globalization;
using FsCheck.Xunit;

namespace ReviewHub.Domain.Tests.Selectors;

/// <summary>What holds for any quote out of any text, however its graphemes are built.</summary>
[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 500)]
public class SelectedPassages
{
    [Property]
    public void Exact_is_the_slice_of_code_points_from_start_to_end(Passage passage)
    {
        var selector = passage.Select();
        var runes = passage.Text.EnumerateRunes().ToArray();

        Assert.Equal(string.Concat(runes[selector.Start..selector.End]), selector.Exact);
    }

    [Property]
    public void The_quote_lies_within_the_selection(Passage passage)
    {
        var selector = passage.Select();

        Assert.True(selector.Start <= passage.Start);
        Assert.True(selector.End >= passage.Start + passage.Quoted.EnumerateRunes().Count());
    }

    [Property]
    public void The_selection_and_its_context_begin_and_end_between_graphemes(Passage passage)
    {
        var selector = passage.Select();
        var from = CodePoints.ToUtf16(passage.Text, selector.Start);
        int[] borders = [.. StringInfo.ParseCombiningCharacters(passage.Text), passage.Text.Length];

        Assert.All(
            [from, from + selector.Exact.Length, from - selector.Prefix.Length, from + selector.Exact.Length + selector.Suffix.Length],
            index => Assert.Contains(index, borders));
    }

    [Property]
    public void Context_is_what_stands_on_either_side(Passage passage)
    {
        var selector = passage.Select();

        Assert.Contains(selector.Prefix + selector.Exact + selector.Suffix, passage.Text, StringComparison.Ordinal);
        Assert.True(selector.Start == 0 || selector.Prefix.EnumerateRunes().Count() >= Math.Min(TextSelector.Context, selector.Start));
    }

    [Property]
    public void Quoting_a_selection_again_finds_the_same(Passage passage)
    {
        var selector = passage.Select();

        Assert.Equal(selector, TextSelector.On(passage.Text, new(selector.Exact, selector.Prefix, selector.Suffix, selector.Start)));
    }

    [Property]
    public void Positions_convert_there_and_back(Passage passage)
    {
        var count = CodePoints.Count(passage.Text);

        Assert.Equal(passage.Text.EnumerateRunes().Count(), count);
        Assert.All(Enumerable.Range(0, count + 1), p => Assert.Equal(p, CodePoints.FromUtf16(passage.Text, CodePoints.ToUtf16(passage.Text, p))));
    }
}

/// <summary>A text and a part of it that someone marked.</summary>
public sealed record Passage(string Text, string Before, string Quoted)
{
    public int Start => Before.EnumerateRunes().Count();

    public TextSelector Select() => TextSelector.On(Text, new(Quoted, Start: Start));
}
