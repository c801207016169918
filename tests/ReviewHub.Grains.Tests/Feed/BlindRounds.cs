using System.Text.Json;
using ReviewHub.Domain;
using ReviewHub.Grains.Tests.Support;
using static ReviewHub.Domain.Tests.Some;
using static ReviewHub.Grains.Tests.Support.ReviewedDocument;

namespace ReviewHub.Grains.Tests.Feed;

/// <summary>What a feed tells of a round depends on what was declared before anybody voted.</summary>
[Collection(OneCluster.Name)]
public class BlindRounds(ReviewCluster cluster)
{
    private static readonly Viewer Chair = new(Cleo, BoardRole.Chair);

    [Fact]
    public async Task A_blind_round_tells_everyone_how_many_have_judged_and_no_tally()
    {
        var (document, screen) = await Open(Declared with { Visibility = Visibility.BlindUntilClosed });

        await document.Paragraph(1).TakeStance(By(Ann), Reject, null);
        await screen.Shows<TurnoutChanged>(t => t is { Paragraph: 1, Judged: 1 } && t.Who!.Value.SequenceEqual([Ann]));

        Assert.DoesNotContain(screen.Entries, e => e is TallyChanged { Round: 2 });
        Assert.Empty(screen.Batches.SelectMany(b => b.Narrow));
        var snapshot = (await document.Subscribe(screen)).Snapshot!;
        Assert.Empty(snapshot.Paragraphs.Single(p => p.Number == 1).Tallies);
        Assert.Empty((await document.Feed.ViewOf(Chair)).Seen);
    }

    [Fact]
    public async Task At_the_close_every_tally_comes_at_once()
    {
        var (document, screen) = await Open(Declared with { Visibility = Visibility.BlindUntilClosed });
        await document.Paragraph(1).TakeStance(By(Ann), Reject, null);
        await document.Paragraph(3).TakeStance(By(Ben), Accept, null);
        await screen.Shows<TurnoutChanged>(t => t is { Paragraph: 3, Judged: 1 });

        await document.Grain.CloseRound(By(Cleo), 2);
        await screen.Shows<RoundChanged>(r => r.Round.IsClosed && r.Round.Number == 2);

        var batch = screen.Batches.Single(b => b.Entries.Any(e => e is RoundChanged { Round: { Number: 2, IsClosed: true } }));
        Assert.Equal([1, 3], batch.Entries.OfType<TallyChanged>().Select(t => t.Paragraph).Order());
    }

    [Fact]
    public async Task Who_has_answered_every_question_sees_the_tallies_and_who_withdraws_sees_them_no_more()
    {
        var (document, screen) = await Open(Careful with { Visibility = Visibility.BlindUntilVoted, ChairView = ChairView.AsReviewers, Changes = Changes.Allowed, Naming = Naming.Named });

        await document.Paragraph(1).TakeStance(By(Ann), Accept, "accuracy");
        await document.Settle(screen);
        Assert.DoesNotContain(screen.Private, e => e is Judging);
        Assert.Empty((await document.Feed.ViewOf(Reader(Ann))).Seen);

        await document.Paragraph(1).TakeStance(By(Ann), Reject, "clarity");
        await screen.ShowsPrivately<Judging>(j => j.To == Ann && j is { Judged: true, Of: { Round: 2, Paragraph: 1 } });
        Assert.Equal([null, "clarity"], screen.Batches.SelectMany(b => b.Narrow).Where(n => n.Judges).TakeLast(2).Select(n => n.Tally.Question));
        Assert.Equal(2, (await document.Feed.ViewOf(Reader(Ann))).Seen.Length);
        Assert.Empty((await document.Feed.ViewOf(Reader(Ben))).Seen);

        await document.Paragraph(1).WithdrawStance(By(Ann), "clarity");
        await screen.ShowsPrivately<Judging>(j => j is { Judged: false });
        Assert.Empty((await document.Feed.ViewOf(Reader(Ann))).Seen);
    }

