using ReviewHub.Domain;
using ReviewHub.Storage.Tests.Support;
using static ReviewHub.Storage.Tests.EventLog.Appending;

namespace ReviewHub.Storage.Tests.EventLog;

/// <summary>Asking a log whether it takes appends.</summary>
public sealed class Probing
{
    private readonly DocumentId _document = NewDocument();

    [Fact]
    public async Task A_probe_leaves_no_trace_and_appends_go_on_around_it()
    {
        await using var place = new SqlitePlace();
        var log = (SqliteEventLog)place.Log;
        await Task.WhenAll(Enumerable.Range(1, 50).SelectMany(version => (Task[])[log.Append(_document.Stream(1), version), log.Probe()]));
        await place.Close();

        log = (SqliteEventLog)place.Open();
        await log.Probe();

        Assert.Equal(50, (await log.VersionsOf(_document)).Count);
        Assert.All(ChainFile.Links(place), link => Assert.True(link.Holds));
    }

    [SkippableFact]
    public async Task A_probe_of_a_server_asks_it_too()
    {
        await using var place = new PostgresPlace();
        await using var proxy = new CuttingProxy(PostgresServer.Shared.Port);
        using var database = new PostgresDatabase($"{place.ConnectionString};Port={proxy.Port}");
        var log = (PostgresEventLog)place.Open(database);
        await Task.WhenAll(Enumerable.Range(1, 20).SelectMany(version => (Task[])[log.Append(_document.Stream(1), version), log.Probe()]));

        proxy.SwallowAnswers();
        await Assert.ThrowsAsync<LogUnavailableException>(log.Probe);
        proxy.Mend();
        await log.Probe();

        Assert.Equal(20, (await log.Read(_document.Stream(1), 0, default)).Count);
    }

    [SkippableFact]
    public async Task A_log_that_cannot_be_written_says_so_and_why_until_it_can()
    {
        Machine.SkipUnlessOurs();
        await using var place = new SqlitePlace();
        var log = (SqliteEventLog)place.Log;
        await log.Append(_document.Stream(1), 1);
        Machine.Lock(place.File, $"{place.File}-wal");
        try
        {
            await Assert.ThrowsAsync<LogUnavailableException>(log.Probe);
            var e = await Assert.ThrowsAsync<LogUnavailableException>(log.Probe);
            Assert.Contains(place.File, e.Message, StringComparison.Ordinal);
        }
        finally
        {
            Machine.Unlock(place.File, $"{place.File}-wal");
        }

        await Faults.Eventually(log.Probe);
    }
}
