namespace ReviewHub.Browser.Tests;

public sealed class Drafts(Chromium chromium, ReviewHubApplication application) : BrowserTest(chromium, application)
{
    [Fact]
    public async Task Survive_a_reload()
    {
        var (board, document) = await Arrange();
        var ann = await Join(board, "Ann");
        await ann.Paragraph(2).Write("Half a thought");

        await ann.Reload();
        await ann.Paragraph(2).Row.PressAsync("t");

        await Expect(ann.Paragraph(2).CommentBox).ToHaveValueAsync("Half a thought");
        Assert.Empty((await Chair.Paragraph(document, 2)).CommentTexts());
    }

    [Fact]
    public async Task Survive_signing_out_and_in_again()
    {
        var (board, document) = await Arrange();
        var ann = await Join(board, "Ann");
        var email = $"ann-{board}@example.org";
        // A new password ends the page's connection, so it is set where there is none: one that is coming back would complain of being left.
        await ann.Page.GotoAsync("/account");
        await ann.Page.Context.APIRequest.PutAsync("/api/me", new() { DataObject = new { email, password = "a long enough secret" } });
        await ann.Open(document);
        await ann.Paragraph(2).Write("Half a thought");

        await ann.Page.GotoAsync("/account");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await ann.Page.SignIn(email, "a long enough secret");
        await ann.Open(document);
        await ann.Paragraph(2).Row.PressAsync("t");

        await Expect(ann.Paragraph(2).CommentBox).ToHaveValueAsync("Half a thought");
    }

    [Fact]
    public async Task Of_replies_survive_a_reload_too()
    {
        var (board, document) = await Arrange();
        await Chair.Post($"/api/documents/{document}/paragraphs/1/threads", new { text = "Why?" });
        var ann = await Join(board, "Ann");
        var reply = ann.Paragraph(1).Threads.GetByRole(AriaRole.Textbox, new() { Name = "Reply" });
        await ann.Paragraph(1).OpenThreads();
        await ann.Paragraph(1).Threads.GetByRole(AriaRole.Button, new() { Name = "Reply" }).ClickAsync();
        await reply.FillAsync("Because");

        await ann.Reload();
        await ann.Paragraph(1).OpenThreads();

        await Expect(reply).ToHaveValueAsync("Because");
    }
}
