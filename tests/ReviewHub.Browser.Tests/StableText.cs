namespace ReviewHub.Browser.Tests;

public sealed class StableText(Chromium chromium, ReviewHubApplication application) : BrowserTest(chromium, application)
{
    private const int Read = 25;

    private const string WatchShifts = """
        () => {
          window.shifted = 0;
          new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.shifted += entry.value)))
            .observe({ type: 'layout-shift' });
        }
        """;

    private const string Shifted = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(window.shifted))))";

    [Fact]
    public async Task Nothing_moves_under_the_reader_while_others_vote_and_comment()
    {
        var words = string.Concat(Enumerable.Repeat("Words to read in their own time. ", 8));
        var (board, document) = await Arrange([.. Enumerable.Range(1, 50).Select(n => $"{n}. {words}")]);
        var others = await Task.WhenAll(Enumerable.Range(1, 3).Select(n => Chair.Invite(board, "reviewer", $"Other {n}")));
        var ann = await Join(board, "Ann");
        var reading = ann.Paragraph(Read).Row.Locator(".text");
        await reading.EvaluateAsync("text => text.scrollIntoView({ block: 'center' })");
        await Expect(ann.Paragraph(Read).Row).ToBeInViewportAsync();
        var before = (await reading.BoundingBoxAsync())!;
        await ann.Page.EvaluateAsync(WatchShifts);

        await BusyBoard(others, document);
        for (var n = Read - 5; n < Read + 5; n++)
        {
            await ann.Paragraph(n).Counts("3,0,0,0");
            await Expect(ann.Paragraph(n).Row.Locator(".bubble")).ToBeVisibleAsync();
        }

        var after = (await reading.BoundingBoxAsync())!;
        Assert.InRange(after.Y, before.Y - 1, before.Y + 1);
        Assert.InRange(after.X, before.X - 1, before.X + 1);
        Assert.InRange(await ann.Page.EvaluateAsync<double>(Shifted), 0, 0.005);
    }

    /// <summary>Thirty votes and ten comments around the paragraph being read, and on it.</summary>
    private static async Task BusyBoard(Actor[] others, string document)
    {
        for (var n = Read - 5; n < Read + 5; n++)
        {
            await Task.WhenAll(others.Select(other => other.Vote(document, n, "accept")));
            await others[0].Post($"/api/documents/{document}/paragraphs/{n}/threads", new { text = "A remark.\nIn two lines." });
        }
    }

    [Fact]
    public async Task Comments_of_others_wait_while_one_is_typing_beside_them()
    {
        var (board, document) = await Arrange();
        var ben = await Chair.Invite(board, "reviewer", "Ben");
        var ann = await Join(board, "Ann");
        await ann.Paragraph(1).Write("I am still");
        var before = (await ann.Paragraph(1).CommentBox.BoundingBoxAsync())!;

        await ben.Post($"/api/documents/{document}/paragraphs/1/threads", new { text = "Ben's word." });
        var held = ann.Paragraph(1).Threads.GetByRole(AriaRole.Button, new() { Name = "1 new comment" });
        await Expect(held).ToBeVisibleAsync();
        Assert.Equal(before.Y, (await ann.Paragraph(1).CommentBox.BoundingBoxAsync())!.Y, 1f);
        await held.ClickAsync();

        await Expect(ann.Paragraph(1).Comments).ToHaveTextAsync(["Ben's word."]);
        await Expect(ann.Paragraph(1).CommentBox).ToHaveValueAsync("I am still");
    }
}
