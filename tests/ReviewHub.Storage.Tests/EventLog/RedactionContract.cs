using ReviewHub.Domain;
using ReviewHub.Domain.Tests;
using static ReviewHub.Storage.Tests.EventLog.Appending;

namespace ReviewHub.Storage.Tests.EventLog;

/// <summary>What every event log promises when a comment is redacted.</summary>
public abstract class RedactionContract(LogPlace place) : IAsyncLifetime
{
    private readonly DocumentId _document = NewDocument();
    private readonly TextSelector _selector = new("board", "The ", " reads", 4, 9);

    private IEventLog Log => place.Log;

    private StreamId Stream => _document.Stream(1);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => place.DisposeAsync().AsTask();

    [SkippableFact]
    public async Task Every_version_of_the_text_is_gone_and_nothing_else()
    {
        await AppendAll(
            new ThreadStarted(new(1), 1, "Secret", _selector), new ReplyAdded(new(2), new(1), "Other"),
            new CommentEdited(new(1), "Secret too"), new CommentEdited(new(2), "Other too"), new CommentDeleted(new(1)), Redacted(1));

        var read = (await Log.Read(Stream, default)).Select(r => r.Event).ToList();

        Assert.Equal(
            [
                new ThreadStarted(new(1), 1, null, _selector), new ReplyAdded(new(2), new(1), "Other"), new CommentEdited(new(1), null),
                new CommentEdited(new(2), "Other too"), new CommentDeleted(new(1)),
            ],
            read[..5]);
        var redacted = Assert.IsType<CommentRedacted>(read[5]);
        Assert.Equal((new CommentId(1), "Named a person."), (redacted.Comment, redacted.Reason));
        Assert.Equal(
            new[] { 1, 3 }.Select(version => new Residue(version, Convert.ToHexStringLower(EventChain.HashData(EventCodec.Write(read[version - 1]))))),
            redacted.Residues);
    }

    [SkippableFact]
    public async Task A_reply_loses_its_text_and_keeps_its_thread()
    {
        await AppendAll(new ReplyAdded(new(2), new(1), "Secret"), Redacted(2));

        Assert.Equal(new ReplyAdded(new(2), new(1), null), (await Log.Read(Stream, default))[0].Event);
    }

    [SkippableFact]
    public async Task Whom_the_text_mentioned_goes_with_it()
    {
        await AppendAll(new ReplyAdded(new(2), new(1), "Secret", [Some.Ben]), new CommentEdited(new(2), "Secret", [Some.Ben]), Redacted(2));

        Assert.Equal([new ReplyAdded(new(2), new(1), null), new CommentEdited(new(2), null)], (await Log.Read(Stream, default)).Take(2).Select(r => r.Event));
    }

    [SkippableFact]
    public async Task A_minority_note_goes_and_those_of_others_and_of_other_rounds_stay()
    {
        await Append(1, Some.Ann, new MinorityNoteWritten(1, "Secret"));
        await Append(2, Some.Ann, new MinorityNoteWritten(1, ""));
        await Append(3, Some.Ben, new MinorityNoteWritten(1, "Other"));
        await Append(4, Some.Ann, new MinorityNoteWritten(2, "Later"));
        await Append(5, Some.Cleo, new MinorityNoteRedacted(1, Some.Ann, null, []));

        var read = (await Log.Read(Stream, default)).Select(r => r.Event).ToList();

        Assert.Equal([null, "", "Other", "Later"], read[..4].Select(e => Assert.IsType<MinorityNoteWritten>(e).Text));
        Assert.Equal(
            [new Residue(1, Convert.ToHexStringLower(EventChain.HashData(EventCodec.Write(read[0]))))], Assert.IsType<MinorityNoteRedacted>(read[4]).Residues.AsEnumerable());

        Task Append(int version, ReviewerId by, ParagraphEvent e) => Log.Append(Stream, Some.Recorded(version, e, by));
    }

    [SkippableFact]
    public async Task An_earlier_position_has_lost_the_text_too()
    {
        await AppendAll(new ReplyAdded(new(2), new(1), "Secret"));
        await using (var before = await Log.Open(_document, null, default))
            Assert.Equal("Secret", Assert.IsType<ReplyAdded>(Assert.Single(before.ReadAll()).Recorded.Event).Text);
        await Log.Append(Stream, Some.Recorded(2, Redacted(2)));

        await using var view = await Log.Open(_document, 1, default);

        Assert.Null(Assert.IsType<ReplyAdded>(Assert.Single(view.ReadAll()).Recorded.Event).Text);
    }

    [SkippableFact]
    public async Task A_redaction_that_is_refused_erases_nothing()
    {
        await AppendAll(new ReplyAdded(new(2), new(1), "Kept"));

        await Assert.ThrowsAsync<DuplicateCommandException>(() => Log.Append(Stream, Some.Recorded(2, Redacted(2)) with { Command = Some.CommandId(1) }));
        await Assert.ThrowsAsync<VersionConflictException>(() => Log.Append(Stream, Some.Recorded(7, Redacted(2))));

        Assert.Equal("Kept", Assert.IsType<ReplyAdded>(Assert.Single(await Log.Read(Stream, default)).Event).Text);
    }

    [SkippableFact]
    public async Task Neither_another_paragraph_nor_what_comes_later_loses_anything()
    {
        await Log.Append(_document.Stream(2), Some.Recorded(1, new ReplyAdded(new(2), new(1), "Elsewhere")));
        await Task.WhenAll(
            Log.Append(Stream, Some.Recorded(1, new ReplyAdded(new(2), new(1), "Secret"))), // sent ahead: all in one batch
            Log.Append(Stream, Some.Recorded(2, Redacted(2))),
            Log.Append(Stream, Some.Recorded(3, new ReplyAdded(new(3), new(1), "Later"))));

        await using var view = await Log.Open(_document, null, default);

        Assert.Equal([null, "Later", "Elsewhere"], view.ReadAll().Select(e => e.Recorded.Event).OfType<ReplyAdded>().Select(e => e.Text));
    }

    private static CommentRedacted Redacted(int comment) => new(new(comment), "Named a person.", []);

    private async Task AppendAll(params ReviewEvent[] events)
    {
        foreach (var (index, e) in events.Index()) await Log.Append(Stream, Some.Recorded(index + 1, e));
    }
}
