using System.Collections.Concurrent;
using ReviewHub.Domain;
using ReviewHub.Domain.Tests;
using ReviewHub.Storage.Tests.Support;
using static ReviewHub.Storage.Tests.EventLog.Appending;

namespace ReviewHub.Storage.Tests.EventLog;

/// <summary>What happens to servers and to the way to them, made to happen.</summary>
public sealed class PostgresFaults : IAsyncLifetime
{
    private readonly DocumentId _document = NewDocument();
    private readonly ConcurrentBag<(StreamId Stream, CommandId Command)> _acknowledged = [];
    private readonly CancellationTokenSource _enough = new();
    private int _commands;
    private int _unavailable;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        _enough.Dispose();
        return Task.CompletedTask;
    }

    [SkippableFact]
    public async Task An_append_whose_answer_is_lost_is_on_disk_and_its_repeat_adds_nothing()
    {
        await using var place = new PostgresPlace();
        await using var proxy = new CuttingProxy(PostgresServer.Shared.Port);
        using var database = new PostgresDatabase($"{place.ConnectionString};Port={proxy.Port}");
        var log = place.Open(database);
        await log.Append(_document.Stream(1), 1);

        proxy.SwallowAnswers();
        var e = await Assert.ThrowsAsync<LogUnavailableException>(() => log.Append(_document.Stream(1), 2));
        proxy.Mend();

        Assert.Contains("Nothing needs to be restarted", e.Message, StringComparison.Ordinal);
        Assert.Equal([Comment(1), Comment(2)], await log.Read(_document.Stream(1), default));
        await Assert.ThrowsAsync<VersionConflictException>(() => log.Append(_document.Stream(1), 2));
        Assert.Equal(Comment(2), await log.Find(_document.Stream(1), Comment(2).Command, default));
        await log.Append(_document.Stream(1), 3);
    }

    [SkippableFact]
    public async Task A_server_that_ends_connections_in_mid_append_loses_and_doubles_nothing()
    {
        await using var place = new PostgresPlace();
        var callers = Call(place.Log, 32);

        for (var cut = 0; cut < 20; cut++)
        {
            await More(20);
            place.Execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'ReviewHub' AND query LIKE '%append_events%'");
        }

        await End(callers, place);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_server_that_is_restarted_under_load_loses_and_doubles_nothing(bool crash)
    {
        PostgresServer.SkipUnlessInstalled();
        using var server = new PostgresServer();
        await using var place = new PostgresPlace(server);
        var callers = Call(place.Log, 32);

        for (var restart = 0; restart < 2; restart++)
        {
            await More(200);
            if (crash) await Task.Run(server.CrashAndRestart);
            else await Task.Run(server.StopAndRestart);
        }

        await More(200);
        Assert.True(_unavailable > 0, "Nobody noticed.");
        await End(callers, place);
    }

    /// <summary>Callers who append, each to a stream of its own, and do as a grain does when the outcome is unknown: they read again.</summary>
    private Task[] Call(IEventLog log, int count) => [.. Enumerable.Range(1, count).Select(paragraph => Task.Run(() => Append(log, _document.Stream(paragraph))))];

    private async Task Append(IEventLog log, StreamId stream)
    {
        Recorded? newest = null;
        while (!_enough.IsCancellationRequested)
        {
            var next = Comment((newest?.Version ?? 0) + 1) with { Command = Some.CommandId(Interlocked.Increment(ref _commands)) };
            try
            {
                await log.Append(stream, next, newest?.Command);
                _acknowledged.Add((stream, next.Command));
                newest = next;
            }
            catch (LogUnavailableException)
            {
                Interlocked.Increment(ref _unavailable);
                newest = await Newest(log, stream);
            }
        }
    }

    private static async Task<Recorded?> Newest(IEventLog log, StreamId stream)
    {
        while (true)
        {
            try
            {
                return await log.Read(stream, default) is [.., var last] ? last : null;
            }
            catch (LogUnavailableException)
            {
                await Task.Yield(); // the server is not back yet
            }
        }
    }

    private async Task More(int count)
    {
        var goal = _acknowledged.Count + count;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (_acknowledged.Count < goal) await Task.Delay(5, limit.Token);
    }

    private async Task End(Task[] callers, PostgresPlace place)
    {
        await _enough.CancelAsync();
        await Task.WhenAll(callers);
        var written = place.Database.Rows().Select(row => (new StreamId(row.Stream), new CommandId(new Guid(row.Command, bigEndian: true)))).ToList();

        Assert.Equal(written.Count, written.Distinct().Count());
        Assert.Empty(_acknowledged.Except(written));
        Assert.Equal(written.Count, LogVerifier.Verify(place.Database.Rows()).Events);
    }
}
