using ReviewHub.Domain;
using ReviewHub.Domain.Tests;
using static ReviewHub.Storage.Tests.EventLog.Appending;

namespace ReviewHub.Storage.Tests.EventLog;

/// <summary>What every event log promises to the grains that write to it.</summary>
public abstract class EventLogContract(LogPlace place) : IAsyncLifetime
{
    private readonly DocumentId _document = NewDocument();

    private IEventLog Log => place.Log;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => place.DisposeAsync().AsTask();

    [SkippableFact]
    public async Task What_is_appended_is_read_in_order()
    {
        await Log.AppendAll(_document.Stream(1), 3);

        Assert.Equal([Comment(1), Comment(2), Comment(3)], await Log.Read(_document.Stream(1), default));
    }

    [SkippableFact]
    public async Task A_stream_nobody_wrote_to_is_empty() => Assert.Empty(await Log.Read(_document.Stream(1), default));

    [SkippableFact]
    public async Task Every_kind_of_event_comes_back_as_it_went()
    {
        // A redaction does not leave the others as they went: see RedactionContract.
        var sent = Some.OneOfEach().Where(e => e is not IRedaction).Select((e, index) => Some.Recorded(index + 1, e, Some.Ben)).ToList();
        foreach (var recorded in sent) await Log.Append(_document.Stream(1), recorded);

        var read = await Log.Read(_document.Stream(1), default);

        Assert.Equal(sent.Select(r => EventCodec.Write(r.Event)), read.Select(r => EventCodec.Write(r.Event)));
        Assert.Equal(sent.Select(r => (r.Version, r.Command, r.By, r.At)), read.Select(r => (r.Version, r.Command, r.By, r.At)));
    }

