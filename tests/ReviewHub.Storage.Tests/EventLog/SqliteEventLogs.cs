using Microsoft.Data.Sqlite;
using ReviewHub.Domain;
using ReviewHub.Domain.Tests;
using SQLitePCL;
using static ReviewHub.Storage.Tests.EventLog.Appending;

namespace ReviewHub.Storage.Tests.EventLog;

public sealed class SqliteEventLogs : IAsyncLifetime
{
    private static readonly string Long = new('.', 60_000);

    private readonly SqlitePlace _place = new();
    private readonly DocumentId _document = NewDocument();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _place.DisposeAsync().AsTask();

    [Fact]
    public async Task Every_acknowledged_event_survives_a_crash()
    {
        var log = _place.Log;
        await Task.WhenAll(Enumerable.Range(1, 20).Select(paragraph => log.AppendAll(_document.Stream(paragraph), 5)));

        await using var crashed = _place.CopyAfterCrash();

        Assert.Equal(100, (await crashed.Log.VersionsOf(_document)).Count);
    }

    [Fact]
    public async Task Commits_wait_for_the_disk()
    {
        await _place.Log.Append(_document.Stream(1), 1);
        using var connection = SqliteLogSchema.Connect(_place.ConnectionString);

        Assert.Equal("wal", Pragma(connection, "journal_mode"));
        Assert.Equal(2L, Pragma(connection, "synchronous")); // FULL: the log is fsynced at every commit
    }

    [Fact]
    public void The_library_knows_of_two_connections_that_move_its_log_at_once() =>
        Assert.True(raw.sqlite3_libversion_number() >= 3_051_003, "before 3.51.3 that could damage the file: sqlite.org/wal.html, the WAL-reset bug");

    [Fact]
    public async Task What_is_committed_reaches_the_file_while_the_log_is_open()
    {
        var log = _place.Log;
        for (var version = 1; _place.Length("-wal") < 8_000_000; version++) await log.Append(_document.Stream(1), version, Long);

        for (var tries = 0; _place.Length("") < 2_000_000 && tries < 100; tries++) await Task.Delay(100);
        Assert.True(_place.Length("") >= 2_000_000, $"{_place.Length("")} bytes");
    }

    [Fact]
    public async Task The_write_ahead_log_begins_anew_while_nobody_stops_writing()
    {
        var log = _place.Log;
        await Task.WhenAll(Enumerable.Range(1, 8).Select(async paragraph =>
        {
            for (var version = 1; version <= 500; version++) await log.Append(_document.Stream(paragraph), version, Long);
        }));

        Assert.InRange(_place.Length(""), 200_000_000, long.MaxValue);
        Assert.InRange(_place.Length("-wal"), 0, 100_000_000);
    }

    [Fact]
    public async Task A_command_is_recognised_in_a_file_whose_key_begins_with_the_stream()
    {
        await _place.Log.AppendAll(_document.Stream(1), 3);
        await _place.Close();
        var table = _place.Query("SELECT sql FROM sqlite_schema WHERE name = 'event'", row => row.GetString(0)).Single();
        Assert.Contains("(command, stream)", table, StringComparison.Ordinal);
        _place.Execute($"ALTER TABLE event RENAME TO former; {table.Replace("(command, stream)", "(stream, command)", StringComparison.Ordinal)};"
            + "INSERT INTO event SELECT * FROM former; DROP TABLE former");

        var log = _place.Open();
        await Assert.ThrowsAsync<DuplicateCommandException>(() => log.Append(_document.Stream(1), Comment(4) with { Command = Some.CommandId(3) }, Some.CommandId(3)));
        await log.Append(_document.Stream(1), 4);

        AssertChainHolds();
    }

    [Fact]
    public void A_file_of_a_newer_build_is_refused()
    {
        _place.Execute("PRAGMA user_version = 4");

        Assert.Throws<DatabaseNewerException>(_place.Open);
    }

    [Fact]
    public async Task A_file_from_before_there_were_rounds_is_opened_and_keeps_the_gate()
    {
        await _place.Log.AppendAll(_document.Stream(1), 3);
        await _place.Close();
        _place.Execute("DROP TABLE round_state; PRAGMA user_version = 2");

        var log = _place.Open();
        await log.Append(_document.Stream(1), Some.Recorded(4, new StanceTaken(1, 1, Some.Accept)));
        await log.Append(StreamId.Of(_document), Some.Recorded(1, new RoundClosed(1)));

        await Assert.ThrowsAsync<RoundClosedException>(() => log.Append(_document.Stream(1), Some.Recorded(5, new StanceTaken(1, 1, Some.Accept))));
        AssertChainHolds();
    }

    [Fact]
    public async Task A_round_is_still_closed_after_a_restart()
    {
        await _place.Log.Append(StreamId.Of(_document), Some.Recorded(1, new RoundClosed(1)));

        var log = await _place.Reopen();

        await Assert.ThrowsAsync<RoundClosedException>(() => log.Append(_document.Stream(1), Some.Recorded(1, new StanceTaken(1, 1, Some.Accept))));
    }

