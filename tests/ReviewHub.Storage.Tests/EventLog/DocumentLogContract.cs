using ReviewHub.Domain;
using static ReviewHub.Storage.Tests.EventLog.Appending;

namespace ReviewHub.Storage.Tests.EventLog;

/// <summary>What every event log promises to those who read a whole document.</summary>
public abstract class DocumentLogContract(LogPlace place) : IAsyncLifetime
{
    private readonly DocumentId _document = DocumentId.Parse("5555555555555555555555555555555a");

    private IEventLog Log => place.Log;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => place.DisposeAsync().AsTask();

    [SkippableFact]
    public async Task A_document_reads_its_own_stream_first_and_then_its_paragraphs_in_order()
    {
        foreach (var stream in new[] { _document.Stream(10), _document.Stream(2), StreamId.Of(_document), _document.Stream(19_999) })
            await Log.AppendAll(stream, 2);

        StreamId[] order = [StreamId.Of(_document), _document.Stream(2), _document.Stream(10), _document.Stream(19_999)];

        Assert.Equal(order.SelectMany(stream => new[] { (stream, 1), (stream, 2) }), await Log.VersionsOf(_document));
    }

    [SkippableTheory]
    [InlineData("55555555555555555555555555555559")]
    [InlineData("5555555555555555555555555555555b")]
    [InlineData("55555555555555555555555555555550")]
    [InlineData("5555555555555555555555555555555f")]
    [InlineData("55555555555555555555555555555500")]
    public async Task A_neighbour_document_does_not_show(string neighbour)
    {
        var other = DocumentId.Parse(neighbour);
        var own = await Log.Append(StreamId.Of(_document), 1);
        await Log.Append(StreamId.Of(other), 1);
        await Log.Append(other.Stream(1), 1);

        await using var view = await Log.Open(_document, null, default);

        Assert.Equal(StreamId.Of(_document), Assert.Single(view.ReadAll()).Stream);
        Assert.Equal(own, view.Position);
    }

    [SkippableFact]
    public async Task A_document_nobody_wrote_to_is_at_position_nought()
    {
        await Log.Append(NewDocument().Stream(1), 1);

        await using var view = await Log.Open(_document, null, default);

        Assert.Equal(0, view.Position);
        Assert.Empty(view.ReadAll());
    }

    [SkippableFact]
    public async Task The_position_is_that_of_the_documents_own_newest_event()
    {
        await Log.AppendAll(_document.Stream(3), 2);
        var newest = await Log.Append(_document.Stream(1), 1);
        await Log.AppendAll(NewDocument().Stream(1), 5);

        await using var now = await Log.Open(_document, null, default);
        await using var later = await Log.Open(_document, long.MaxValue, default);

        Assert.Equal((newest, newest), (now.Position, later.Position));
    }

    [SkippableFact]
    public async Task An_earlier_position_shows_exactly_what_was_there_then()
    {
        var positions = new List<long>();
        for (var version = 1; version <= 4; version++)
            foreach (var paragraph in new[] { 2, 1 })
                positions.Add(await Log.Append(_document.Stream(paragraph), version));

        for (var count = 0; count < positions.Count; count++)
        {
            await using var view = await Log.Open(_document, positions[count], default);
            Assert.Equal(positions[count], view.Position);
            Assert.Equal(count + 1, view.ReadAll().Count());
            Assert.Equal((count + 2) / 2, view.Read(_document.Stream(2)).Count());
        }
    }

    [SkippableFact]
    public async Task A_position_between_two_events_is_that_of_the_earlier()
    {
        var first = await Log.Append(_document.Stream(1), 1);
        var between = await Log.Append(NewDocument().Stream(1), 1);
        await Log.Append(_document.Stream(1), 2);

        await using var view = await Log.Open(_document, between, default);

        Assert.Equal(first, view.Position);
        Assert.Single(view.ReadAll());
    }

    [SkippableFact]
    public async Task Later_appends_do_not_show_in_an_open_view()
    {
        await Log.AppendAll(_document.Stream(1), 2);
        await using var view = await Log.Open(_document, null, default);

        await Log.Append(_document.Stream(1), 3);
        await Log.Append(_document.Stream(2), 1);

        Assert.Equal(2, view.ReadAll().Count());
        Assert.Equal(2, view.Read(_document.Stream(1)).Count());
        Assert.Equal(4, (await Log.VersionsOf(_document)).Count);
    }

    [SkippableFact]
    public async Task A_view_can_be_read_more_than_once()
    {
        await Log.AppendAll(_document.Stream(1), 3);
        await using var view = await Log.Open(_document, null, default);

        Assert.Equal(view.ReadAll().ToList(), view.ReadAll().ToList());
    }
}
