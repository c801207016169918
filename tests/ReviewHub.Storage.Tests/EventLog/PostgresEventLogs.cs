using ReviewHub.Domain;
using ReviewHub.Domain.Tests;
using ReviewHub.Storage.Tests.Support;
using static ReviewHub.Storage.Tests.EventLog.Appending;

namespace ReviewHub.Storage.Tests.EventLog;

public sealed class PostgresEventLogs : IAsyncLifetime
{
    private const string FullDisk = """
        CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN IF NEW.stream LIKE '%/000666' THEN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END IF; RETURN NEW; END $$;
        CREATE TRIGGER full_disk BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION full_disk();
        """;

    private readonly PostgresPlace _place = new();
    private readonly DocumentId _document = NewDocument();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _place.DisposeAsync().AsTask();

    [SkippableFact]
    public async Task Its_rows_are_those_of_an_embedded_log_to_the_byte()
    {
        await using var embedded = new SqlitePlace();
        foreach (var log in new[] { _place.Log, embedded.Log })
        {
            foreach (var (index, e) in Some.OneOfEach().Index()) await log.Append(_document.Stream(1), Some.Recorded(index + 1, e, Some.Ben));
            await log.Append(_document.Stream(2), Comment(1, "Zwölf Boxkämpfer 👍🏽 \u2028 \"quoted\" \\ \t"));
        }

        var (here, there) = (_place.Database.Rows().ToList(), new SqliteDatabase(embedded.ConnectionString).Rows().ToList());

        Assert.Equal(there.Select(Bytes), here.Select(Bytes));
        Assert.Equal(LogVerifier.Verify(there), LogVerifier.Verify(here));

        static string Bytes(LogRow row) =>
            string.Join(' ', row.Stream, row.Version, row.Position, Convert.ToHexString(row.Command), row.Name, Convert.ToHexString(row.Actor), row.At, Convert.ToHexString(row.Data!), Convert.ToHexString(row.DataHash), Convert.ToHexString(row.Hash));
    }

    [SkippableFact]
    public async Task A_failed_write_acknowledges_nothing_says_why_and_the_log_recovers()
    {
        var log = _place.Log;
        await log.Append(StreamId.Of(_document), Some.Recorded(1, Some.DocumentImported(Some.Ann)));
        _place.Execute(FullDisk);

        // Sent together they share a transaction, mostly; either way the closing and the gate agree.
        var closing = log.Append(StreamId.Of(_document), Some.Recorded(2, new RoundClosed(1)));
        var batch = Enumerable.Range(642, 50).Select(paragraph => log.Append(_document.Stream(paragraph), 1)).ToList();
        var acknowledged = await Task.WhenAll(batch.Select(async append => await Record.ExceptionAsync(() => append) is null));
        var closed = await Record.ExceptionAsync(() => closing) is null;
        var stance = await Record.ExceptionAsync(() => log.Append(_document.Stream(1), Some.Recorded(1, new StanceTaken(1, 1, Some.Accept))));

        var e = await Assert.ThrowsAsync<LogUnavailableException>(() => batch[24]);
        Assert.Contains("is full", e.Message, StringComparison.Ordinal);
        Assert.Equal(closed, stance is RoundClosedException);
        _place.Execute("DROP TRIGGER full_disk ON event");
        foreach (var (index, _) in acknowledged.Index().Where(a => !a.Item)) await log.Append(_document.Stream(642 + index), 1);
        Assert.Equal(51 + (closed ? 1 : 0) + (stance is null ? 1 : 0), LogVerifier.Verify(_place.Database.Rows()).Events);
    }

    [SkippableFact]
    public void A_database_of_a_newer_build_is_refused()
    {
        _ = _place.Log;
        _place.Execute("UPDATE log_version SET version = 9");

        Assert.Throws<DatabaseNewerException>(_place.Open);
        Assert.Throws<DatabaseNewerException>(() => _place.Database.Rows().Any());
    }

    [SkippableTheory]
    [InlineData("can only be read", ";Options=-c default_transaction_read_only=on")]
    [InlineData("does not let the user 'stranger' in", ";Username=stranger;Password=wrong")]
    [InlineData("There is no database 'elsewhere'", ";Database=elsewhere")]
    [InlineData("cannot be reached", ";Port=1")]
    public void A_database_that_cannot_be_used_is_named_in_one_clear_line(string words, string setting)
    {
        using var database = new PostgresDatabase(_place.ConnectionString + setting);

        var e = Assert.Throws<LogUnavailableException>(() => new PostgresEventLog(database));

        Assert.Contains(words, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
        Assert.DoesNotContain("wrong", e.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_user_who_may_not_write_is_told_so()
    {
        _ = _place.Log;
        PostgresServer.Execute(_place.ConnectionString, "CREATE ROLE reader_of_logs LOGIN; GRANT USAGE ON SCHEMA public TO reader_of_logs; DO $$ BEGIN EXECUTE format('GRANT USAGE ON SCHEMA %I TO reader_of_logs; GRANT SELECT ON ALL TABLES IN SCHEMA %I TO reader_of_logs', current_schema, current_schema); END $$");
        using var database = new PostgresDatabase(_place.ConnectionString + ";Username=reader_of_logs");

        var e = await Assert.ThrowsAsync<LogUnavailableException>(() => _place.Open(database).Append(_document.Stream(1), 1));

        Assert.Contains("The user 'reader_of_logs' may not do this", e.Message, StringComparison.Ordinal);
    }
}
