using ReviewHub.Domain;
using ReviewHub.Grains.Tests.Support;
using static ReviewHub.Domain.Tests.Some;
using static ReviewHub.Grains.Tests.Support.ReviewedDocument;

namespace ReviewHub.Grains.Tests.Feed;

/// <summary>Promise 4: what is lost on the way to the feed is found in the log.</summary>
[Collection(OneCluster.Name)]
public class LostNews(ReviewCluster cluster)
{
    [Fact]
    public async Task A_gap_is_filled_from_the_log()
    {
        var document = await cluster.Import(Ann, Ben);
        var (screen, _) = await document.Watch();
        await document.AppendBehindTheGrain(1, Ann, new ThreadStarted(new(1), 1, "Unheard", null));
        var heard = await document.AppendBehindTheGrain(1, Ben, new StanceTaken(1, 1, Accept));

        await document.Feed.Publish(1, heard);

        await screen.Shows<CommentChanged>(c => c.Comment.Text == "Unheard");
        await screen.Shows<TallyChanged>(t => t is { Paragraph: 1, Version: 2 } && t.Counts[0] == 1);
    }

    [Fact]
    public async Task A_gap_in_the_documents_own_stream_is_filled_too()
    {
        var document = await cluster.Import(Ann);
        var (screen, _) = await document.Watch();
        await document.AppendBehindTheGrain(ReviewerId.System, new ReviewersAdmitted(1, [Ben]));
        var heard = await document.AppendBehindTheGrain(Ann, new DocumentRenamed("Better"));

        await document.Feed.PublishDocument(heard);

        await screen.Shows<TitleChanged>(t => t.Title == "Better");
        await screen.Shows<EligibleChanged>(e => e.Eligible == 2);
    }

    [Fact]
    public async Task A_feed_that_is_told_to_catch_up_knows_of_a_round_it_did_not_hear_of()
    {
        var document = await cluster.Import(Ann);
        var (screen, _) = await document.Watch();
        var unheard = await document.AppendBehindTheGrain(Cleo, new RoundClosed(1));

        await document.Feed.CatchUp(unheard.Version);

        await screen.Shows<RoundChanged>(r => r.Round is { Number: 1, IsClosed: true });
    }

    [Fact]
    public async Task A_feed_that_did_not_hear_of_the_import_finds_it()
    {
        var document = cluster.Unknown(Ann);
        var (screen, _) = await document.Watch();
        await document.AppendBehindTheGrain(Ann, Document.Import(document.Board, "Unheard", [Prose()], Declared, [Ann], Noon));
        var heard = await document.AppendBehindTheGrain(1, Ann, new StanceTaken(1, 1, Accept));

        await document.Feed.Publish(1, heard);

        await screen.Shows<TallyChanged>(t => t.Counts[0] == 1);
        Assert.Equal("Unheard", (await document.Feed.Summary(new(Ann, BoardRole.Reviewer)))!.Title);
    }

    [Fact]
    public async Task Old_news_is_ignored()
    {
        var document = await cluster.Import(Ann);
        var (screen, _) = await document.Watch();
        await document.Paragraph(1).TakeStance(By(Ann), Accept, null);
        await document.Paragraph(1).TakeStance(By(Ann), Reject, null);
        await screen.Shows<TallyChanged>(t => t.Version == 2);
        await document.Settle(screen);
        var before = screen.Entries.Count;

        foreach (var old in await document.Events(1)) await document.Feed.Publish(1, old);
        await document.Settle(screen);

        Assert.Equal(before + 1, screen.Entries.Count); // what settled it
        Assert.Equal(Reject, Assert.Single((await document.Feed.ViewOf(new(Ann, BoardRole.Reviewer))).Own).Stance);
    }

    [Fact]
    public async Task A_feed_that_can_be_loaded_in_part_only_asks_to_try_again()
    {
        var document = await cluster.Import(Ann);
        await document.Feed.Summary(new(Ann, BoardRole.Reviewer));
        await cluster.Deactivate(document.Feed);
        cluster.Log.FailNextFold(document.Id);

        await Assert.ThrowsAsync<TryAgainException>(() => document.Watch());
        Assert.NotNull((await document.Watch()).Subscription.Snapshot);
    }

    [Fact]
    public async Task A_feed_that_cannot_be_loaded_asks_to_try_again()
    {
        var document = await cluster.Import(Ann);
        await document.Feed.Summary(new(Ann, BoardRole.Reviewer));
        await cluster.Deactivate(document.Feed);
        cluster.Log.FailNextRead(StreamId.Of(document.Id));

        await Assert.ThrowsAsync<TryAgainException>(() => document.Watch());
        Assert.NotNull((await document.Watch()).Subscription.Snapshot);
    }

    [Fact]
    public async Task A_gap_that_could_not_be_read_is_not_forgotten()
    {
        var document = await cluster.Import(Ann, Ben);
        var (screen, first) = await document.Watch();
        await document.AppendBehindTheGrain(1, Ann, new StanceTaken(1, 1, Accept));
        var heard = await document.AppendBehindTheGrain(1, Ben, new StanceTaken(1, 1, Accept));
        cluster.Log.FailNextRead(document.Stream(1));

        await document.Feed.Publish(1, heard);

        // What every node sends every few seconds finds a feed that started anew.
        var renewed = first;
        await Eventually.True(async () => (renewed = await document.Subscribe(screen, first.Epoch)).Epoch != first.Epoch, "a new epoch");
        Assert.Equal(2, Assert.Single(renewed.Snapshot!.Paragraphs).Tallies[0].Counts[0]);
    }
}
