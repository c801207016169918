using ReviewHub.Grains.Tests.Support;
using static ReviewHub.Domain.Tests.Some;
using static ReviewHub.Grains.Tests.Support.ReviewedDocument;

namespace ReviewHub.Grains.Tests.Paragraphs;

/// <summary>A paragraph moves between nodes whose clocks differ.</summary>
[Collection(OneCluster.Name)]
public class ClocksThatDiffer(ReviewCluster cluster)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_follows_is_not_said_to_have_happened_before(bool reloaded)
    {
        var document = await cluster.Import(Ann, Ben);
        var first = await document.Paragraph(1).TakeStance(By(Ann), Accept, null);

        var second = await Behind(TimeSpan.FromSeconds(5), async () =>
        {
            if (reloaded) await cluster.Deactivate(document.Paragraph(1));
            return await document.Paragraph(1).TakeStance(By(Ben), Accept, null);
        });

        Assert.Equal(first.At, second.At);
    }

    [Fact]
    public async Task A_time_from_a_clock_that_was_far_ahead_is_not_kept_to()
    {
        var document = await cluster.Import(Ann, Ben);
        var first = await document.Paragraph(1).TakeStance(By(Ann), Accept, null);

        var second = await Behind(TimeSpan.FromMinutes(10), () => document.Paragraph(1).TakeStance(By(Ben), Accept, null));

        Assert.True(second.At < first.At.AddMinutes(-9));
    }

    private async Task<Receipt> Behind(TimeSpan time, Func<Task<Receipt>> send)
    {
        cluster.Clock.Advance(-time);
        try
        {
            return await send();
        }
        finally
        {
            cluster.Clock.Advance(time);
        }
    }
}
