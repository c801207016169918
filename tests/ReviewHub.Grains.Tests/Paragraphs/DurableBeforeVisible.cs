using ReviewHub.Domain;
using ReviewHub.Grains.Tests.Support;
using static ReviewHub.Domain.Tests.Some;
using static ReviewHub.Grains.Tests.Support.ReviewedDocument;

namespace ReviewHub.Grains.Tests.Paragraphs;

/// <summary>Promise 1.</summary>
[Collection(OneCluster.Name)]
public class DurableBeforeVisible(ReviewCluster cluster)
{
    [Fact]
    public async Task Nobody_sees_a_stance_before_it_is_on_disk()
    {
        var document = await cluster.Import(Ann, Ben);
        var (screen, _) = await document.Watch();
        var gate = cluster.Log.Hold(document.Stream(1));

        var reply = document.Paragraph(1).TakeStance(By(Ann), Accept, null);
        await Eventually.True(() => gate.Waiting == 1, "the append is held back");

        var view = await document.Paragraph(1).Read();
        await document.Settle(screen);
        Assert.False(reply.IsCompleted);
        Assert.Equal((0, 0), (view.Version, view.Stances.Count));
        Assert.Empty((await document.Feed.ViewOf(new(Ann, BoardRole.Reviewer))).Own);
        Assert.Empty(screen.Entries.OfType<TallyChanged>());

        gate.Open();
        Assert.Equal(1, (await reply).Version);
        Assert.Single((await document.Paragraph(1).Read()).Stances);
        await screen.Shows<TallyChanged>(t => t.Counts[0] == 1);
    }

    [Fact]
    public async Task A_stance_that_did_not_reach_the_disk_is_never_seen()
    {
        var document = await cluster.Import(Ann, Ben);
        var (screen, _) = await document.Watch();
        cluster.Log.FailNextAppend(document.Stream(1), landed: false);

        await Assert.ThrowsAsync<TryAgainException>(() => document.Paragraph(1).TakeStance(By(Ann), Accept, null));

        await document.Settle(screen);
        Assert.Empty((await document.Paragraph(1).Read()).Stances);
        Assert.Empty(screen.Entries.OfType<TallyChanged>());
        Assert.Empty(await document.Events(1));
    }

    [Fact]
    public async Task A_document_is_not_there_before_its_import_is_on_disk()
    {
        var document = cluster.Unknown(Ann);
        var gate = cluster.Log.Hold(StreamId.Of(document.Id));

        var reply = document.Import();
        await Eventually.True(() => gate.Waiting == 1, "the append is held back");
        Assert.Null(await document.Grain.Read());
        Assert.Null(await document.Feed.Summary(new(Ann, BoardRole.Reviewer)));

        gate.Open();
        await reply;
        Assert.NotNull(await document.Grain.Read());
    }
}
