namespace ReviewHub.Browser.Tests;

public sealed class LostConnection(Chromium chromium, ReviewHubApplication application) : BrowserTest(chromium, application)
{
    protected override bool IsExpected(string complaint) =>
        base.IsExpected(complaint) || complaint.Contains("ERR_", StringComparison.Ordinal) || complaint.Contains("WebSocket", StringComparison.Ordinal);

    [Fact]
    public async Task What_was_done_meanwhile_waits_and_arrives_and_the_view_catches_up()
    {
        var (board, document) = await Arrange();
        var wire = NewWire();
        var ann = await Join(board, "Ann", at: wire.Address);
        await wire.Cut();
        await ann.IsAway();

        await ann.Paragraph(1).Vote("Accept");
        await ann.Paragraph(1).IsPending();
        await ann.Paragraph(2).Comment("Said to nobody yet.");
        await Expect(ann.Paragraph(2).Threads).ToContainTextAsync("waiting for the connection");
        await Chair.Vote(document, 3, "reject");
        wire.Mend();

        await ann.IsLive();
        await ann.Paragraph(3).Counts("0,0,1,0");
        await ann.Paragraph(1).IsSettled();
        await ann.Paragraph(2).IsSettled();
        Assert.Equal(1, (await Chair.Paragraph(document, 1)).Votes("accept"));
        Assert.Equal(["Said to nobody yet."], (await Chair.Paragraph(document, 2)).CommentTexts());
    }

    [Fact]
    public async Task What_arrived_but_was_never_answered_is_not_done_twice()
    {
        var (board, document) = await Arrange();
        var wire = NewWire();
        var ann = await Join(board, "Ann", at: wire.Address);
        await using var watching = await Watcher.Of(Chair, document);

        wire.HoldAnswers();
        await ann.Paragraph(2).Comment("Once.");
        await watching.Until(w => w.Comments(2).Count == 1, "the comment has arrived");
        await wire.Cut();
        await ann.IsAway();
        await ann.Paragraph(2).IsPending();
        wire.Mend();

        await ann.Paragraph(2).IsSettled();
        await Expect(ann.Paragraph(2).Comments).ToHaveTextAsync(["Once."]);
        Assert.Equal(["Once."], (await Chair.Paragraph(document, 2)).CommentTexts());
    }

    [Fact]
    public async Task A_page_closed_while_away_loses_neither_acts_nor_drafts()
    {
        var (board, document) = await Arrange();
        var wire = NewWire();
        var ann = await Join(board, "Ann", at: wire.Address);
        await wire.Cut();
        await ann.IsAway();
        await ann.Paragraph(1).Vote("Accept");
        await ann.Paragraph(2).Comment("Sent, as far as I know.");
        await ann.Paragraph(2).CloseThreads();
        await ann.Paragraph(3).Write("Not finished");
        var context = ann.Page.Context;
        await ann.Page.CloseAsync();

        wire.Mend();
        var again = new ReadingPage(await context.NewPageAsync());
        await again.Open(document);

        await again.Paragraph(1).IsSettled();
        await again.Paragraph(1).IsJudged("accept");
        await again.Paragraph(2).OpenThreads();
        await Expect(again.Paragraph(2).Comments).ToHaveTextAsync(["Sent, as far as I know."]);
        await again.Paragraph(2).IsSettled();
        await again.Paragraph(3).Row.PressAsync("t");
        await Expect(again.Paragraph(3).CommentBox).ToHaveValueAsync("Not finished");
        Assert.Equal(["Sent, as far as I know."], (await Chair.Paragraph(document, 2)).CommentTexts());
    }
}
