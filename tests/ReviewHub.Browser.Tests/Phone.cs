namespace ReviewHub.Browser.Tests;

public sealed class Phone(Chromium chromium, ReviewHubApplication application) : BrowserTest(chromium, application)
{
    private const float Finger = 44;

    private static void InTheHand(BrowserNewContextOptions options)
    {
        options.ViewportSize = new() { Width = 390, Height = 844 };
        options.DeviceScaleFactor = 2;
        (options.HasTouch, options.IsMobile) = (true, true);
    }

    [Fact]
    public async Task Votes_and_comments_go_by_touch()
    {
        var (board, document) = await Arrange();
        var ann = await Join(board, "Ann", look: InTheHand);
        var here = ann.Paragraph(2);

        await here.Row.Locator(".text").TapAsync();
        await here.VoteButton("Accept").TapAsync();
        await here.IsJudged("accept");
        await here.VoteButton("Comment").TapAsync();
        await here.CommentBox.FillAsync("From the train.");
        await here.Threads.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).TapAsync();

        await Expect(here.Comments).ToHaveTextAsync(["From the train."]);
        await here.IsSettled();
        Assert.Equal(1, (await Chair.Paragraph(document, 2)).Votes("accept"));
        Assert.Equal(["From the train."], (await Chair.Paragraph(document, 2)).CommentTexts());
    }

    [Fact]
    public async Task Buttons_are_as_large_as_a_finger()
    {
        var (board, _) = await Arrange();
        var ann = await Join(board, "Ann", look: InTheHand);
        await ann.Paragraph(2).Row.Locator(".text").TapAsync();

        foreach (var label in (string[])["Accept", "Needs work", "Reject", "Abstain", "Comment"])
        {
            var box = await ann.Paragraph(2).VoteButton(label).BoundingBoxAsync();
            Assert.True(box is { Width: >= Finger, Height: >= Finger }, $"{label} is {box!.Width} by {box.Height}.");
        }
    }
}
