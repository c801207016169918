using static ReviewHub.Domain.Tests.Some;

namespace ReviewHub.Domain.Tests.Rounds;

public class Scales
{
    [Fact]
    public void A_scale_is_found_by_its_key() => Assert.Same(Scale.AcceptReviseReject, Scale.Named("accept-revise-reject"));

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
    public void The_keys_are_frozen() =>
        Assert.Equal(["accept", "revise", "reject"], Scale.AcceptReviseReject.Categories.Select(c => c.Key));
}
