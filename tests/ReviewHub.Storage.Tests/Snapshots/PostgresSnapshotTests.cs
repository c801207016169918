using ReviewHub.Domain;
using ReviewHub.Domain.Tests;
using ReviewHub.Storage.Tests.EventLog;
using static ReviewHub.Storage.Tests.EventLog.Appending;

namespace ReviewHub.Storage.Tests.Snapshots;

public sealed class PostgresSnapshotTests : IAsyncLifetime
{
    private readonly PostgresPlace _place = new();
    private readonly StreamId _stream = NewDocument().Stream(1);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _place.DisposeAsync().AsTask();

    [SkippableFact]
    public async Task A_snapshot_is_found_as_it_was_saved_and_only_the_newest()
    {
        var (snapshots, paragraph) = await Saved();
        var next = Comment(4);
        await _place.Log.Append(_stream, next);
        await snapshots.Save(_stream, paragraph.Apply(next));

        var found = await snapshots.Find(_stream, default);

        Assert.Equal(4, found!.Version);
        Assert.Equal(paragraph.Apply(next).Comments, found.Comments);
    }

    [SkippableTheory]
    [InlineData("DELETE FROM snapshot")]
    [InlineData("UPDATE snapshot SET format = format + 1")]
    [InlineData(@"UPDATE snapshot SET data = '\x7b7d'")]
    [InlineData("UPDATE snapshot SET version = version - 1")]
    [InlineData(@"UPDATE event SET hash = '\x00' WHERE version = 3")]
    [InlineData("DROP TABLE snapshot")]
    public async Task What_cannot_be_relied_on_is_not_found(string alteration)
    {
        var (snapshots, _) = await Saved();

        _place.Execute(alteration);

        Assert.Null(await snapshots.Find(_stream, default));
    }

    [SkippableFact]
    public async Task What_the_log_does_not_hold_is_not_kept()
    {
        var (snapshots, _) = await Saved();
        await snapshots.Save(_stream, Paragraph.Untouched with { Version = 99 });

        Assert.Equal(3, (await snapshots.Find(_stream, default))!.Version);
    }

    [SkippableFact]
    public async Task An_erasure_takes_the_snapshot_and_lets_no_late_one_in()
    {
        var (snapshots, paragraph) = await Saved();

        await _place.Log.Append(_stream, Some.Recorded(4, new CommentRedacted(new(2), null, [])));
        Assert.Null(await snapshots.Find(_stream, default));
        await snapshots.Save(_stream, paragraph);

        Assert.Null(await snapshots.Find(_stream, default));
    }

    private async Task<(PostgresSnapshots, Paragraph)> Saved()
    {
        Recorded[] review = [Some.Recorded(1, new ThreadStarted(new(1), 1, "Who is meant?", null)), Comment(2), Comment(3)];
        foreach (var recorded in review) await _place.Log.Append(_stream, recorded);
        var paragraph = review.Aggregate(Paragraph.Untouched, (p, recorded) => p.Apply(recorded));
        var snapshots = new PostgresSnapshots(_place.Database);
        await snapshots.Save(_stream, paragraph);
        Assert.NotNull(await snapshots.Find(_stream, default));
        return (snapshots, paragraph);
    }
}
