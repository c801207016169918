using FsCheck.Xunit;

namespace ReviewHub.Domain.Tests.Consensus;

/// <summary>What holds whatever people think, on nine points and for every kind of rule.</summary>
[Properties(MaxTest = 300)]
public class ConsensusProperties
{
    private static readonly ConsensusRule[] Rules =
    [
        .. ConsensusRule.Defaults, .. ConsensusRule.Defaults.Select(r => r with { Quorum = 0 }),
        new PercentAgreement(60, 0, NeutralCounts: false), new Comet7015(51, 50, 0), new IqrConsensus(3.5m, 0),
    ];

    [Property]
    public void The_order_of_votes_does_not_matter(byte[] votes) => Assert.All(Rules, rule =>
    {
        var (forth, back) = (Rated(votes), Rated(votes.Reverse()));

        Assert.Equal(rule.Judge(forth, 9), rule.Judge(back, 9));
        Assert.Equal(rule.Explain(forth, 9).AsEnumerable(), rule.Explain(back, 9).AsEnumerable());
    });

    [Property]
    public void One_more_vote_for_never_turns_for_into_against(byte[] votes, byte more) => Assert.All(Rules, rule =>
    {
        var tally = Rated(votes);
        var joined = tally.Move(null, new(Scale.Rand9.Categories[more % 3].Key));

        if (rule.Judge(tally, 9).State == ConsensusState.For) Assert.NotEqual(ConsensusState.Against, rule.Judge(joined, 9).State);
        if (rule.Judge(joined, 9).State == ConsensusState.Against) Assert.NotEqual(ConsensusState.For, rule.Judge(tally, 9).State);
    });

    [Property]
    public void Both_sides_are_measured_alike(byte[] votes) => Assert.All(Rules, rule =>
    {
        var tally = Rated(votes);
        var mirrored = tally with { Counts = [.. tally.Counts.Take(9).Reverse(), tally.Abstain] };

        Assert.Equal(rule.Judge(tally, 9).State, rule.Judge(mirrored, 9).State switch
        {
            ConsensusState.For => ConsensusState.Against,
            ConsensusState.Against => ConsensusState.For,
            var state => state,
        });
    });

    [Property]
    public void Figures_are_numbers_and_intervals_hold_their_shares(byte[] votes, byte eligible) => Assert.All(Rules, rule =>
        Assert.All(rule.Explain(Rated(votes), eligible), figure =>
        {
            Assert.True(double.IsFinite(figure.Value) && figure.Denominator > 0, figure.ToString());
            if (figure is { Lower: { } lower, Upper: { } upper })
                Assert.True(lower >= 0 && lower <= figure.Value + 1e-12 && figure.Value <= upper + 1e-12 && upper <= 1, figure.ToString());
        }));

    private static Tally Rated(IEnumerable<byte> votes) => Ratings.On(Scale.Rand9, votes.Select(v => v % 10));
}
