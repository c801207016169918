using static ReviewHub.Domain.Tests.Some;

namespace ReviewHub.Domain.Tests.Rounds;

public class Sights
{
    [Theory]
    [InlineData(Visibility.Open, BoardRole.Reviewer, false, true)]
    [InlineData(Visibility.Open, BoardRole.Observer, false, true)]
    [InlineData(Visibility.BlindUntilVoted, BoardRole.Reviewer, false, false)]
    [InlineData(Visibility.BlindUntilVoted, BoardRole.Reviewer, true, true)]
    [InlineData(Visibility.BlindUntilVoted, BoardRole.Chair, false, false)]
    [InlineData(Visibility.BlindUntilClosed, BoardRole.Reviewer, true, false)]
    [InlineData(Visibility.BlindUntilClosed, BoardRole.Chair, true, false)]
    public void A_tally_shows_as_the_protocol_says(Visibility visibility, BoardRole role, bool hasJudged, bool shows)
    {
        Assert.Equal(shows, Of(Declared with { Visibility = visibility }, role).MaySeeTally(hasJudged));
        Assert.True(Of(Declared with { Visibility = visibility }, role, closed: true).MaySeeTally(hasJudged));
    }

    [Theory]
    [InlineData(Visibility.BlindUntilVoted)]
    [InlineData(Visibility.BlindUntilClosed)]
    public void A_live_chair_sees_the_tallies_of_a_blind_round_and_nobody_else_does(Visibility visibility)
    {
        var live = Declared with { Visibility = visibility, ChairView = ChairView.Live };

        Assert.True(Of(live, BoardRole.Chair).MaySeeTally(hasJudged: false));
        Assert.False(Of(live, BoardRole.Editor).MaySeeTally(hasJudged: false));
        Assert.False(Of(live with { Naming = Naming.Anonymous }, BoardRole.Chair).MaySeeWho(hasJudged: false));
    }

    [Theory]
    [InlineData(Visibility.BlindUntilVoted)]
    [InlineData(Visibility.BlindUntilClosed)]
    public void A_chair_who_judges_where_stances_are_locked_sees_what_reviewers_do(Visibility visibility)
    {
        var locked = Declared with { Visibility = visibility, ChairView = ChairView.Live, Changes = Changes.Locked };

        Assert.False(Of(locked, BoardRole.Chair).MaySeeTally(hasJudged: false));
        Assert.False(Of(locked with { Eligible = [Ann] }, BoardRole.Chair).MaySeeTally(hasJudged: false));
        Assert.Equal(visibility == Visibility.BlindUntilVoted, Of(locked, BoardRole.Chair).MaySeeTally(hasJudged: true));
        Assert.True(Of(locked with { Eligible = [Ben] }, BoardRole.Chair).MaySeeTally(hasJudged: false));
        Assert.True(Of(locked, BoardRole.Chair, closed: true).MaySeeTally(hasJudged: false));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Anonymous_stays_anonymous(bool closed)
    {
        var pseudonyms = Pseudonyms.Of(new byte[32], new(Guid.Empty), 1);
        var (named, anonymous) = (Of(Declared, closed: closed), Of(Declared with { Naming = Naming.Anonymous }, closed: closed));

        Assert.False(anonymous.MaySeeWho(hasJudged: true));
        Assert.True(named.MaySeeWho(hasJudged: true));
        Assert.Equal((Ann, pseudonyms.Of(Ann)), (named.NameOf(Ann, pseudonyms), anonymous.NameOf(Ann, pseudonyms)));
    }

    [Fact]
    public void Who_has_judged_shows_by_name_where_people_go_by_name()
    {
        var anonymous = Declared with { Naming = Naming.Anonymous };

        Assert.True(Of(Declared).MaySeeTurnoutNames);
        Assert.False(Of(anonymous).MaySeeTurnoutNames);
        Assert.False(Of(anonymous with { Visibility = Visibility.BlindUntilVoted }).MaySeeTurnoutNames);
        Assert.False(Of(anonymous with { Visibility = Visibility.BlindUntilClosed }).MaySeeTurnoutNames);
        Assert.False(Of(anonymous with { Visibility = Visibility.BlindUntilClosed }, closed: true).MaySeeTurnoutNames);
        Assert.False(Of(anonymous with { Visibility = Visibility.BlindUntilClosed, ChairView = ChairView.Live }).MaySeeTurnoutNames);
    }

    [Fact]
    public void A_pseudonym_is_stable_in_its_round_and_leads_nowhere()
    {
        var document = new DocumentId(new Guid(7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        ReviewerId Named(byte secret, int round) => Pseudonyms.Of([.. Enumerable.Repeat(secret, 32)], document, round).Of(Ann);

        Assert.Equal(Named(1, 1), Named(1, 1));
        Assert.Distinct([Ann, Named(1, 1), Named(1, 2), Named(2, 1), Pseudonyms.Of(new byte[32], document, 1).Of(Ben)]);
        Assert.Matches("^Reviewer [A-Z0-9]{4}$", Pseudonyms.LabelOf(Named(1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Pseudonyms.Of(new byte[31], document, 1));
    }

    private static Sight Of(Protocol protocol, BoardRole role = BoardRole.Reviewer, bool closed = false) =>
        Sight.Of(Round(1, protocol, Ann, Ben) with { ClosedAt = closed ? Noon : null }, new(Ann, role));
}
