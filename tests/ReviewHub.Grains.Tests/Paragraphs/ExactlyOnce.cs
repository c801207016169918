using ReviewHub.Grains.Tests.Support;
using static ReviewHub.Domain.Tests.Some;
using static ReviewHub.Grains.Tests.Support.ReviewedDocument;

namespace ReviewHub.Grains.Tests.Paragraphs;

/// <summary>Promise 2.</summary>
[Collection(OneCluster.Name)]
public class ExactlyOnce(ReviewCluster cluster)
{
    [Fact]
    public async Task A_repeat_gets_the_first_answer_and_adds_nothing()
    {
        var document = await cluster.Import(Ann);
        var command = By(Ann);
        var first = await document.Paragraph(1).StartThread(command, "Why?", null);
        await document.Paragraph(1).StartThread(By(Ann), "How?", null);

        Assert.Equal(first, await document.Paragraph(1).StartThread(command, "Why?", null));
        Assert.Equal(2, (await document.Events(1)).Count);
    }

    [Fact]
    public async Task A_repeat_is_known_after_the_grain_went_and_came_back()
    {
        var document = await cluster.Import(Ann);
        var command = By(Ann);
        var first = await document.Paragraph(1).StartThread(command, "Why?", null);

        await cluster.Deactivate(document.Paragraph(1));

        Assert.Equal(first, await document.Paragraph(1).StartThread(command, "Why?", null));
        Assert.Single(await document.Events(1));
    }

    [Fact]
    public async Task A_repeat_is_known_on_another_node()
    {
        var document = await cluster.Import(Ann);
        var command = By(Ann);
        var first = await document.Paragraph(1).TakeStance(command, Accept, null);

        await cluster.Move(document.Paragraph(1));

        Assert.Equal(first, await document.Paragraph(1).TakeStance(command, Accept, null));
        Assert.Single(await document.Events(1));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_answer_is_found_by_asking_again(bool landed)
    {
        var document = await cluster.Import(Ann);
        var command = By(Ann);
        cluster.Log.FailNextAppend(document.Stream(1), landed);

        await Assert.ThrowsAsync<TryAgainException>(() => document.Paragraph(1).TakeStance(command, Accept, null));
        var receipt = await document.Paragraph(1).TakeStance(command, Accept, null);

        Assert.Equal((1, command.Id), (receipt.Version, Assert.Single(await document.Events(1)).Command));
        Assert.Single((await document.Paragraph(1).Read()).Stances);
    }

    [Fact]
    public async Task Repeats_that_race_leave_one_event_and_one_answer()
    {
        var document = await cluster.Import(Ann);
        var command = By(Ann);

        var receipts = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => document.Paragraph(1).StartThread(command, "Why?", null)));

        Assert.Single(receipts.Distinct());
        Assert.Single(await document.Events(1));
    }

    [Fact]
    public async Task A_repeat_while_the_first_is_on_its_way_waits_for_it()
    {
        var document = await cluster.Import(Ann);
        var command = By(Ann);
        var gate = cluster.Log.Hold(document.Stream(1));
        var first = document.Paragraph(1).TakeStance(command, Accept, null);
        await Eventually.True(() => gate.Waiting == 1, "the append is held back");

        var repeat = document.Paragraph(1).TakeStance(command, Accept, null);
        await document.Paragraph(1).Read();
        Assert.False(repeat.IsCompleted);
        gate.Open();

        Assert.Equal(await first, await repeat);
        Assert.Single(await document.Events(1));
    }

    [Fact]
    public async Task A_repeated_import_is_the_same_import()
    {
        var document = cluster.Unknown(Ann);
        var command = By(Ann);
        var first = await document.Grain.Import(command, document.Text);

        await cluster.Deactivate(document.Grain);

        Assert.Equal(first, await document.Grain.Import(command, document.Text));
        Assert.Equal(1, (await document.Grain.Read())!.Version);
    }
}
