using Orleans.Runtime;
using ReviewHub.Domain;
using ReviewHub.Grains.Tests.Support;
using static ReviewHub.Domain.Tests.Some;
using static ReviewHub.Grains.Tests.Support.ReviewedDocument;

namespace ReviewHub.Grains.Tests.Paragraphs;

/// <summary>More commands than a journal keeps receipts of and than it folds without a snapshot.</summary>
[Collection(OneCluster.Name)]
public class LongStreams(ReviewCluster cluster)
{
    [Fact]
    public async Task A_long_paragraph_gets_a_snapshot_and_is_the_same_with_it()
    {
        var document = await cluster.Import(Ann, Ben);
        var comments = await StartThreads(document, ParagraphSnapshots.Every);
        await Eventually.True(async () => await Snapshot(document) is { } s && s.Version >= ParagraphSnapshots.Every, "a snapshot is kept");
        var stance = By(Ben);
        var taken = await document.Paragraph(1).TakeStance(stance, Reject, null);
        var before = await document.Paragraph(1).Read();

        await cluster.Deactivate(document.Paragraph(1));

        AssertSame(before, await document.Paragraph(1).Read());
        Assert.Equal(taken, await document.Paragraph(1).TakeStance(stance, Reject, null));
        foreach (var (command, receipt) in comments.Where((_, index) => index % 50 == 0))
            Assert.Equal(receipt, await document.Paragraph(1).StartThread(command, "Again", null));
        Assert.Equal(ParagraphSnapshots.Every + 1, (await document.Events(1)).Count);
    }

    [Fact]
    public async Task What_a_snapshot_says_is_not_folded_again()
    {
        var document = await cluster.Import(Ann);
        await document.Paragraph(1).StartThread(By(Ann), "Why?", null);
        var events = await document.Events(1);
        var other = Paragraph.Untouched.Apply(events[0] with { Event = new ThreadStarted(new(1), 1, "From the snapshot", null) });
        await cluster.Snapshots.Save(document.Stream(1), other);

        await cluster.Deactivate(document.Paragraph(1));

        Assert.Equal("From the snapshot", Assert.Single((await document.Paragraph(1).Read()).Comments).Text);
    }

    [Fact]
    public async Task An_old_repeat_gets_its_first_answer_from_the_log()
    {
        var document = await cluster.Import(Ann);
        var sent = await StartThreads(document, Receipts.Kept + 10);
        var (command, first) = sent[0];

        Assert.Equal(first, await document.Paragraph(1).StartThread(command, "Again", null));
        Assert.Equal(sent.Count + 1, (await document.Paragraph(1).TakeStance(By(Ann), Accept, null)).Version);
        Assert.Equal(sent.Count + 1, (await document.Events(1)).Count);
    }

    [Fact]
    public async Task An_old_repeat_that_would_be_refused_today_gets_its_first_answer()
    {
        var document = await cluster.Import(Ann);
        await document.Paragraph(1).StartThread(By(Ann), "Why?", null);
        var delete = By(Ann);
        var first = await document.Paragraph(1).DeleteComment(delete, new(1), moderator: false);
        await StartThreads(document, Receipts.Kept);

        Assert.Equal(first, await document.Paragraph(1).DeleteComment(delete, new(1), moderator: false));
        await Assert.ThrowsAsync<ReviewRuleException>(() => document.Paragraph(1).DeleteComment(By(Ann), new(1), moderator: false));
    }

    [Fact]
    public async Task What_was_sent_behind_an_old_repeat_can_be_sent_again()
    {
        var document = await cluster.Import(Ann, Ben);
        var (command, first) = (await StartThreads(document, Receipts.Kept + 10))[0];
        var gate = cluster.Log.Hold(document.Stream(1));
        var repeat = document.Paragraph(1).StartThread(command, "Again", null);
        await Eventually.True(() => gate.Waiting == 1, "the repeat is held back");
        var behind = By(Ben);
        var lost = document.Paragraph(1).TakeStance(behind, Accept, null);
        await Eventually.True(() => gate.Waiting == 2, "the stance is held back");

        gate.Open();

        Assert.Equal(first, await repeat);
        await Assert.ThrowsAsync<TryAgainException>(() => lost);
        Assert.Equal(Receipts.Kept + 11, (await document.Paragraph(1).TakeStance(behind, Accept, null)).Version);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Old_repeats_among_new_commands_of_many_callers_leave_each_command_once(int seed)
    {
        var document = await cluster.Import(Ann);
        var old = await StartThreads(document, Receipts.Kept + 200);
        var chance = new Random(seed);
        var fresh = Enumerable.Range(0, 300).Select(_ => By(Ann)).ToList();
        var sent = old.Select(o => o.Command).Take(200).Concat(fresh).Concat(fresh).OrderBy(_ => chance.Next()).ToArray();
        var answers = new Dictionary<CommandId, HashSet<Receipt>>();

        await Task.WhenAll(sent.Chunk(sent.Length / 16).Select(async commands =>
        {
            foreach (var command in commands)
            {
                var receipt = await Insist(() => document.Paragraph(1).StartThread(command, "Why?", null));
                lock (answers) (answers.TryGetValue(command.Id, out var known) ? known : answers[command.Id] = []).Add(receipt);
            }
        }));

        var events = await document.Events(1);
        Assert.Equal(Enumerable.Range(1, old.Count + fresh.Count), events.Select(e => e.Version));
        Assert.Equal(events.Count, events.Select(e => e.Command).Distinct().Count());
        Assert.All(answers.Values, receipts => Assert.Single(receipts));
        Assert.All(events.Where(e => answers.ContainsKey(e.Command)), e => Assert.Equal(Receipt.Of(e), answers[e.Command].Single()));
        Assert.All(old.Where(o => answers.ContainsKey(o.Command.Id)), o => Assert.Equal(o.Receipt, answers[o.Command.Id].Single()));
    }

    private Task<Paragraph?> Snapshot(ReviewedDocument document) => cluster.Snapshots.Find(document.Stream(1), default);

    private static async Task<IReadOnlyList<(Command Command, Receipt Receipt)>> StartThreads(ReviewedDocument document, int count)
    {
        Command[] commands = [.. Enumerable.Range(0, count).Select(_ => By(Ann))];
        var receipts = await Task.WhenAll(commands.Select(c => document.Paragraph(1).StartThread(c, "Why?", null)));
        return [.. commands.Zip(receipts).OrderBy(sent => sent.Second.Version)];
    }

    // As a page does: the same command again for as long as its outcome is unknown.
    private static async Task<Receipt> Insist(Func<Task<Receipt>> send)
    {
        while (true)
        {
            try
            {
                return await send();
            }
            catch (Exception e) when (e is TryAgainException or OrleansMessageRejectionException) // it may have moved twice on the way
            {
                await Task.Yield();
            }
        }
    }

    private static void AssertSame(ParagraphView before, ParagraphView after)
    {
        Assert.Equal((before.Version, before.Consensus), (after.Version, after.Consensus));
        Assert.Equal(before.Counts.AsEnumerable(), after.Counts);
        Assert.Equal(before.Threads.AsEnumerable(), after.Threads);
        Assert.Equal(before.Comments.AsEnumerable(), after.Comments);
        Assert.Equal(before.Stances.OrderBy(s => s.Key.Value), after.Stances.OrderBy(s => s.Key.Value));
    }
}
