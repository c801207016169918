using ReviewHub.Domain;
using ReviewHub.Grains.Tests.Support;
using static ReviewHub.Domain.Tests.Some;
using static ReviewHub.Grains.Tests.Documents.RoundsOfADocument;
using static ReviewHub.Grains.Tests.Support.ReviewedDocument;

namespace ReviewHub.Grains.Tests.Documents;

[Collection(OneCluster.Name)]
public class RecusalsFromADocument(ReviewCluster cluster)
{
    [Fact]
    public async Task Who_recused_neither_counts_nor_votes_nor_stands_in_the_denominator()
    {
        var document = await cluster.Import(Ann, Ben, Cleo);
        foreach (var person in new[] { Ann, Ben }) await document.Paragraph(1).TakeStance(By(person), Accept, null);

        await document.Grain.Recuse(By(Ann), 1, "It is my own chapter.");

        var view = await document.Paragraph(1).Read();
        Assert.Equal([1, 0, 0, 0], view.Counts.AsEnumerable());
        Assert.Equal(new(ConsensusState.For, 1, 1, 2), view.Consensus);
        await Refused(RefusalKind.NotAllowed, "recused", () => document.Paragraph(1).TakeStance(By(Ann), Reject, null));
        await document.Paragraph(2).TakeStance(By(Ann), Reject, null);
    }

    [Fact]
    public async Task Who_recused_from_the_document_votes_nowhere_in_it()
    {
        var document = await cluster.Import(Ann, Ben);
        for (var number = 1; number <= 3; number++) await document.Paragraph(number).TakeStance(By(Ben), Accept, null);

        await document.Grain.Recuse(By(Ann), null, "I wrote it.");

        for (var number = 1; number <= 3; number++)
        {
            var paragraph = document.Paragraph(number);
            await Refused(RefusalKind.NotAllowed, "recused", () => paragraph.TakeStance(By(Ann), Reject, null));
        }
    }

    [Fact]
    public async Task A_withdrawn_recusal_lets_the_stance_count_again()
    {
        var document = await cluster.Import(Ann, Ben);
        await document.Paragraph(1).TakeStance(By(Ann), Accept, null);
        await document.Grain.Recuse(By(Ann), null, "I know the author.");
        await Refused(RefusalKind.Conflict, "already", () => document.Grain.Recuse(By(Ann), null, "Very well."));
        await Refused(RefusalKind.Invalid, "empty", () => document.Grain.Recuse(By(Ann), 1, ""));

        await document.Grain.WithdrawRecusal(By(Ann), null);

        Assert.Equal([1, 0, 0, 0], (await document.Paragraph(1).Read()).Counts.AsEnumerable());
        await document.Paragraph(1).TakeStance(By(Ann), Reject, null);
        await Refused(RefusalKind.NotFound, "not recused", () => document.Grain.WithdrawRecusal(By(Ann), null));
    }

    [Fact]
    public async Task A_recusal_said_twice_with_one_command_is_one()
    {
        var document = await cluster.Import(Ann);
        var command = By(Ann);

        Assert.Equal(await document.Grain.Recuse(command, 1, "Mine."), await document.Grain.Recuse(command, 1, "Mine."));
        Assert.Single((await document.Grain.Read())!.Recusals.All);
    }
}
