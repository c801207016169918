using ReviewHub.Domain;
using ReviewHub.Domain.Tests;
using ReviewHub.Grains.Tests.Support;
using static ReviewHub.Domain.Tests.Some;
using static ReviewHub.Grains.Tests.Support.ReviewedDocument;

namespace ReviewHub.Grains.Tests.Documents;

[Collection(OneCluster.Name)]
public class RoundsOfADocument(ReviewCluster cluster)
{
    [Fact]
    public async Task A_document_imported_without_a_round_takes_comments_and_no_stances_until_one_opens()
    {
        var document = cluster.Unknown(Ann);
        await document.Grain.Import(By(Ann), document.Text with { Protocol = null });
        await document.Paragraph(1).StartThread(By(Ann), "Why?", null);
        await Refused(RefusalKind.Conflict, "No round", () => document.Paragraph(1).TakeStance(By(Ann), Accept, null));

        await document.Grain.OpenRound(By(Ann), Declared, null);

        await document.Paragraph(1).TakeStance(By(Ann), Accept, null);
        Assert.Equal([1, 0, 0, 0], (await document.Paragraph(1).Read()).Counts.AsEnumerable());
    }

    [Fact]
    public async Task The_next_round_is_met_by_paragraphs_that_nobody_told()
    {
        var document = await cluster.Import(Ann, Ben);
        await document.Paragraph(1).TakeStance(By(Ann), Accept, null);
        await document.Grain.CloseRound(By(Cleo), 1);
        await Refused(RefusalKind.Conflict, "Round 1 is closed", () => document.Paragraph(1).TakeStance(By(Ben), Accept, null));
        await Refused(RefusalKind.Conflict, "Round 1 is closed", () => document.Paragraph(1).WithdrawStance(By(Ann), null));

        await document.Grain.OpenRound(By(Cleo), Declared, null);

        await document.Paragraph(1).TakeStance(By(Ann), Accept, null);
        await document.Paragraph(1).TakeStance(By(Ben), Reject, null);
        StanceTaken[] taken = [new(1, 1, Accept), new(2, 1, Accept, null, CarriedFrom: 1), new(2, 1, Reject)];
        Assert.Equal(taken, (await document.Events(1)).Select(r => r.Event));
        Assert.Equal([1, 0, 1, 0], (await document.Paragraph(1).Read()).Counts.AsEnumerable());
    }

    [Fact]
    public async Task A_vote_by_somebody_not_eligible_is_refused_until_they_are()
    {
        var document = await cluster.Import(Ann);
        await document.Paragraph(1).TakeStance(By(Ann), Accept, null);
        await Refused(RefusalKind.NotAllowed, "not among those who are eligible", () => document.Paragraph(1).TakeStance(By(Ben), Accept, null));
        Assert.Single(await document.Events(1));

        cluster.Roster.Set(document.Board, Ann, Ben);
        await document.Grain.RosterChanged();

        await document.Paragraph(1).TakeStance(By(Ben), Accept, null);
    }

    [Fact]
    public async Task Who_joins_the_board_is_not_admitted_where_the_eligible_were_named()
    {
        var document = await cluster.Import(Declared with { Eligible = [Ann] }, Ann, Ben);

        cluster.Roster.Set(document.Board, Ann, Ben, Cleo);
        await document.Grain.RosterChanged();

        await Refused(RefusalKind.NotAllowed, "eligible", () => document.Paragraph(1).TakeStance(By(Cleo), Accept, null));
        Assert.Equal(Ann, Assert.Single((await document.Grain.Read())!.Round!.Eligible));
    }

    [Fact]
    public async Task A_paragraph_put_to_its_own_vote_takes_stances_in_it_at_once()
    {
        var document = await cluster.Import(Ann, Ben);
        foreach (var paragraph in new[] { 1, 2 }) await document.Paragraph(paragraph).TakeStance(By(Ann), Accept, null);

        await document.Grain.OpenRound(By(Cleo), Declared, 2);
        foreach (var paragraph in new[] { 1, 2 }) await document.Paragraph(paragraph).TakeStance(By(Ben), Reject, null);

        Assert.Equal([1, 0, 1, 0], (await document.Paragraph(1).Read()).Counts.AsEnumerable());
        Assert.Equal([0, 0, 1, 0], (await document.Paragraph(2).Read()).Counts.AsEnumerable());
    }

