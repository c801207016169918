using System.Text;
using Microsoft.Data.Sqlite;
using ReviewHub.Domain;
using ReviewHub.Domain.Tests;
using ReviewHub.Storage.Tests.EventLog;
using static ReviewHub.Storage.Tests.EventLog.Appending;

namespace ReviewHub.Storage.Tests.Snapshots;

public sealed class SqliteSnapshotTests : IAsyncLifetime
{
    private readonly SqlitePlace _place = new();
    private readonly StreamId _stream = NewDocument().Stream(1);
    private SqliteSnapshots _snapshots = null!;

    private static IReadOnlyList<ParagraphEvent> Review => [.. Some.OneOfEach().OfType<ParagraphEvent>(), new ReactionAdded(new(1), ReactionKind.Agree), new StanceTaken(1, 2, Some.Revise)];

    public Task InitializeAsync()
    {
        _snapshots = new(_place.ConnectionString);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        _snapshots.Dispose();
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task A_snapshot_is_found_as_it_was_saved()
    {
        var paragraph = await Saved();

        var found = await Found();

        Assert.Equal(paragraph.Version, found!.Version);
        Assert.Equal(Stances(paragraph), Stances(found));
        Assert.Equal(paragraph.Comments, found.Comments);
        Assert.Equal(paragraph.Threads, found.Threads);
        Assert.Equal(paragraph.Notes.AsEnumerable(), found.Notes.AsEnumerable());
    }

    [Fact]
    public async Task A_found_snapshot_can_be_folded_on()
    {
        var paragraph = await Saved();
        var next = Some.Recorded(paragraph.Version + 1, new ThreadStarted(new(3), 2, "And then?", null));

        Assert.Equal(paragraph.Apply(next).Threads, (await Found())!.Apply(next).Threads);
    }

    [Fact]
    public async Task A_stream_has_its_newest_snapshot_only()
    {
        var paragraph = await Saved();
        var next = Some.Recorded(paragraph.Version + 1, new StanceWithdrawn(1));
        await _place.Log.Append(_stream, next);
        await _snapshots.Save(_stream, paragraph.Apply(next));

        Assert.Equal(next.Version, (await Found())!.Version);
        Assert.Single(_place.Query("SELECT stream FROM snapshot", row => row.GetString(0)));
    }

    [Theory]
    [InlineData("DELETE FROM snapshot")]
    [InlineData("UPDATE snapshot SET format = format + 1")] // another build's
    [InlineData("UPDATE snapshot SET data = CAST(replace(CAST(data AS TEXT), 'Who is', 'Who are') AS BLOB)")]
    [InlineData("UPDATE snapshot SET data = CAST(replace(CAST(data AS TEXT), 'revise', 'accept') AS BLOB)")]
    [InlineData("UPDATE snapshot SET data = zeroblob(7)")]
    [InlineData("UPDATE snapshot SET version = version - 1")]
    [InlineData("DELETE FROM event WHERE version = (SELECT version FROM snapshot)")] // ahead of the log
    [InlineData("UPDATE event SET hash = zeroblob(32) WHERE version = (SELECT version FROM snapshot)")] // of another history
    [InlineData("DROP TABLE snapshot")]
    public async Task What_cannot_be_relied_on_is_not_found(string alteration)
    {
        await Saved();
        Assert.NotNull(await Found());

        _place.Execute(alteration);

        Assert.Null(await Found());
    }

    [Fact]
    public async Task What_the_log_does_not_hold_is_not_kept()
    {
        await Saved();
        await _snapshots.Save(_stream, Paragraph.Untouched with { Version = 99 });

        Assert.Equal(Review.Count, (await Found())!.Version);
    }

    [Fact]
    public async Task A_snapshot_made_before_an_erasure_does_not_come_after_it()
    {
        var paragraph = await Saved();
        await _place.Log.Append(_stream, paragraph.Version + 1);
        _place.Execute($"DELETE FROM snapshot; UPDATE event SET name = 'comment-redacted' WHERE version = {paragraph.Version + 1}");

        await _snapshots.Save(_stream, paragraph);

        Assert.Null(await Found());
    }

    [Fact]
    public async Task Commits_of_the_log_still_wait_for_the_disk_after_a_snapshot()
    {
        await Saved();
        using var connection = SqliteLogSchema.Connect(_place.ConnectionString);
        using var synchronous = new SqliteCommand("PRAGMA synchronous", connection);
        using var checkpoint = new SqliteCommand("PRAGMA wal_autocheckpoint", connection);

        Assert.Equal((2L, 1000L), (synchronous.ExecuteScalar(), checkpoint.ExecuteScalar()));
    }

    [Fact]
    public async Task A_file_from_before_there_were_snapshots_keeps_its_events_and_gets_them()
    {
        await _place.Log.AppendAll(_stream, 3);
        await _place.Close();
        _place.Execute("DROP TABLE snapshot; DROP TABLE round_state; PRAGMA user_version = 1");

        var log = _place.Open();

        Assert.Equal([Comment(1), Comment(2), Comment(3)], await log.Read(_stream, default));
        Assert.All(ChainFile.Links(_place), link => Assert.True(link.Holds));
        await _snapshots.Save(_stream, Paragraph.Untouched with { Version = 3 });
        Assert.Equal(3, (await Found())!.Version);
    }

    /// <summary>Changed by a change of the state's shape: then <see cref="SnapshotCodec.Format"/> is to be raised too.</summary>
    [Fact]
    public void The_shape_of_a_snapshot_is_that_of_its_format()
    {
        Assert.Equal(2, SnapshotCodec.Format);
        Assert.Equal(
            """
            {"version":16,"stances":[{"round":2,"question":"accuracy","by":{}},
            {"round":1,"question":"overall","by":{"00000001000000000000000000000000":{"stance":"revise","round":1,"revision":2,"at":"2026-03-02T12:00:16+00:00"}}}],
            "comments":[{"id":1,"thread":1,"by":"00000001000000000000000000000000","at":"2026-03-02T12:00:03+00:00","text":"Who is meant?","editedAt":null,"isRedacted":false,
            "mentions":["00000002000000000000000000000000","00000003000000000000000000000000"],
            "reactions":[{"kind":"agree","by":"00000001000000000000000000000000"}]},
            {"id":2,"thread":1,"by":"00000001000000000000000000000000","at":"2026-03-02T12:00:04+00:00","text":null,"editedAt":"2026-03-02T12:00:05+00:00","isRedacted":true,
            "mentions":[],"reactions":[]}],
            "threads":[{"id":1,"revision":2,"selector":{"exact":"board","prefix":"The ","suffix":" reads","start":4,"end":9},"resolution":null,
            "assigned":"00000002000000000000000000000000"}],
            "notes":[{"round":1,"by":"00000001000000000000000000000000","at":"2026-03-02T12:00:13+00:00","text":null,"isRedacted":true}]}
            """.ReplaceLineEndings(""),
            Encoding.UTF8.GetString(SnapshotCodec.Write(Fold())));
    }

    private Task<Paragraph?> Found() => _snapshots.Find(_stream, default);

    private async Task<Paragraph> Saved()
    {
        foreach (var (index, e) in Review.Index()) await _place.Log.Append(_stream, Some.Recorded(index + 1, e));
        await _snapshots.Save(_stream, Fold());
        return Fold();
    }

    private static Paragraph Fold() => Review.Index().Aggregate(Paragraph.Untouched, (p, e) => p.Apply(Some.Recorded(e.Index + 1, e.Item)));

    private static IEnumerable<(int, string, ReviewerId, TakenStance)> Stances(Paragraph paragraph) =>
        paragraph.Stances.SelectMany(s => s.By.OrderBy(by => by.Key.Value).Select(by => (s.Round, s.Question, by.Key, by.Value)));
}
