using ReviewHub.Domain;
using ReviewHub.Domain.Tests;
using ReviewHub.Grains.Tests.Support;
using static ReviewHub.Domain.Tests.Some;
using static ReviewHub.Grains.Tests.Support.ReviewedDocument;

namespace ReviewHub.Grains.Tests.Paragraphs;

[Collection(OneCluster.Name)]
public class ParagraphGrains(ReviewCluster cluster)
{
    [Fact]
    public async Task Every_command_is_recorded_and_shows()
    {
        var document = await cluster.Import(Ann, Ben);
        var paragraph = document.Paragraph(1);

        await paragraph.TakeStance(By(Ann), Reject, null);
        await paragraph.TakeStance(By(Ben), Accept, null);
        await paragraph.WithdrawStance(By(Ann), null);
        var thread = (await paragraph.StartThread(By(Ann), "Why?", new("One"))).Comment!.Value;
        var reply = (await paragraph.Reply(By(Ben), thread, "Because.")).Comment!.Value;
        await paragraph.EditComment(By(Ben), reply, "Just because.");
        await paragraph.DeleteComment(By(Cleo), thread, moderator: true);
        await paragraph.ResolveThread(By(Cleo), thread);
        await paragraph.ReopenThread(By(Ann), thread);

        var view = await paragraph.Read();
        Assert.Equal((9, 9), (view.Version, (await document.Events(1)).Count));
        Assert.Equal([1, 0, 0, 0], view.Counts.AsEnumerable());
        Assert.Equal(Ben, Assert.Single(view.Stances).Key);
        Assert.Equal([null, "Just because."], view.Comments.Select(c => c.Text));
        Assert.Equal(new(new(1), 1, new("One", "", ".", 0, 3), null), Assert.Single(view.Threads));
    }

    [Fact]
    public async Task A_receipt_says_what_was_recorded()
    {
        var document = await cluster.Import(Ann);

        var receipt = await document.Paragraph(1).StartThread(By(Ann), "Why?", null);

        var recorded = Assert.Single(await document.Events(1));
        Assert.Equal(new(1, new CommentId(1), recorded.At), receipt);
    }

    [Fact]
    public async Task The_consensus_is_that_of_the_declared_rule()
    {
        var document = await cluster.Import(Ann, Ben, Cleo);
        var paragraph = document.Paragraph(1);

        await paragraph.TakeStance(By(Ann), Accept, null);
        Assert.Equal(new(ConsensusState.NoQuorum, 1, 1, 3), (await paragraph.Read()).Consensus);
        await paragraph.TakeStance(By(Ben), Accept, null);
        Assert.Equal(new(ConsensusState.For, 2, 2, 3), (await paragraph.Read()).Consensus);
    }

    [Fact]
    public async Task A_refusal_reaches_the_caller_with_its_kind_and_records_nothing()
    {
        var document = await cluster.Import(Ann);
        var paragraph = document.Paragraph(1);
        await paragraph.StartThread(By(Ann), "Why?", null);

        await Refused(RefusalKind.Invalid, () => paragraph.TakeStance(By(Ann), new("perhaps"), null));
        await Refused(RefusalKind.NotFound, () => paragraph.Reply(By(Ann), new(7), "Where?"));
        await Refused(RefusalKind.NotAllowed, () => paragraph.EditComment(By(Ben), new(1), "Mine"));
        await Refused(RefusalKind.NotAllowed, () => paragraph.DeleteComment(By(Ben), new(1), moderator: false));
        await paragraph.DeleteComment(By(Ann), new(1), moderator: false);
        await Refused(RefusalKind.Conflict, () => paragraph.EditComment(By(Ann), new(1), "Back"));

        Assert.Equal(2, (await document.Events(1)).Count);
    }

    [Fact]
    public async Task A_paragraph_the_document_has_not_is_not_found()
    {
        var document = await cluster.Import(Ann);

        await Refused(RefusalKind.NotFound, () => document.Paragraph(4).TakeStance(By(Ann), Accept, null));
        await Refused(RefusalKind.NotFound, () => document.Paragraph(4).Read());
        Assert.Empty(await document.Events(4));
    }

    [Fact]
    public async Task A_paragraph_of_no_document_is_not_found_until_the_document_comes()
    {
        var document = cluster.Unknown(Ann);
        await Refused(RefusalKind.NotFound, () => document.Paragraph(1).TakeStance(By(Ann), Accept, null));

        await document.Import();

        await Eventually.True(async () => await Record.ExceptionAsync(() => document.Paragraph(1).TakeStance(By(Ann), Accept, null)) is null, "a stance is taken");
    }

    [Fact]
    public async Task A_paragraph_that_cannot_be_loaded_asks_to_try_again()
    {
        var document = await cluster.Import(Ann);
        cluster.Log.FailNextRead(document.Stream(1));

        await Assert.ThrowsAsync<TryAgainException>(() => document.Paragraph(1).TakeStance(By(Ann), Accept, null));
        await document.Paragraph(1).TakeStance(By(Ann), Accept, null);
    }

    private static async Task Refused(RefusalKind kind, Func<Task> command) =>
        Assert.Equal(kind, (await Assert.ThrowsAsync<ReviewRuleException>(command)).Kind);
}
