using ReviewHub.Domain;
using ReviewHub.Grains.Tests.Support;
using static ReviewHub.Domain.Tests.Some;
using static ReviewHub.Grains.Tests.Support.ReviewedDocument;

namespace ReviewHub.Grains.Tests.Documents;

[Collection(OneCluster.Name)]
public class ChangesOfTheRoster(ReviewCluster cluster)
{
    [Fact]
    public async Task A_new_voter_is_admitted_and_every_tally_is_judged_anew()
    {
        var document = await cluster.Import(Ann, Ben);
        await document.Paragraph(1).TakeStance(By(Ann), Accept, null);
        await document.Paragraph(3).TakeStance(By(Ann), Reject, null);
        Assert.Equal(ConsensusState.For, (await document.Paragraph(1).Read()).Consensus.State);
        var (screen, _) = await document.Watch();

        cluster.Roster.Set(document.Board, Ann, Ben, Cleo);
        await document.Grain.RosterChanged();

        await screen.Shows<EligibleChanged>(e => e.Eligible == 3);
        await screen.Shows<TallyChanged>(t => t is { Paragraph: 1, State: ConsensusState.NoQuorum });
        await screen.Shows<TallyChanged>(t => t is { Paragraph: 3, State: ConsensusState.NoQuorum });
        Assert.Equal(new(ConsensusState.NoQuorum, 1, 1, 3), (await document.Paragraph(1).Read()).Consensus);
    }

    [Fact]
    public async Task Leaving_the_board_makes_no_quorum_easier()
    {
        var document = await cluster.Import(Ann, Ben, Cleo);
        await document.Paragraph(1).TakeStance(By(Ann), Accept, null);

        cluster.Roster.Set(document.Board, Ann);
        await document.Grain.RosterChanged();

        Assert.Equal(new(ConsensusState.NoQuorum, 1, 1, 3), (await document.Paragraph(1).Read()).Consensus);
        Assert.Equal(1, (await document.Grain.Read())!.Version);
    }

    [Fact]
    public async Task Who_leaves_and_comes_back_is_counted_once()
    {
        var document = await cluster.Import(Ann, Ben);
        foreach (ReviewerId[] voters in new[] { new[] { Ann }, [Ann, Ben], [Ann, Ben, Cleo] })
        {
            cluster.Roster.Set(document.Board, voters);
            await document.Grain.RosterChanged();
        }

        var view = (await document.Grain.Read())!;
        Assert.Equal((2, 3), (view.Version, view.Round!.Eligible.Count));
    }

    [Fact]
    public async Task A_change_nobody_told_of_is_found_before_a_newcomer_is_refused()
    {
        var document = await cluster.Import(Ann);
        await document.Paragraph(1).TakeStance(By(Ann), Accept, null);
        cluster.Roster.Set(document.Board, Ann, Ben);

        await document.Paragraph(1).TakeStance(By(Ben), Accept, null);

        Assert.Equal(new(ConsensusState.For, 2, 2, 2), (await document.Paragraph(1).Read()).Consensus);
    }

    [Fact]
    public async Task A_change_nobody_told_of_is_found_when_the_document_is_loaded_again()
    {
        var document = await cluster.Import(Ann);
        cluster.Roster.Set(document.Board, Ann, Ben);
        Assert.Single((await document.Grain.Read())!.Round!.Eligible);

        await cluster.Deactivate(document.Grain);

        Assert.True((await document.Grain.Read())!.Round!.Eligible.SetEquals([Ann, Ben]));
    }

    [Fact]
    public async Task The_product_itself_admits_voters()
    {
        var document = await cluster.Import(Ann);
        cluster.Roster.Set(document.Board, Ann, Ben);
        await document.Grain.RosterChanged();

        var admitted = (await cluster.Log.Real.Read(StreamId.Of(document.Id), default))[^1];

        Assert.Equal(ReviewerId.System, admitted.By);
        Assert.Equal([Ben], Assert.IsType<ReviewersAdmitted>(admitted.Event).Reviewers.AsEnumerable());
    }

    [Fact]
    public async Task A_telling_that_failed_can_be_told_again()
    {
        var document = await cluster.Import(Ann);
        cluster.Roster.Set(document.Board, Ann, Ben);
        cluster.Log.FailNextAppend(StreamId.Of(document.Id), landed: false);

        await Assert.ThrowsAsync<TryAgainException>(document.Grain.RosterChanged);
        await document.Grain.RosterChanged();

        Assert.Equal(2, (await document.Grain.Read())!.Round!.Eligible.Count);
    }
}
