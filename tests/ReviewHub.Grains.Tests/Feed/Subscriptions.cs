using ReviewHub.Domain;
using ReviewHub.Grains.Tests.Support;
using static ReviewHub.Domain.Tests.Some;
using static ReviewHub.Grains.Tests.Support.ReviewedDocument;

namespace ReviewHub.Grains.Tests.Feed;

[Collection(OneCluster.Name)]
public class Subscriptions(ReviewCluster cluster)
{
    [Fact]
    public async Task A_subscription_begins_with_everything_there_is()
    {
        var document = await cluster.Import(Ann, Ben);
        await document.Paragraph(2).TakeStance(By(Ann), Accept, null);
        await document.Paragraph(2).StartThread(By(Ben), "Why?", null);

        await cluster.Deactivate(document.Feed); // whatever it has heard so far, it has to find the rest
        var snapshot = (await document.Watch()).Subscription.Snapshot!;

        var paragraph = Assert.Single(snapshot.Paragraphs);
        Assert.Equal(("A charter", 2), (snapshot.Title, snapshot.Eligible));
        Assert.Equal((2, 2, ConsensusState.For), (paragraph.Number, paragraph.Version, paragraph.Tallies[0].State));
        Assert.Equal([1, 0, 0, 0], paragraph.Tallies[0].Counts.AsEnumerable());
        Assert.Equal("Why?", Assert.Single(paragraph.Comments).Text);
        Assert.Equal(new CommentId(1), Assert.Single(paragraph.Threads).Id);
    }

    [Fact]
    public async Task A_feed_that_ends_says_so_to_those_who_follow_it()
    {
        var document = await cluster.Import(Ann);
        var (screen, before) = await document.Watch();
        Assert.Equal(0, screen.Ends);

        await cluster.Move(document.Feed);

        await Eventually.True(() => screen.Ends == 1, "the screen has heard of it");
        Assert.NotEqual(before.Epoch, (await document.Watch()).Subscription.Epoch);
    }

    [Fact]
    public async Task Batches_go_on_from_the_snapshot_one_by_one()
    {
        var document = await cluster.Import(Ann);
        await document.Paragraph(1).TakeStance(By(Ann), Accept, null);
        var (screen, subscription) = await document.Watch();

        foreach (var stance in new[] { Reject, Revise, Accept })
        {
            await document.Paragraph(1).TakeStance(By(Ann), stance, null);
            await document.Settle(screen);
        }

        Assert.All(screen.Batches, batch => Assert.Equal(subscription.Epoch, batch.Epoch));
        Assert.Equal(
            Enumerable.Range(1, screen.Batches.Count).Select(n => subscription.Sequence + n), screen.Batches.Select(b => b.Sequence));
    }

    [Fact]
    public async Task A_node_that_is_still_sending_gets_what_has_gathered_meanwhile_in_few_batches()
    {
        const int votes = 50;
        var document = await cluster.Import(Ann);
        var (screen, _) = await document.Watch();
        var sending = new TaskCompletionSource();
        screen.Busy = sending.Task;

        var started = TimeProvider.System.GetTimestamp();
        for (var vote = 0; vote < votes; vote++) await document.Paragraph(1).TakeStance(By(Ann), Accept, null);
        sending.SetResult();
        await document.Settle(screen);
        var took = TimeProvider.System.GetElapsedTime(started);

        // One at once, one for each time the feed's patience ended, and the last; each vote alone would be fifty.
        Assert.InRange(screen.Batches.Count, 1, 2 + (took / TimeSpan.FromMilliseconds(100)));
    }

    [Fact]
    public async Task A_node_has_one_batch_in_hand_at_a_time()
    {
        var document = await cluster.Import(Ann);
        var (screen, _) = await document.Watch();
        var sending = new TaskCompletionSource();
        screen.Busy = sending.Task;

        for (var i = 1; i <= 20; i++) await document.Feed.Revoke(Person(i)); // is told at once, whatever the node is doing
        sending.SetResult();

        await Eventually.True(() => screen.Private.OfType<Revoked>().Count() == 20, "all are told");
        Assert.Equal(1, screen.MostAtOnce);
    }