    [Fact]
    public async Task A_refused_protocol_opens_nothing()
    {
        var document = await cluster.Import(Ann);
        await Refused(RefusalKind.Conflict, "still open", () => document.Grain.OpenRound(By(Ann), Declared, null));
        await document.Grain.CloseRound(By(Ann), 1);

        await Refused(RefusalKind.Invalid, "past", () => document.Grain.OpenRound(By(Ann), Declared with { Deadline = Noon.AddYears(-9) }, null));
        await Refused(RefusalKind.Invalid, "quorum", () => document.Grain.OpenRound(By(Ann), Declared with { Rule = new PercentAgreement(75, 101, true) }, null));
        await Refused(RefusalKind.Invalid, "board", () => document.Grain.OpenRound(By(Ann), Declared with { Eligible = [Ben] }, null));
        await Refused(RefusalKind.NotFound, "paragraph 9", () => document.Grain.OpenRound(By(Ann), Declared, 9));
        await Refused(RefusalKind.NotFound, "round 2", () => document.Grain.CloseRound(By(Ann), 2));
        await Refused(RefusalKind.Conflict, "closed already", () => document.Grain.CloseRound(By(Ann), 1));

        Assert.Equal(2, (await document.Grain.Read())!.Version);
    }

    [Fact]
    public async Task A_stance_off_the_questions_and_scales_of_the_round_is_refused()
    {
        var document = await cluster.Import(Declared with { Questions = Careful.Questions }, Ann);

        await Refused(RefusalKind.Invalid, "accuracy, clarity", () => document.Paragraph(1).TakeStance(By(Ann), Accept, "beauty"));
        await Refused(RefusalKind.Invalid, "accept, revise, reject or abstain", () => document.Paragraph(1).TakeStance(By(Ann), new("agree"), "clarity"));

        await document.Paragraph(1).TakeStance(By(Ann), Accept, "clarity");
        Assert.Equal(new StanceTaken(1, 1, Accept, "clarity"), Assert.Single(await document.Events(1)).Event);
    }

    [Fact]
    public async Task A_locked_stance_is_not_changed()
    {
        var document = await cluster.Import(Declared with { Changes = Changes.Locked, Visibility = Visibility.BlindUntilVoted }, Ann);
        await document.Paragraph(1).TakeStance(By(Ann), Accept, null);

        await Refused(RefusalKind.Conflict, "cannot be changed", () => document.Paragraph(1).TakeStance(By(Ann), Reject, null));
        await Refused(RefusalKind.Conflict, "cannot be changed", () => document.Paragraph(1).WithdrawStance(By(Ann), null));
    }

    [Fact]
    public async Task Nothing_is_opened_closed_or_recused_from_in_a_document_that_is_not_there()
    {
        var document = cluster.Unknown(Ann);

        await Refused(RefusalKind.NotFound, "no such document", () => document.Grain.OpenRound(By(Ann), Declared, null));
        await Refused(RefusalKind.NotFound, "no such document", () => document.Grain.CloseRound(By(Ann), 1));
        await Refused(RefusalKind.NotFound, "no such document", () => document.Grain.Recuse(By(Ann), null, "Mine."));
        await document.Grain.CloseDue();
    }

    [Fact]
    public async Task Rounds_and_recusals_are_there_after_the_document_went_and_came_back()
    {
        var document = await cluster.Import(Ann, Ben);
        await document.Grain.Recuse(By(Ben), 1, "My chapter.");
        await document.Grain.CloseRound(By(Ann), 1);
        await document.Grain.OpenRound(By(Ann), Careful with { Deadline = cluster.Clock.GetUtcNow().AddDays(1) }, null);

        await cluster.Deactivate(document.Grain);

        var view = (await document.Grain.Read())!;
        Assert.Equal((2, 2, true), (view.Rounds.Length, view.Round!.Number, view.Rounds[0].IsClosed));
        Assert.Equal("My chapter.", Assert.Single(view.Recusals.All).Reason);
        Assert.Equal("My chapter.", Assert.Single(view.Rounds[0].Recused!.All).Reason);
    }

    internal static async Task Refused(RefusalKind kind, string words, Func<Task> command)
    {
        var refusal = await Assert.ThrowsAsync<ReviewRuleException>(command);
        Assert.Equal(kind, refusal.Kind);
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
    }
}
