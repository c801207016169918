using System.Globalization;
using System.Text.Json;
using static ReviewHub.Domain.Tests.Some;

namespace ReviewHub.Domain.Tests.Rounds;

public class Scales
{
    [Fact]
    public void A_scale_is_found_by_its_key() => Assert.All(Scale.ReadyMade, scale => Assert.Same(scale, Scale.Named(scale.Key)));

    [Fact]
    public void A_scale_this_build_does_not_know_stops_the_fold()
    {
        var e = Assert.Throws<NotSupportedException>(() => Scale.Named("rand-12"));

        Assert.Contains("rand-12", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Categories_stand_from_for_to_against_with_abstentions_last()
    {
        var scale = Scale.AcceptReviseReject;

        Assert.Equal([Side.For, Side.Neutral, Side.Against], scale.Categories.Select(c => c.Side));
        Assert.Equal([0, 1, 2, 3, -1], new[] { Accept, Revise, Reject, Stance.Abstain, new("maybe") }.Select(scale.IndexOf));
    }

    [Fact]
    public void A_stance_that_is_taken_shares_the_scales_own_string()
    {
        var scale = Scale.AcceptReviseReject;

        Assert.Same(scale.Categories[1].Key, scale.Require(new(new string("revise"))).Key);
        Assert.Equal(Stance.Abstain, scale.Require(new(new string("abstain"))));
        Assert.Throws<ReviewRuleException>(() => scale.Require(new("maybe")));
    }

    [Theory]
    [InlineData("accept-revise-reject", "accept revise reject")]
    [InlineData("agree-disagree-pass", "agree pass disagree")]
    [InlineData("likert-5", "strongly-agree agree neither disagree strongly-disagree")]
    [InlineData("rand-9", "9 8 7 6 5 4 3 2 1")]
    public void The_keys_are_frozen(string scale, string keys)
    {
        Assert.Equal(keys.Split(' '), Scale.Named(scale).Categories.Select(c => c.Key));
        Assert.Contains(scale, Scale.ReadyMade.Select(s => s.Key));
    }

    [Fact]
    public void A_category_is_worth_its_rank_from_the_against_end()
    {
        Assert.Equal([9, 8, 7, 6, 5, 4, 3, 2, 1], Enumerable.Range(0, 9).Select(Scale.Rand9.ValueOf));
        Assert.Equal((5, 1), (Scale.Likert5.ValueOf(0), Scale.Likert5.ValueOf(4)));
    }

    [Fact]
    public void A_point_of_nine_is_worth_what_its_key_says() => Assert.All(
        Enumerable.Range(0, 9), i => Assert.Equal(Scale.Rand9.Categories[i].Key, Scale.Rand9.ValueOf(i).ToString(CultureInfo.InvariantCulture)));

    [Fact]
    public void A_scale_read_from_the_log_is_the_scale_that_was_written() => Assert.All(Scale.ReadyMade.Append(CustomScales.Three()), scale =>
    {
        var json = JsonSerializer.Serialize(scale, JsonSerializerOptions.Web);

        var read = JsonSerializer.Deserialize<Scale>(json, JsonSerializerOptions.Web)!;

        Assert.NotSame(scale, read);
        Assert.Equal(scale, read);
        Assert.Equal(scale.GetHashCode(), read.GetHashCode());
        Assert.Equal(json, JsonSerializer.Serialize(read, JsonSerializerOptions.Web));
    });

    [Fact]
    public void A_scale_is_kept_whole_in_frozen_json() => Assert.Equal(
        """{"key":"custom","categories":[{"key":"yes","label":"Yes","side":"for"},{"key":"hm","label":"Hm","side":"neutral"},{"key":"no","label":"No","side":"against"}]}""",
        JsonSerializer.Serialize(CustomScales.Three(), JsonSerializerOptions.Web));

    [Fact]
    public void Scales_differ_by_key_by_category_and_by_order()
    {
        var three = CustomScales.Three();

        Assert.NotEqual(three, three with { Key = "other" });
        Assert.NotEqual(three, three with { Categories = [.. three.Categories.Take(2)] });
        Assert.NotEqual(three, three with { Categories = [.. three.Categories.Reverse()] });
        Assert.NotEqual(three, three with { Categories = three.Categories.SetItem(0, new("yes", "Aye", Side.For)) });
        Assert.NotEqual(three, three with { Categories = default });
    }
}
