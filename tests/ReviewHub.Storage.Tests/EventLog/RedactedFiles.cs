using ReviewHub.Domain;
using ReviewHub.Domain.Tests;
using static ReviewHub.Storage.Tests.EventLog.Appending;

namespace ReviewHub.Storage.Tests.EventLog;

public sealed class RedactedFiles : IAsyncLifetime
{
    private const string Secret = "the one who was named";

    private readonly SqlitePlace _place = new();
    private readonly DocumentId _document = NewDocument();

    private StreamId Stream => _document.Stream(1);

    public async Task InitializeAsync()
    {
        // Long enough to lie on pages of its own, among neighbours that stay.
        await _place.Log.Append(Stream, 1, "Before.");
        await _place.Log.Append(Stream, 2, string.Concat(Enumerable.Repeat(Secret, 1000)));
        await _place.Log.Append(Stream, Some.Recorded(3, new CommentEdited(new(2), $"Shorter: {Secret}")));
        await _place.Log.Append(Stream, 4, "After.");
    }

    public Task DisposeAsync() => _place.DisposeAsync().AsTask();

    [Fact]
    public async Task The_bytes_are_gone_once_it_is_acknowledged()
    {
        Assert.True(_place.Holds(Secret));

        await Redact();

        Assert.False(_place.Holds(Secret));
        Assert.True(_place.Holds("After."));
    }

    [Fact]
    public async Task The_bytes_are_gone_from_the_main_file_too_when_they_had_reached_it()
    {
        var log = await _place.Reopen(); // closing writes the write-ahead log back
        await Redact(log);

        Assert.False(_place.Holds(Secret));
    }

    [Fact]
    public async Task Where_a_reader_is_in_the_way_they_go_when_it_has_gone()
    {
        var reader = await _place.Log.Open(_document, null, default);
        Assert.NotEmpty(reader.ReadAll());
        await Redact();
        Assert.True(_place.Holds(Secret));

        await reader.DisposeAsync();

        for (var tries = 0; _place.Holds(Secret) && tries < 100; tries++) await Task.Delay(100);
        Assert.False(_place.Holds(Secret));
    }

    [Fact]
    public async Task A_reader_in_the_way_keeps_no_append_waiting()
    {
        await using var reader = await _place.Log.Open(_document, null, default);
        Assert.NotEmpty(reader.ReadAll());
        await Redact();
        using var writer = SqliteLogSchema.Connect(_place.ConnectionString);
        SqliteLogSchema.Execute(writer, "PRAGMA busy_timeout = 600000");

        // Run apart: a wipe that waits for the reader would never come back.
        Assert.False(await Task.Run(() => SqliteRedactor.Wipe(writer)).WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task A_snapshot_that_holds_the_text_goes_with_it()
    {
        using var snapshots = new SqliteSnapshots(_place.ConnectionString);
        var events = await _place.Log.Read(Stream, CancellationToken.None);
        await snapshots.Save(Stream, events.Aggregate(Paragraph.Untouched, (paragraph, recorded) => paragraph.Apply(recorded)));
        Assert.NotNull(await snapshots.Find(Stream, CancellationToken.None));

        await Redact();

        Assert.Null(await snapshots.Find(Stream, CancellationToken.None));
        Assert.False(_place.Holds(Secret));
    }

    [Fact]
    public async Task The_chain_still_verifies_and_gives_the_same_digest()
    {
        var before = Verify(4);

        await Redact();

        Assert.Equal(before, Verify(4));
        Assert.Equal(5, Verify(long.MaxValue).Events);
    }

    [Theory]
    [InlineData("UPDATE event SET data = CAST(replace(CAST(data AS TEXT), '1}', '9}') AS BLOB) WHERE version = 2", 2, "altered since")]
    [InlineData("UPDATE event SET data = CAST('{\"comment\":4}' AS BLOB) WHERE version = 4", 4, "not what was recorded")]
    [InlineData("DELETE FROM event WHERE version = 5", 2, "not what was recorded")]
    public async Task What_no_redaction_vouches_for_is_found(string sql, int version, string words)
    {
        await Redact();
        _place.Execute(sql);

        var broken = Assert.Throws<BrokenLogException>(() => Verify(long.MaxValue));

        Assert.Equal(version, broken.Version);
        Assert.Contains(words, broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_was_put_back_is_found()
    {
        var rows = SqliteLogRows.Read(_place.ConnectionString).ToList();
        await Redact();
        var redacted = SqliteLogRows.Read(_place.ConnectionString).Last();

        var broken = Assert.Throws<BrokenLogException>(() => LogVerifier.Verify([.. rows, redacted]));

        Assert.Equal(5, broken.Version);
        Assert.Contains("the text is there", broken.Message, StringComparison.Ordinal);
    }

    private Task<long> Redact(IEventLog? log = null) => (log ?? _place.Log).Append(Stream, Some.Recorded(5, new CommentRedacted(new(2), null, [])));

    private LogVerdict Verify(long at) => LogVerifier.Verify(SqliteLogRows.Read(_place.ConnectionString), at);
}
