using ReviewHub.Domain;
using ReviewHub.Domain.Tests;
using static ReviewHub.Domain.Tests.Some;
using static ReviewHub.Storage.Tests.EventLog.Appending;

namespace ReviewHub.Storage.Tests.EventLog;

/// <summary>What every event log promises about rounds: one that is closed takes nothing more, and one that is due is found.</summary>
public abstract class RoundGateContract(LogPlace place) : IAsyncLifetime
{
    private readonly DocumentId _document = NewDocument();

    private IEventLog Log => place.Log;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => place.DisposeAsync().AsTask();

    [SkippableFact]
    public async Task A_closed_round_takes_no_more_stances_in_any_paragraph()
    {
        await Log.Append(_document.Stream(1), Recorded(1, new StanceTaken(1, 1, Accept)));
        await Begin(Opened(1), new RoundClosed(1));

        await Assert.ThrowsAsync<RoundClosedException>(() => Log.Append(_document.Stream(1), Recorded(2, new StanceTaken(1, 1, Reject))));
        await Assert.ThrowsAsync<RoundClosedException>(() => Log.Append(_document.Stream(2), Recorded(1, new StanceWithdrawn(1))));
        Assert.Equal([(_document.Stream(1), 1)], (await Log.VersionsOf(_document)).Where(v => v.Stream.Paragraph is not null));
    }

    [SkippableFact]
    public async Task The_next_round_and_other_documents_and_comments_go_on()
    {
        await Begin(Opened(1), new RoundClosed(1), Opened(2));

        await Log.Append(_document.Stream(1), Recorded(1, new StanceTaken(2, 1, Accept)));
        await Log.Append(_document.Stream(1), Recorded(2, new ThreadStarted(new(1), 1, "Why?", null)));
        await Log.Append(NewDocument().Stream(1), Recorded(1, new StanceTaken(1, 1, Accept)));
    }

    [SkippableFact]
    public async Task A_refused_stance_is_refused_for_its_round_even_where_its_version_is_wrong()
    {
        await Begin(Opened(1), new RoundClosed(1));

        await Assert.ThrowsAsync<RoundClosedException>(() => Log.Append(_document.Stream(1), Recorded(7, new StanceTaken(1, 1, Accept))));
    }

    [SkippableFact]
    public async Task No_stance_stands_behind_the_closing_however_many_are_on_their_way()
    {
        await Begin(Opened(1));
        var stances = Enumerable.Range(1, 400).Select(paragraph => Task.Run(() => Log.Append(_document.Stream(paragraph), Recorded(1, new StanceTaken(1, 1, Accept))))).ToList();
        var closed = await Log.Append(StreamId.Of(_document), Recorded(2, new RoundClosed(1)));

        foreach (var stance in stances)
        {
            var refusal = await Record.ExceptionAsync(() => stance);
            Assert.True(refusal is RoundClosedException || (refusal is null && await stance < closed), $"{refusal}");
        }
    }

    [SkippableFact]
    public async Task A_round_is_due_from_its_deadline_until_it_is_closed()
    {
        await Begin(DocumentImported(Ann) with { Protocol = Declared with { Deadline = Noon } });
        Assert.DoesNotContain(_document, await place.Deadlines.Due(Noon.AddMilliseconds(-1), default));
        Assert.Contains(_document, await place.Deadlines.Due(Noon, default));

        await Log.Append(StreamId.Of(_document), Recorded(2, new RoundClosed(1)));
        Assert.DoesNotContain(_document, await place.Deadlines.Due(Noon, default));

        await Log.Append(StreamId.Of(_document), Recorded(3, Opened(2) with { Protocol = Declared with { Deadline = Noon } }));
        Assert.Contains(_document, await place.Deadlines.Due(Noon, default));
    }

    [SkippableFact]
    public async Task A_round_without_a_deadline_is_never_due()
    {
        await Begin(DocumentImported(Ann));

        Assert.Empty(await place.Deadlines.Due(DateTimeOffset.MaxValue, default));
    }

    private static RoundOpened Opened(int round) => new(round, Declared, [Ann], null);

    private async Task Begin(params ReviewEvent[] events)
    {
        foreach (var (index, e) in events.Index()) await Log.Append(StreamId.Of(_document), Recorded(index + 1, e));
    }
}