    [Theory]
    [InlineData("ABORT")]
    [InlineData("ROLLBACK")]
    public async Task A_closing_that_was_not_written_closes_nothing(string kind)
    {
        var log = _place.Log;
        await log.Append(StreamId.Of(_document), Some.Recorded(1, Some.DocumentImported(Some.Ann)));
        _place.Execute($"CREATE TRIGGER full_disk BEFORE INSERT ON event WHEN NEW.stream LIKE '%/000666' BEGIN SELECT RAISE({kind}, 'disk full'); END");

        // Sent together they share a transaction, mostly; either way the closing and the gate agree.
        var closing = log.Append(StreamId.Of(_document), Some.Recorded(2, new RoundClosed(1)));
        var failing = log.Append(_document.Stream(666), 1);
        await Assert.ThrowsAsync<LogUnavailableException>(() => failing);
        var closed = await Record.ExceptionAsync(() => closing) is null;
        var stance = await Record.ExceptionAsync(() => log.Append(_document.Stream(1), Some.Recorded(1, new StanceTaken(1, 1, Some.Accept))));

        Assert.Equal(closed, stance is RoundClosedException);
        Assert.Equal(closed, (await log.Read(StreamId.Of(_document), default)).Count == 2);
    }

    [Theory]
    [InlineData("ABORT")] // the statement is undone
    [InlineData("FAIL")]
    [InlineData("ROLLBACK")] // the whole transaction is, as on a full disk
    public async Task A_failed_write_acknowledges_nothing_and_the_log_recovers(string kind)
    {
        var log = _place.Log;
        await log.AppendAll(_document.Stream(1), 2);
        _place.Execute($"CREATE TRIGGER full_disk BEFORE INSERT ON event WHEN NEW.stream LIKE '%/000666' BEGIN SELECT RAISE({kind}, 'disk full'); END");

        var batch = Enumerable.Range(642, 50).Select(paragraph => log.Append(_document.Stream(paragraph), 1)).ToList();
        var acknowledged = await Task.WhenAll(batch.Select(async append => await Record.ExceptionAsync(() => append) is null));

        var e = await Assert.ThrowsAsync<LogUnavailableException>(() => batch[24]);
        Assert.Contains("disk full", e.Message, StringComparison.Ordinal);
        Assert.Equal(2 + acknowledged.Count(ok => ok), (await log.VersionsOf(_document)).Count);
        _place.Execute("DROP TRIGGER full_disk");
        foreach (var (index, _) in acknowledged.Index().Where(a => !a.Item)) await log.Append(_document.Stream(642 + index), 1);
        await log.Append(_document.Stream(1), 3);
        Assert.Equal(53, (await log.VersionsOf(_document)).Count);
        AssertChainHolds();
    }

    [Fact]
    public async Task A_log_that_cannot_be_read_says_so()
    {
        var log = _place.Log;
        await log.Append(_document.Stream(1), 1);
        _place.Execute("ALTER TABLE event RENAME TO elsewhere");

        await Assert.ThrowsAsync<LogUnavailableException>(() => log.Read(_document.Stream(1), default));
        await Assert.ThrowsAsync<LogUnavailableException>(() => log.Open(_document, null, default));
    }

    [Fact]
    public async Task Each_event_is_linked_to_the_one_before_it()
    {
        await _place.Log.AppendAll(_document.Stream(1), 3);
        await _place.Log.AppendAll(_document.Stream(2), 2);
        await (await _place.Reopen()).Append(_document.Stream(1), 4);

        AssertChainHolds();
        Assert.Equal(6, ChainFile.Links(_place).Count);
    }

    [Theory]
    [InlineData("data = CAST(replace(CAST(data AS TEXT), 'Why?', 'Who?') AS BLOB)")]
    [InlineData("actor = zeroblob(16)")]
    [InlineData("at = at + 1")]
    [InlineData("name = 'comment-edited'")]
    [InlineData("command = zeroblob(16)")]
    public async Task An_altered_event_breaks_the_chain(string alteration)
    {
        await _place.Log.AppendAll(_document.Stream(1), 3);

        _place.Execute($"UPDATE event SET {alteration} WHERE version = 2");

        Assert.Equal([true, false, true], ChainFile.Links(_place).Select(link => link.Holds));
    }

    [Fact]
    public async Task A_removed_event_breaks_the_chain_behind_it()
    {
        await _place.Log.AppendAll(_document.Stream(1), 3);

        _place.Execute("DELETE FROM event WHERE version = 2");

        Assert.Equal([true, false], ChainFile.Links(_place).Select(link => link.Holds));
    }

    private void AssertChainHolds() => Assert.All(ChainFile.Links(_place), link => Assert.True(link.Holds, $"{link.Stream} {link.Version}"));

    private static object? Pragma(SqliteConnection connection, string name)
    {
        using var command = new SqliteCommand($"PRAGMA {name}", connection);
        return command.ExecuteScalar();
    }
}
