using ReviewHub.Domain;
using ReviewHub.Domain.Tests;
using static ReviewHub.Storage.Tests.EventLog.Appending;

namespace ReviewHub.Storage.Tests.EventLog;

/// <summary>Several nodes that write to one database at once.</summary>
public sealed class PostgresNodes : IAsyncLifetime
{
    private readonly PostgresPlace _place = new();
    private readonly DocumentId _document = NewDocument();
    private int _commands;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _place.DisposeAsync().AsTask();

    [SkippableFact]
    public async Task A_node_goes_on_where_another_has_written()
    {
        var (one, two) = (_place.Open(), _place.Open());

        await one.Append(_document.Stream(1), 1);
        await two.Append(_document.Stream(1), 2);
        await one.Append(_document.Stream(1), 3); // its memory of the stream ends with the first
        await Assert.ThrowsAsync<VersionConflictException>(() => two.Append(_document.Stream(1), 3));
        await Assert.ThrowsAsync<DuplicateCommandException>(() => two.Append(_document.Stream(1), Comment(4) with { Command = Comment(1).Command }));
        await two.Append(_document.Stream(1), 4);

        Assert.Equal([1, 2, 3, 4], (await one.Read(_document.Stream(1), default)).Select(r => r.Version));
        Verify(events: 4);
    }

    [SkippableFact]
    public async Task A_node_whose_memory_is_wrong_fails_its_own_caller_and_not_the_neighbours()
    {
        var (one, two) = (_place.Open(), _place.Open());
        await Task.WhenAll(Enumerable.Range(1, 20).Select(paragraph => one.Append(_document.Stream(paragraph), 1)));
        await two.Append(_document.Stream(7), 2, "Meanwhile");

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 20).Select(paragraph => Record.ExceptionAsync(() => one.Append(_document.Stream(paragraph), Other(2)))));

        Assert.IsType<VersionConflictException>(Assert.Single(outcomes, e => e is not null));
        Assert.IsType<VersionConflictException>(outcomes[6]);
        Verify(events: 40);
    }

    [SkippableFact]
    public async Task Of_nodes_that_write_to_one_stream_each_version_has_one_winner()
    {
        IEventLog[] nodes = [_place.Open(), _place.Open(), _place.Open()];

        var won = await Task.WhenAll(nodes.Select(node => Task.Run(() => Race(node, 60))));

        Assert.Equal(Enumerable.Range(1, 180), won.SelectMany(versions => versions).Order());
        Verify(events: 180);
    }

    [SkippableFact]
    public async Task A_position_that_was_not_there_never_appears_before_one_that_was()
    {
        IEventLog[] nodes = [_place.Open(), _place.Open(), _place.Open()];
        var writing = Task.WhenAll(nodes.SelectMany((node, index) => Enumerable.Range(1, 30).Select(paragraph => node.AppendAll(_document.Stream((index * 100) + paragraph), 20))));
        var seen = new List<long>();

        for (var done = false; !done;)
        {
            done = writing.IsCompleted; // looks once more behind the last
            seen.AddRange(_place.Query($"SELECT position FROM event WHERE position <> ALL (ARRAY[{string.Join(',', seen.Prepend(0))}]::bigint[]) ORDER BY position", row => row.GetInt64(0)));
        }

        await writing;
        Assert.Equal(seen.Order(), seen);
        Assert.Equal(1800, seen.Count);
        Verify(events: 1800);
    }

    [SkippableFact]
    public async Task No_stance_on_one_node_stands_behind_the_closing_on_another()
    {
        var (one, two) = (_place.Open(), _place.Open());
        await one.Append(StreamId.Of(_document), Some.Recorded(1, Some.DocumentImported(Some.Ann)));
        await two.Append(_document.Stream(1), Some.Recorded(1, new StanceTaken(1, 1, Some.Accept)));

        var stances = Enumerable.Range(2, 400).Select(paragraph => Task.Run(() => two.Append(_document.Stream(paragraph), Some.Recorded(1, new StanceTaken(1, 1, Some.Accept))))).ToList();
        await stances[20];
        var closed = await one.Append(StreamId.Of(_document), Some.Recorded(2, new RoundClosed(1)));

        foreach (var stance in stances)
        {
            var refusal = await Record.ExceptionAsync(() => stance);
            Assert.True(refusal is RoundClosedException || (refusal is null && await stance < closed), $"{refusal}");
        }

        await Assert.ThrowsAsync<RoundClosedException>(() => two.Append(_document.Stream(1), Some.Recorded(2, new StanceWithdrawn(1))));
        await two.Append(_document.Stream(1), 2);
    }

    [SkippableFact]
    public async Task Nodes_that_start_at_once_make_the_tables_once()
    {
        _ = _place.Database;
        await Task.WhenAll(Enumerable.Range(1, 4).Select(_ => Task.Run(() => new PostgresDatabase(_place.ConnectionString).MigrateAsync())));

        Assert.Equal([1], _place.Query("SELECT version FROM log_version", row => row.GetInt32(0)));
        Verify(events: 0);
    }

    /// <summary>Appends as a grain would that is awake on several nodes: it reads, decides, and begins anew when another was faster.</summary>
    private async Task<List<int>> Race(IEventLog node, int count)
    {
        var won = new List<int>();
        while (won.Count < count)
        {
            var newest = await node.Read(_document.Stream(1), default) is [.., var last] ? last : null;
            var next = Other((newest?.Version ?? 0) + 1);
            if (await Record.ExceptionAsync(() => node.Append(_document.Stream(1), next, newest?.Command)) is not { } lost) won.Add(next.Version);
            else Assert.IsType<VersionConflictException>(lost);
        }

        return won;
    }

    private Recorded Other(int version) => Comment(version) with { Command = Some.CommandId(1000 + Interlocked.Increment(ref _commands)) };

    private void Verify(int events) => Assert.Equal(events, LogVerifier.Verify(_place.Database.Rows()).Events);
}
