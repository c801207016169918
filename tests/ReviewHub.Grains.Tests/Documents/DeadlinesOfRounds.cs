using Microsoft.Extensions.Logging.Abstractions;
using ReviewHub.Domain;
using ReviewHub.Grains.Tests.Support;
using ReviewHub.Storage;
using static ReviewHub.Domain.Tests.Some;
using static ReviewHub.Grains.Tests.Documents.RoundsOfADocument;
using static ReviewHub.Grains.Tests.Support.ReviewedDocument;

namespace ReviewHub.Grains.Tests.Documents;

[Collection(OneCluster.Name)]
public class DeadlinesOfRounds(ReviewCluster cluster)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private Protocol WithinTheHour => Declared with { Deadline = cluster.Clock.GetUtcNow() + Hour };

    [Fact]
    public async Task A_stance_after_the_deadline_is_refused_though_nobody_closed_the_round_yet()
    {
        var document = await cluster.Import(WithinTheHour, Ann);
        await document.Paragraph(1).TakeStance(By(Ann), Accept, null);

        cluster.Clock.Advance(Hour);

        await Refused(RefusalKind.Conflict, "deadline", () => document.Paragraph(1).TakeStance(By(Ann), Reject, null));
        await Refused(RefusalKind.Conflict, "deadline", () => document.Paragraph(1).WithdrawStance(By(Ann), null));
        await document.Grain.CloseDue();
    }

    [Fact]
    public async Task A_due_round_is_closed_by_the_product_itself()
    {
        var document = await cluster.Import(WithinTheHour, Ann);
        using var service = Service();
        await service.StartAsync(default);
        Assert.False((await document.Grain.Read())!.Round!.IsClosed);

        cluster.Clock.Advance(Hour);

        await Closed(document);
        Assert.Equal(ReviewerId.System, (await document.Grain.Read())!.Round!.ClosedBy);
        await service.StopAsync(default);
    }

    [Fact]
    public async Task A_round_that_fell_due_while_nothing_ran_is_closed_after_the_start()
    {
        var document = await cluster.Import(Ann);
        await document.Grain.OpenRound(By(Ann), WithinTheHour, 2);
        await cluster.Deactivate(document.Grain);
        cluster.Clock.Advance(Hour + Hour);

        using var service = Service();
        await service.StartAsync(default);

        await Eventually.True(async () => (await document.Grain.Read())!.Rounds[1].IsClosed, "the paragraph's own vote is closed");
        await service.StopAsync(default);
        Assert.False((await document.Grain.Read())!.Rounds[0].IsClosed);
    }

    [Fact]
    public async Task A_closing_that_failed_is_tried_again()
    {
        var document = await cluster.Import(WithinTheHour, Ann);
        cluster.Clock.Advance(Hour);
        cluster.Log.FailNextAppend(StreamId.Of(document.Id), landed: false);

        using var service = Service();
        await service.StartAsync(default);

        await Closed(document);
        await service.StopAsync(default);
    }

    [Fact]
    public async Task A_due_round_is_closed_once_however_often_it_is_asked()
    {
        var document = await cluster.Import(WithinTheHour, Ann);
        cluster.Clock.Advance(Hour);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => document.Grain.CloseDue()));

        Assert.Single(await cluster.Log.Real.Read(StreamId.Of(document.Id), default), r => r.Event is RoundClosed);
        Assert.DoesNotContain(document.Id, await cluster.Deadlines.Due(DateTimeOffset.MaxValue, default));
    }

    private Deadlines Service() => new(cluster.Deadlines, cluster.Client, cluster.Clock, NullLogger<Deadlines>.Instance);

    private static Task Closed(ReviewedDocument document) =>
        Eventually.True(async () => (await document.Grain.Read())!.Round!.IsClosed, "the round is closed");
}
