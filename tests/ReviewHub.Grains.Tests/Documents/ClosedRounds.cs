using ReviewHub.Domain;
using ReviewHub.Domain.Tests;
using ReviewHub.Grains.Tests.Support;
using static ReviewHub.Domain.Tests.Some;
using static ReviewHub.Grains.Tests.Documents.RoundsOfADocument;
using static ReviewHub.Grains.Tests.Support.ReviewedDocument;

namespace ReviewHub.Grains.Tests.Documents;

/// <summary>Promise 6.</summary>
[Collection(OneCluster.Name)]
public class ClosedRounds(ReviewCluster cluster)
{
    private const int Paragraphs = 200;
    private const int Callers = 40;

    [Fact]
    public async Task However_many_vote_while_it_closes_none_is_accepted_after_the_close_was_acknowledged()
    {
        ReviewerId[] people = [.. Enumerable.Range(1, Callers).Select(Person)];
        var document = await Long(people);
        using var stop = new CancellationTokenSource();
        var (accepted, closed) = (0, false);
        var callers = people.Select((person, index) => Task.Run(() => Vote(person, index))).ToList();
        await Eventually.True(() => accepted > 1000, "many stances are accepted");

        await document.Grain.CloseRound(By(Ann), 1);
        Volatile.Write(ref closed, true);
        var atClose = await Stances(document);
        await Task.WhenAll(callers);

        Assert.Equal(atClose, await Stances(document));
        Assert.Equal(atClose, accepted);

        // Each goes on until a stance that was sent when the close was known has been refused in twenty paragraphs.
        async Task Vote(ReviewerId person, int seed)
        {
            var random = new Random(seed);
            for (var refusedAfter = 0; refusedAfter < 20;)
            {
                var knew = Volatile.Read(ref closed);
                var refusal = await Record.ExceptionAsync(() =>
                    document.Paragraph(random.Next(Paragraphs) + 1).TakeStance(By(person), random.Next(2) == 0 ? Accept : Reject, null));
                if (refusal is null) Interlocked.Increment(ref accepted);
                Assert.False(knew && refusal is null, "A stance was accepted after the close was acknowledged.");
                Assert.True(refusal is null or TryAgainException or ReviewRuleException { Kind: RefusalKind.Conflict }, $"{refusal}");
                if (knew && refusal is ReviewRuleException) refusedAfter++;
            }
        }
    }

    [Fact]
    public async Task Stances_on_their_way_when_it_closes_are_refused_in_words()
    {
        var document = await cluster.Import(Ann, Ben, Cleo);
        await document.Paragraph(1).Read();
        var gate = cluster.Log.Hold(document.Stream(1));
        Task[] sent = [.. new[] { Ann, Ben, Cleo }.Select(person => document.Paragraph(1).TakeStance(By(person), Accept, null))];
        await Eventually.True(() => gate.Waiting == 3, "three appends are held back");

        await document.Grain.CloseRound(By(Ann), 1);
        gate.Open();

        foreach (var stance in sent) await Refused(RefusalKind.Conflict, "Round 1 is closed", () => stance);
        Assert.Empty(await document.Events(1));
        await document.Grain.OpenRound(By(Ann), Declared, null);
        await Eventually.True(async () => await Record.ExceptionAsync(() => document.Paragraph(1).TakeStance(By(Ann), Accept, null)) is null, "a stance is taken");
    }

    [Fact]
    public async Task A_stance_on_its_way_when_the_next_round_opens_is_taken_in_that_one()
    {
        var document = await cluster.Import(Ann);
        await document.Paragraph(1).Read();
        var gate = cluster.Log.Hold(document.Stream(1));
        var sent = document.Paragraph(1).TakeStance(By(Ann), Accept, null);
        await Eventually.True(() => gate.Waiting == 1, "the append is held back");

        await document.Grain.CloseRound(By(Ann), 1);
        await document.Grain.OpenRound(By(Ann), Declared, null);
        gate.Open();

        await sent;
        Assert.Equal(new StanceTaken(2, 1, Accept), Assert.Single(await document.Events(1)).Event);
    }

    [Fact]
    public async Task A_stance_taken_in_time_keeps_its_receipt()
    {
        var document = await cluster.Import(Ann);
        var (stance, close) = (By(Ann), By(Ann));
        var taken = await document.Paragraph(1).TakeStance(stance, Accept, null);
        var closed = await document.Grain.CloseRound(close, 1);

        await cluster.Deactivate(document.Paragraph(1));

        Assert.Equal(taken, await document.Paragraph(1).TakeStance(stance, Accept, null));
        Assert.Equal(closed, await document.Grain.CloseRound(close, 1));
    }

    [Fact]
    public async Task Talk_goes_on_in_a_closed_round()
    {
        var document = await cluster.Import(Ann);
        await document.Grain.CloseRound(By(Ann), 1);

        await document.Paragraph(1).StartThread(By(Ann), "Why?", null);
        Assert.Single((await document.Paragraph(1).Read()).Threads);
    }

    private async Task<ReviewedDocument> Long(ReviewerId[] voters)
    {
        var document = cluster.Unknown(voters);
        await document.Grain.Import(By(Ann), document.Text with { Blocks = [.. Enumerable.Range(1, Paragraphs).Select(n => Prose($"Paragraph {n}."))] });
        return document;
    }

    private async Task<int> Stances(ReviewedDocument document)
    {
        await using var view = await cluster.Log.Real.Open(document.Id, null, default);
        return view.ReadAll().Count(e => e.Recorded.Event is StanceTaken);
    }
}
