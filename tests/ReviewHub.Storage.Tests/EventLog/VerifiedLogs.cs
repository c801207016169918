using ReviewHub.Domain;
using static ReviewHub.Storage.Tests.EventLog.Appending;

namespace ReviewHub.Storage.Tests.EventLog;

public sealed class VerifiedLogs : IAsyncLifetime
{
    private readonly SqlitePlace _place = new();
    private readonly DocumentId _document = DocumentId.Parse("00000000000000000000000000000001");
    private readonly DocumentId _other = DocumentId.Parse("00000000000000000000000000000002");

    private string First => _document.Stream(1).Name;

    public async Task InitializeAsync()
    {
        await _place.Log.AppendAll(_document.Stream(1), 4);
        await _place.Log.AppendAll(_document.Stream(2), 2);
        await _place.Log.AppendAll(_other.Stream(1), 3);
    }

    public Task DisposeAsync() => _place.DisposeAsync().AsTask();

    [Fact]
    public void A_sound_log_is_counted()
    {
        var whole = Verify();
        var one = LogVerifier.Verify(SqliteLogRows.Read(_place.ConnectionString, _document));

        Assert.Equal((2, 3, 9L, 9L), (whole.Documents, whole.Streams, whole.Events, whole.Position));
        Assert.Equal((1, 2, 6L, 6L), (one.Documents, one.Streams, one.Events, one.Position));
        Assert.NotEqual(whole.Digest, one.Digest);
    }

    [Fact]
    public async Task A_log_nobody_wrote_to_is_sound()
    {
        await using var empty = new SqlitePlace();
        empty.Open();

        Assert.Equal((0, 0L), (LogVerifier.Verify(SqliteLogRows.Read(empty.ConnectionString)).Streams, LogVerifier.Verify([]).Events));
    }

    [Theory]
    [InlineData("data = CAST(replace(CAST(data AS TEXT), 'Why?', 'Who?') AS BLOB)", "its data is not what was recorded")]
    [InlineData("data = NULL", "its data is gone")]
    [InlineData("data_hash = zeroblob(32)", "its link does not follow")]
    [InlineData("hash = zeroblob(32)", "its link does not follow")]
    [InlineData("at = at + 1", "its link does not follow")]
    [InlineData("at = 9223372036854775807", "its time is none")]
    [InlineData("actor = zeroblob(16)", "its link does not follow")]
    [InlineData("command = zeroblob(16)", "its link does not follow")]
    [InlineData("command = zeroblob(3)", "no id")]
    [InlineData("name = 'comment-edited'", "its link does not follow")]
    public void An_altered_event_is_named(string alteration, string words) =>
        AssertBroken(3, 3, words, $"UPDATE event SET {alteration} WHERE position = 3");

    [Fact]
    public void A_missing_event_is_named_by_the_one_behind_it() =>
        AssertBroken(3, 3, "it follows version 1", "DELETE FROM event WHERE position = 2");

    [Fact]
    public void A_missing_beginning_is_named() => AssertBroken(2, 2, "version 1 is missing", "DELETE FROM event WHERE position = 1");

    [Fact]
    public void Exchanged_events_are_named() => AssertBroken(
        2, 3, "its link does not follow",
        "UPDATE event SET version = 20 WHERE position = 2; UPDATE event SET version = 2 WHERE position = 3; UPDATE event SET version = 3 WHERE position = 2");

    [Fact]
    public void Exchanged_positions_are_named() => AssertBroken(
        3, 2, "it lies before version 2",
        "UPDATE event SET position = 20 WHERE position = 2; UPDATE event SET position = 2 WHERE position = 3; UPDATE event SET position = 3 WHERE position = 20");

    [Fact]
    public void A_link_made_to_fit_still_needs_data_this_build_can_read()
    {
        var row = Linked(Rows()[0] with { Data = "{}x"u8.ToArray(), DataHash = EventChain.HashData("{}x"u8) });

        var broken = Assert.Throws<BrokenLogException>(() => LogVerifier.Verify([row]));

        Assert.Contains("reply-added", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_of_a_newer_build_is_not_called_broken_and_not_passed_over()
    {
        var row = Linked(Rows()[0] with { Name = "novelty" });

        var newer = Assert.Throws<NewerEventException>(() => LogVerifier.Verify([row]));

        Assert.Contains("cannot be checked here. This build knows no event 'novelty'", newer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_that_is_there_twice_is_named()
    {
        var rows = Rows();
        rows[2] = rows[2] with { Command = rows[1].Command };

        Assert.Contains("same command", Assert.Throws<BrokenLogException>(() => LogVerifier.Verify(rows)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_of_an_earlier_position_stays_and_tells_when_an_end_was_cut_off()
    {
        var before = Verify();
        await _place.Log.Append(_document.Stream(2), 3);
        await _place.Log.Append(_document.Stream(7), 1);

        Assert.Equal(before, Verify(before.Position));
        Assert.NotEqual(before.Digest, Verify().Digest);
        _place.Execute("DELETE FROM event WHERE position = 9"); // the newest of its stream: the chain cannot show it
        Assert.NotEqual(before.Digest, Verify(before.Position).Digest);
    }

    [Fact]
    public async Task A_whole_stream_that_is_gone_changes_the_digest()
    {
        var before = Verify();
        await _place.Close();

        _place.Execute($"DELETE FROM event WHERE stream = '{First}'");

        Assert.NotEqual(before.Digest, Verify().Digest);
    }

    private static LogRow Linked(LogRow first) => first with
    {
        Hash = EventChain.Link(
            EventChain.Start, new(first.Stream), 1, new(new Guid(first.Command, bigEndian: true)), new(new Guid(first.Actor, bigEndian: true)),
            DateTimeOffset.FromUnixTimeMilliseconds(first.At), first.Name, first.DataHash),
    };

    private void AssertBroken(int version, long position, string words, string sql)
    {
        _place.Execute(sql);

        var broken = Assert.Throws<BrokenLogException>(() => Verify());
        Assert.Equal((First, version, position), (broken.Stream, broken.Version, broken.Position));
        Assert.Contains(words, broken.Message, StringComparison.Ordinal);
    }

    private LogVerdict Verify(long at = long.MaxValue) => LogVerifier.Verify(SqliteLogRows.Read(_place.ConnectionString), at);

    private List<LogRow> Rows() => [.. SqliteLogRows.Read(_place.ConnectionString)];
}