    [Fact]
    public async Task Chairs_see_a_blind_round_live_only_when_that_was_declared()
    {
        var (document, screen) = await Open(Declared with { Visibility = Visibility.BlindUntilClosed, ChairView = ChairView.Live });

        await document.Paragraph(1).TakeStance(By(Ann), Reject, null);

        await Eventually.True(() => screen.Batches.SelectMany(b => b.Narrow).Any(n => n is { Chairs: true, Judges: false }), "a tally for chairs");
        Assert.Single((await document.Feed.ViewOf(Chair)).Seen);
        Assert.Empty((await document.Feed.ViewOf(Reader(Ann))).Seen);
        Assert.Null((await document.Feed.Summary(Reader(Ann)))!.States[0]);
        Assert.NotNull((await document.Feed.Summary(Chair))!.States[0]);
    }

    [Fact]
    public async Task In_an_anonymous_round_nothing_that_is_told_to_all_bears_an_id_of_a_reviewer()
    {
        var (document, screen) = await Open(Declared with { Naming = Naming.Anonymous });
        await document.Feed.Here(screen.Node, [new(Ann, 2)]);
        await screen.Shows<PresentChanged>(p => p.Present == 1);
        var before = screen.Batches.Count;

        await document.Paragraph(1).TakeStance(By(Ann), Reject, null);
        await document.Paragraph(1).StartThread(By(Ann), "Why?", null);
        await document.Paragraph(1).ResolveThread(By(Ann), new(1));
        await document.Grain.Recuse(By(Ann), 3, "Mine.");
        await screen.Shows<ThreadChanged>(t => t.Thread.Resolution is not null);
        await screen.Shows<EligibleChanged>(e => e.Paragraph == 3);
        await document.Grain.CloseRound(By(Cleo), 2);
        await screen.Shows<RoundChanged>(r => r.Round is { Number: 2, IsClosed: true });

        var told = screen.Batches.Skip(before).SelectMany(b => b.Entries).Where(e => e is not RoundChanged).ToList();
        var snapshot = (await document.Subscribe(screen)).Snapshot! with { Rounds = [] };
        Assert.DoesNotContain(Ann.ToString(), Text(told) + Text(snapshot), StringComparison.Ordinal);
        var me = (await document.Feed.ViewOf(Reader(Ann))).Pseudonyms[2];
        Assert.Equal(me, told.OfType<CommentChanged>().First().Comment.By);
    }

    [Fact]
    public async Task A_recusal_makes_the_paragraph_wait_for_fewer()
    {
        var (document, screen) = await Open(Declared);

        await document.Grain.Recuse(By(Ann), 3, "Mine.");

        await screen.Shows<RecusalChanged>(r => r == new RecusalChanged(Ann, 3, false));
        await screen.Shows<EligibleChanged>(e => e == new EligibleChanged(2, 3));
        var work = (await document.Feed.Worklist(Reader(Ann)))!;
        Assert.Equal([1, 2], work.NotJudged.AsEnumerable());
    }

    private async Task<(ReviewedDocument Document, Screen Screen)> Open(Protocol protocol)
    {
        var document = await cluster.Import(Ann, Ben, Cleo);
        await document.Paragraph(1).TakeStance(By(Ben), Accept, null);
        await document.Grain.CloseRound(By(Cleo), 1);
        await document.Grain.OpenRound(By(Cleo), protocol with { Deadline = null }, null);
        var (screen, subscription) = await document.Watch();
        await Eventually.True(
            async () => (await document.Subscribe(screen)).Snapshot!.Rounds is [{ Number: 2 }], "the feed has heard of the round");
        _ = subscription;
        return (document, screen);
    }

    private static Viewer Reader(ReviewerId person) => new(person, BoardRole.Reviewer);

    private static string Text(object message) => message is IEnumerable<FeedEntry> entries
        ? string.Concat(entries.Select(e => JsonSerializer.Serialize(e, e.GetType())))
        : JsonSerializer.Serialize(message);
}