    [Fact]
    public async Task A_node_that_knows_the_epoch_gets_no_snapshot_but_the_sequence()
    {
        var document = await cluster.Import(Ann);
        var (screen, first) = await document.Watch();
        await document.Paragraph(1).TakeStance(By(Ann), Accept, null);
        await screen.Shows<TallyChanged>(t => t.Counts[0] == 1);
        await document.Settle(screen);

        var renewed = await document.Subscribe(screen, first.Epoch);

        Assert.Equal(new(first.Epoch, screen.Batches[^1].Sequence, null), renewed);
    }

    [Fact]
    public async Task A_node_may_always_ask_for_a_snapshot()
    {
        var document = await cluster.Import(Ann);
        var (screen, first) = await document.Watch();

        var again = await document.Subscribe(screen, null);

        Assert.Equal(first.Epoch, again.Epoch);
        Assert.NotNull(again.Snapshot);
    }

    [Fact]
    public async Task A_feed_that_starts_anew_has_a_new_epoch_and_a_whole_snapshot()
    {
        var document = await cluster.Import(Ann, Ben);
        await document.Paragraph(1).TakeStance(By(Ann), Accept, null);
        await document.Paragraph(3).StartThread(By(Ben), "Why?", null);
        var (screen, first) = await document.Watch();

        await cluster.Deactivate(document.Feed);
        var renewed = await document.Subscribe(screen, first.Epoch);

        Assert.NotEqual(first.Epoch, renewed.Epoch);
        Assert.Equal([1, 3], renewed.Snapshot!.Paragraphs.Select(p => p.Number).Order());
        Assert.Equal("A charter", renewed.Snapshot.Title);
    }

    [Fact]
    public async Task A_node_that_left_hears_nothing_more()
    {
        var document = await cluster.Import(Ann);
        var (gone, _) = await document.Watch();
        var (stays, _) = await document.Watch();

        await document.Feed.Unsubscribe(gone.Node);
        await document.Paragraph(1).TakeStance(By(Ann), Accept, null);

        await stays.Shows<TallyChanged>(t => t.Counts[0] == 1);
        await document.Settle(stays);
        Assert.Empty(gone.Entries.OfType<TallyChanged>());
    }

    [Fact]
    public async Task Readers_are_here_until_their_node_leaves()
    {
        var document = await cluster.Import(Ann);
        var (leaving, _) = await document.Watch();
        var (stays, _) = await document.Watch();
        await document.Feed.Here(leaving.Node, [new(Ann, 2)]);
        await stays.Shows<Presence>(p => p == new Presence(Ann, 2));
        Assert.Equal(new(Ann, 2), Assert.Single((await document.Subscribe(stays)).Snapshot!.Here));

        await document.Feed.Unsubscribe(leaving.Node);

        await stays.Shows<Presence>(p => p.By == Ann && p.Gone);
        Assert.Empty((await document.Subscribe(stays)).Snapshot!.Here);
    }

    [Fact]
    public async Task A_node_that_stops_renewing_lapses_and_its_readers_are_gone()
    {
        var document = await cluster.Import(Ann);
        var (lapsing, _) = await document.Watch();
        var (stays, subscription) = await document.Watch();
        await document.Feed.Here(lapsing.Node, [new(Ann, 2)]);
        await stays.Shows<Presence>(p => p.By == Ann);

        cluster.Clock.Advance(FeedTimes.Lapse - FeedTimes.Renewal);
        await document.Subscribe(stays, subscription.Epoch);
        cluster.Clock.Advance(FeedTimes.Renewal + TimeSpan.FromSeconds(1));

        await stays.Shows<Presence>(p => p.By == Ann && p.Gone);
    }
}