    [SkippableFact]
    public async Task Positions_rise_with_every_event_of_the_log()
    {
        long[] positions = [await Log.Append(_document.Stream(1), 1), await Log.Append(_document.Stream(2), 1), await Log.Append(_document.Stream(1), 2)];

        Assert.Equal(positions.Order().Distinct(), positions);
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task A_version_that_is_not_the_next_is_a_conflict(int version)
    {
        await Log.AppendAll(_document.Stream(1), 2);
        var late = Comment(version) with { Command = Some.CommandId(99) };

        await Assert.ThrowsAsync<VersionConflictException>(() => Log.Append(_document.Stream(1), late));
        Assert.Equal(2, (await Log.Read(_document.Stream(1), default)).Count);
    }

    [SkippableTheory]
    [InlineData(2, 7)] // another event was there first
    [InlineData(2, null)]
    [InlineData(1, 7)] // the stream is empty after all
    public async Task A_writer_that_does_not_know_the_newest_event_is_a_conflict(int version, int? after)
    {
        if (version > 1) await Log.Append(_document.Stream(1), 1);

        await Assert.ThrowsAsync<VersionConflictException>(() =>
            Log.Append(_document.Stream(1), Comment(version), after is { } known ? Some.CommandId(known) : null));
        Assert.Equal(version - 1, (await Log.Read(_document.Stream(1), default)).Count);
    }

    [SkippableFact]
    public async Task A_stream_begins_at_version_one() =>
        await Assert.ThrowsAsync<VersionConflictException>(() => Log.Append(_document.Stream(1), 2));

    [SkippableFact]
    public async Task A_command_the_stream_holds_is_a_duplicate()
    {
        await Log.AppendAll(_document.Stream(1), 2);

        await Assert.ThrowsAsync<DuplicateCommandException>(() =>
            Log.Append(_document.Stream(1), Comment(3) with { Command = Comment(1).Command }));
        Assert.Equal(2, (await Log.Read(_document.Stream(1), default)).Count);
    }

    [SkippableFact]
    public async Task The_event_of_a_command_is_found_in_its_own_stream()
    {
        await Log.AppendAll(_document.Stream(1), 3);
        await Log.Append(_document.Stream(2), 1, "Elsewhere");

        Assert.Equal(Comment(2), await Log.Find(_document.Stream(1), Comment(2).Command, default));
        Assert.Equal(Comment(1, "Elsewhere"), await Log.Find(_document.Stream(2), Comment(1).Command, default));
        Assert.Null(await Log.Find(_document.Stream(2), Comment(2).Command, default));
    }

    [SkippableFact]
    public async Task The_end_of_a_stream_can_be_read_alone()
    {
        await Log.AppendAll(_document.Stream(1), 3);

        Assert.Equal([Comment(3)], await Log.Read(_document.Stream(1), 2, default));
        Assert.Empty(await Log.Read(_document.Stream(1), 3, default));
    }

    [SkippableFact]
    public async Task Two_streams_may_hold_the_same_command()
    {
        await Log.Append(_document.Stream(1), 1);

        Assert.True(await Log.Append(_document.Stream(2), 1) > 0);
    }

    [SkippableFact]
    public async Task A_refused_append_fails_its_own_caller_and_not_its_neighbours()
    {
        await Log.AppendAll(_document.Stream(1), 1);
        var neighbours = Enumerable.Range(2, 200).Select(paragraph => Log.Append(_document.Stream(paragraph), 1)).ToList();
        var duplicate = Log.Append(_document.Stream(1), Comment(2) with { Command = Comment(1).Command });
        var conflict = Log.Append(_document.Stream(1), 7);
        neighbours.AddRange(Enumerable.Range(202, 200).Select(paragraph => Log.Append(_document.Stream(paragraph), 1)));

        await Assert.ThrowsAsync<DuplicateCommandException>(() => duplicate);
        await Assert.ThrowsAsync<VersionConflictException>(() => conflict);
        Assert.Equal(400, (await Task.WhenAll(neighbours)).Distinct().Count());
        Assert.Equal(401, (await Log.VersionsOf(_document)).Count);
    }

    [SkippableFact]
    public async Task Of_writers_who_race_for_a_version_one_wins()
    {
        var racers = Enumerable.Range(1, 32).Select(n =>
            Record.ExceptionAsync(() => Log.Append(_document.Stream(1), Comment(1) with { Command = Some.CommandId(n) })));

        var outcomes = await Task.WhenAll(racers);

        Assert.Single(outcomes, e => e is null);
        Assert.Equal(31, outcomes.OfType<VersionConflictException>().Count());
        Assert.Single(await Log.Read(_document.Stream(1), default));
    }

    [SkippableFact]
    public async Task One_writer_may_send_ahead_without_waiting()
    {
        var positions = await Task.WhenAll(Enumerable.Range(1, 1000).Select(version => Log.Append(_document.Stream(1), version)));

        Assert.Equal(positions.Order().Distinct(), positions);
        Assert.Equal(Enumerable.Range(1, 1000), (await Log.Read(_document.Stream(1), default)).Select(r => r.Version));
    }

    [SkippableFact]
    public async Task What_a_writer_sent_ahead_is_lost_with_the_race_it_lost()
    {
        var winner = Log.Append(_document.Stream(1), Comment(1) with { Command = Some.CommandId(99) });
        var sentAhead = Enumerable.Range(1, 3).Select(version => Log.Append(_document.Stream(1), version)).ToList();

        await winner;
        foreach (var append in sentAhead) await Assert.ThrowsAsync<VersionConflictException>(() => append);
        Assert.Single(await Log.Read(_document.Stream(1), default));
    }

    [SkippableFact]
    public async Task Many_writers_at_once_leave_no_gap_and_share_no_position()
    {
        var log = Log;
        var writers = Enumerable.Range(1, 64).Select(paragraph => Task.Run(async () =>
        {
            var positions = new List<long>();
            for (var version = 1; version <= 200; version++) positions.Add(await log.Append(_document.Stream(paragraph), version));
            return positions;
        }));

        var written = await Task.WhenAll(writers);

        Assert.All(written, positions => Assert.Equal(positions.Order(), positions));
        Assert.Equal(64 * 200, written.SelectMany(positions => positions).Distinct().Count());
        Assert.Equal(
            Enumerable.Range(1, 64).SelectMany(paragraph => Enumerable.Range(1, 200).Select(version => (_document.Stream(paragraph), version))),
            await Log.VersionsOf(_document));
    }

    [SkippableFact]
    public async Task A_restarted_log_goes_on_where_it_stopped()
    {
        var before = await Log.AppendAll(_document.Stream(1), 3);

        await place.Close();
        var log = place.Open();

        await Assert.ThrowsAsync<VersionConflictException>(() => log.Append(_document.Stream(1), 3));
        await Assert.ThrowsAsync<DuplicateCommandException>(() => log.Append(_document.Stream(1), Comment(4) with { Command = Comment(1).Command }));
        Assert.Equal(before + 1, await log.Append(_document.Stream(1), 4));
    }

    [SkippableFact]
    public async Task A_log_that_closes_writes_what_waits_and_takes_nothing_more()
    {
        var log = Log;
        var waiting = Enumerable.Range(1, 500).Select(version => log.Append(_document.Stream(1), version)).ToList();

        await place.Close();

        await Task.WhenAll(waiting);
        await Assert.ThrowsAsync<LogUnavailableException>(() => log.Append(_document.Stream(1), 501));
        Assert.Equal(500, (await place.Open().VersionsOf(_document)).Count);
    }
}
