namespace ReviewHub.Browser.Tests;

public sealed class ChairPage(Chromium chromium, ReviewHubApplication application) : BrowserTest(chromium, application)
{
    protected override bool IsExpected(string complaint) => base.IsExpected(complaint) || complaint.Contains("/members/", StringComparison.Ordinal);

    private async Task<(IPage Chair, string Board)> Open()
    {
        var (board, _) = await Arrange();
        var page = await SignInAsChair();
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GotoAsync($"/boards/{board}");
        return (page, board);
    }

    [Fact]
    public async Task An_invitation_is_made_copied_and_opened()
    {
        var (chair, _) = await Open();
        await chair.GetByLabel("Who opens it becomes").SelectOptionAsync("observer");
        await chair.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
        var link = await chair.GetByRole(AriaRole.Textbox, new() { Name = "Invitation link" }).InputValueAsync();
        await chair.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        await Expect(chair.GetByRole(AriaRole.Button, new() { Name = "Copied" })).ToBeVisibleAsync();
        Assert.Equal(link, await chair.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
        await Expect(chair.GetByText("used by nobody yet")).ToBeVisibleAsync();

        var guest = await NewBrowser();
        await guest.GotoAsync(link);

        await Expect(guest.GetByText("you read along and see what everybody says")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_member_is_given_another_role()
    {
        var (chair, board) = await Open();
        var ann = await Join(board, "Ann");
        await chair.ReloadAsync();

        await chair.GetByLabel("Role of Ann").SelectOptionAsync("observer");
        await Expect(chair.GetByLabel("Role of Ann")).ToHaveValueAsync("observer");
        await chair.ReloadAsync();
        await Expect(chair.GetByLabel("Role of Ann")).ToHaveValueAsync("observer");
        await ann.Reload();

        await Expect(ann.Page.GetByText("You are an observer of this board")).ToBeVisibleAsync();
        await Expect(ann.Paragraph(1).VoteButton("Accept")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_removed_member_is_told_so_on_the_page_they_have_open()
    {
        var (chair, board) = await Open();
        var ann = await Join(board, "Ann");
        await chair.ReloadAsync();

        await chair.GetByRole(AriaRole.Button, new() { Name = "Remove Ann" }).ClickAsync();
        await chair.GetByRole(AriaRole.Button, new() { Name = "Really remove?" }).ClickAsync();

        await Expect(chair.GetByLabel("Role of Ann")).ToHaveCountAsync(0);
        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Name = "This document is closed to you" })).ToBeVisibleAsync();
        await Expect(ann.Page.GetByText("You no longer belong to this board")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_last_chair_cannot_stop_being_one()
    {
        var (chair, _) = await Open();

        await chair.GetByLabel("Role of Chair").SelectOptionAsync("reviewer");

        await Expect(chair.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Expect(chair.GetByLabel("Role of Chair")).ToHaveValueAsync("chair");
    }

    [Fact]
    public async Task The_board_and_its_document_are_given_other_names()
    {
        var (chair, _) = await Open();
        await chair.Locator("summary", new() { HasText = "Rename" }).First.ClickAsync();
        await chair.GetByLabel("Name", new() { Exact = true }).FillAsync("The new board");
        await chair.GetByRole(AriaRole.Form, new() { Name = "Rename the board" }).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(chair.GetByRole(AriaRole.Heading, new() { Name = "The new board" })).ToBeVisibleAsync();

        var card = chair.Locator(".document-card");
        await card.Locator("summary").ClickAsync();
        await card.GetByLabel("Title").FillAsync("Second draft");
        await card.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(card.GetByRole(AriaRole.Link, new() { Name = "Second draft" })).ToBeVisibleAsync();
        await chair.ReloadAsync();

        await Expect(chair.GetByRole(AriaRole.Heading, new() { Name = "The new board" })).ToBeVisibleAsync();
        await Expect(card.GetByRole(AriaRole.Link, new() { Name = "Second draft" })).ToBeVisibleAsync();
    }
}
