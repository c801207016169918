using System.Collections.Immutable;

namespace ReviewHub.Domain.Tests.Rounds;

public class CustomScales
{
    public static Scale Three() => Scale.Custom([new("yes", "Yes", Side.For), new("hm", "Hm", Side.Neutral), new("no", "No", Side.Against)]);

    [Fact]
    public void Every_ready_made_scale_and_one_of_ones_own_stands() => Assert.All(Scale.ReadyMade.Append(Three()), scale => scale.Validate());

    [Theory]
    [InlineData("yes:for no:against")]
    [InlineData("a1:for 2:for b-c:against")]
    [InlineData("a:for b:for c:for d:for e:neutral f:neutral g:neutral h:against i:against j:against k:against")]
    public void Two_to_eleven_ordered_categories_stand(string categories) => Of(categories).Validate();

    [Theory]
    [InlineData("", "2 to 11 categories")]
    [InlineData("yes:for", "2 to 11 categories")]
    [InlineData("a:for b:for c:for d:for e:for f:for g:for h:for i:for j:for k:for l:against", "2 to 11 categories")]
    [InlineData("yes:for hm:neutral", "no category against")]
    [InlineData("hm:neutral no:against", "no category for")]
    [InlineData("no:against yes:for", "stand in order")]
    [InlineData("yes:for no:against hm:neutral", "stand in order")]
    [InlineData("yes:for hm:neutral rather:for no:against", "stand in order")]
    [InlineData("yes:for yes:against", "same key")]
    [InlineData("yes:for abstain:neutral no:against", "'abstain' already")]
    [InlineData("Yes:for no:against", "'Yes' cannot be the key")]
    [InlineData(":for no:against", "'' cannot be the key")]
    [InlineData("yes-:for no:against", "'yes-' cannot be the key")]
    [InlineData("yes--sir:for no:against", "'yes--sir' cannot be the key")]
    [InlineData("y\u00e9s:for no:against", "cannot be the key")]
    [InlineData("a23456789012345678901:for no:against", "20 at most")]
    [InlineData("yes:3 no:against", "neither for, neutral nor against")]
    public void Others_are_refused_in_words(string categories, string words) =>
        Assert.Contains(words, Refused.For(RefusalKind.Invalid, () => Validated(Of(categories))), StringComparison.Ordinal);

    [Fact]
    public void A_label_is_neither_empty_nor_long()
    {
        Validated(Labelled(new('\u00fc', 60)));
        Assert.Contains("'yes' is empty", Refused.For(RefusalKind.Invalid, () => Validated(Labelled(""))), StringComparison.Ordinal);
        Assert.Contains("the limit is 60", Refused.For(RefusalKind.Invalid, () => Validated(Labelled(new('y', 61)))), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_request_leaves_out_is_refused()
    {
        Refused.For(RefusalKind.Invalid, () => Validated(new(null!, Three().Categories)));
        Refused.For(RefusalKind.Invalid, () => Validated(Scale.Custom(default)));
        Refused.For(RefusalKind.Invalid, () => Validated(Scale.Custom([null!, .. Three().Categories])));
        Refused.For(RefusalKind.Invalid, () => Validated(Scale.Custom([new(null!, "Yes", Side.For), .. Three().Categories])));
        Refused.For(RefusalKind.Invalid, () => Validated(Labelled(null!)));
    }

    [Fact]
    public void The_name_of_a_ready_made_scale_is_not_free()
    {
        Assert.Contains("ready-made", Refused.For(RefusalKind.Invalid, () => Validated(Three() with { Key = "likert-5" })), StringComparison.Ordinal);
        Assert.Contains("There is no scale 'mine'", Refused.For(RefusalKind.Invalid, () => Validated(Three() with { Key = "mine" })), StringComparison.Ordinal);
    }

    private static Scale Labelled(string label) => Scale.Custom(Three().Categories.SetItem(0, new("yes", label, Side.For)));

    private static Scale Of(string categories) => Scale.Custom(
        [.. categories.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => c.Split(':'))
            .Select(c => new Category(c[0], "Label", Enum.Parse<Side>(c[1], ignoreCase: true)))]);

    private static Scale Validated(Scale scale)
    {
        scale.Validate();
        return scale;
    }
}
