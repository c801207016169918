using ReviewHub.Domain;
using ReviewHub.Grains.Tests.Support;
using static ReviewHub.Domain.Tests.Some;
using static ReviewHub.Grains.Tests.Support.ReviewedDocument;

namespace ReviewHub.Grains.Tests.Paragraphs;

/// <summary>Promise 3.</summary>
[Collection(OneCluster.Name)]
public class OneWriter(ReviewCluster cluster)
{
    [Fact]
    public async Task A_writer_overtaken_by_another_fails_and_the_retry_succeeds_on_what_is_there()
    {
        var document = await cluster.Import(Ann, Ben);
        await document.Paragraph(1).StartThread(By(Ann), "First", null);
        await document.AppendBehindTheGrain(1, Ben, new ThreadStarted(new(2), 1, "Second", null));
        var command = By(Ann);

        await Assert.ThrowsAsync<TryAgainException>(() => document.Paragraph(1).StartThread(command, "Third", null));
        var receipt = await document.Paragraph(1).StartThread(command, "Third", null);

        Assert.Equal((3, new CommentId(3)), (receipt.Version, receipt.Comment));
        Assert.Equal(["First", "Second", "Third"], (await document.Paragraph(1).Read()).Comments.Select(c => c.Text));
    }

    [Fact]
    public async Task What_is_sent_ahead_of_a_lost_race_does_not_land_on_the_winners_stream()
    {
        var document = await cluster.Import(Ann, Ben);
        await document.Paragraph(1).Read();
        var gate = cluster.Log.Hold(document.Stream(1));
        var (start, reply) = (By(Ann), By(Ben));
        var started = document.Paragraph(1).StartThread(start, "Why?", null);
        await Eventually.True(() => gate.Waiting == 1, "the first append is held back");
        var replied = document.Paragraph(1).Reply(reply, new(1), "Because.");
        await Eventually.True(() => gate.Waiting == 2, "the second append is held back");

        await document.AppendBehindTheGrain(1, Cleo, new StanceTaken(1, 1, Accept));
        gate.Open();

        await Assert.ThrowsAsync<TryAgainException>(() => started);
        await Assert.ThrowsAsync<TryAgainException>(() => replied);
        Assert.IsType<StanceTaken>(Assert.Single(await document.Events(1)).Event);
        await document.Paragraph(1).StartThread(start, "Why?", null);
        await document.Paragraph(1).Reply(reply, new(1), "Because.");
        Assert.Equal(["Why?", "Because."], (await document.Paragraph(1).Read()).Comments.Select(c => c.Text));
    }

    [Fact]
    public async Task What_is_sent_ahead_of_a_failed_append_fails_with_it()
    {
        var document = await cluster.Import(Ann, Ben);
        await document.Paragraph(1).Read();
        var gate = cluster.Log.Hold(document.Stream(1));
        cluster.Log.FailNextAppend(document.Stream(1), landed: false);
        Task[] sent = [document.Paragraph(1).TakeStance(By(Ann), Accept, null), document.Paragraph(1).TakeStance(By(Ben), Reject, null)];
        await Eventually.True(() => gate.Waiting == 2, "both appends are held back");

        gate.Open();

        foreach (var task in sent) await Assert.ThrowsAsync<TryAgainException>(() => task);
        Assert.Empty(await document.Events(1));
    }

    [Fact]
    public async Task Hundreds_of_callers_at_once_are_each_recorded_once()
    {
        ReviewerId[] people = [.. Enumerable.Range(1, 512).Select(Person)];
        var document = await cluster.Import(people);

        var receipts = await Task.WhenAll(people.Select(person => document.Paragraph(1).TakeStance(By(person), Accept, null)));

        Assert.Equal(Enumerable.Range(1, 512), receipts.Select(r => r.Version).Order());
        Assert.Equal(Enumerable.Range(1, 512), (await document.Events(1)).Select(r => r.Version));
        Assert.Equal(512, (await document.Paragraph(1).Read()).Counts[0]);
    }

    [Fact]
    public async Task Commands_decided_together_build_on_each_other()
    {
        var document = await cluster.Import(Ann);

        var receipts = await Task.WhenAll(Enumerable.Range(1, 100).Select(n => document.Paragraph(1).StartThread(By(Ann), $"Number {n}", null)));

        Assert.Equal(Enumerable.Range(1, 100), receipts.Select(r => r.Comment!.Value.Number).Order());
        Assert.Equal(100, (await document.Paragraph(1).Read()).Threads.Length);
    }

    [Fact]
    public async Task A_foreign_writer_fences_a_document_too()
    {
        var document = await cluster.Import(Ann);
        await document.AppendBehindTheGrain(Ben, new DocumentRenamed("Theirs"));
        var command = By(Ann);

        await Assert.ThrowsAsync<TryAgainException>(() => document.Grain.Rename(command, "Ours"));

        Assert.Equal(3, (await document.Grain.Rename(command, "Ours")).Version);
        Assert.Equal("Ours", (await document.Grain.Read())!.Title);
    }
}
