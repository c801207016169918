namespace ReviewHub.Browser.Tests;

public sealed class Meeting(Chromium chromium, ReviewHubApplication application) : BrowserTest(chromium, application)
{
    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    [Fact]
    public async Task The_wall_fills_as_three_people_vote()
    {
        var (board, _) = await Arrange();
        var chair = await Join(board, "Cleo", "chair");
        var people = new[] { await Join(board, "Ann"), await Join(board, "Ben"), await Join(board, "Dora") };
        await chair.OpenMeeting();
        await Expect(chair.Page.Projected()).ToHaveAttributeAsync("data-projected", "0,0,0,0");

        await people[0].Paragraph(1).Vote("Accept");
        await Expect(chair.Page.Projected()).ToHaveAttributeAsync("data-projected", "1,0,0,0");
        await chair.Page.StateIs("Not enough judged yet");
        await people[1].Paragraph(1).Vote("Accept");
        await people[2].Paragraph(1).Vote("Accept");

        await Expect(chair.Page.Projected()).ToHaveAttributeAsync("data-projected", "3,0,0,0");
        await chair.Page.StateIs("Consensus for");
        await Expect(chair.Page.GetByText("3 of 5 have judged this")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_blind_vote_shows_how_many_and_never_how_though_its_chair_may_see()
    {
        var (board, document) = await Arrange();
        await Chair.Put($"/api/documents/{document}/rounds/1/closed", new { });
        await Chair.Post($"/api/documents/{document}/rounds", new { visibility = "blind-until-closed", chairView = "live" });
        var chair = await Join(board, "Cleo", "chair");
        var ann = await Join(board, "Ann");
        await ann.Paragraph(1).Vote("Reject");
        await chair.Paragraph(1).Counts("0,0,1,0");

        await chair.OpenMeeting();

        await Expect(chair.Page.GetByText("1 of 3 has judged this").Or(chair.Page.GetByText("1 of 3 have judged this"))).ToBeVisibleAsync();
        await Expect(chair.Page.GetByText("Hidden until the round closes")).ToBeVisibleAsync();
        await chair.Page.StateIs("Result hidden");
        await Expect(chair.Page.Projected()).ToHaveCountAsync(0);
        await Chair.Put($"/api/documents/{document}/rounds/2/closed", new { });
        await Expect(chair.Page.Projected()).ToHaveAttributeAsync("data-projected", "0,0,1,0");
    }

    [Fact]
    public async Task Keys_and_buttons_lead_through_the_document_and_a_number_leads_anywhere()
    {
        var (board, _) = await Arrange();
        var ann = await Join(board, "Ann");
        var page = ann.Page;
        await ann.OpenMeeting();
        foreach (var (key, shown) in new[] { ("j", 2), ("ArrowRight", 3), ("PageDown", 3), ("k", 2), ("ArrowLeft", 1), ("PageUp", 1), ("End", 3), ("Home", 1) })
        {
            await ann.Press(key);
            await page.ShowsParagraph(shown);
        }

        await Button(page, "Next").ClickAsync();
        await page.ShowsParagraph(2);
        await Button(page, "Previous").ClickAsync();
        await page.ShowsParagraph(1);
        var number = page.GetByLabel("Go to paragraph number");
        await number.FillAsync("9");
        await number.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("There are paragraphs 1 to 3.");
        await number.FillAsync("3");
        await number.PressAsync("Enter");
        await page.ShowsParagraph(3);
        await ann.Press("ArrowLeft");
        await page.ShowsParagraph(2);
        await Expect(Button(page, "Call the question…")).ToHaveCountAsync(0);
        await ann.Press("t");
        await Expect(ann.Current).ToHaveAttributeAsync("id", "p2");
    }

    [Fact]
    public async Task The_question_is_called_and_closed_from_the_wall()
    {
        var (board, _) = await Arrange();
        var chair = await Join(board, "Cleo", "chair");
        var ann = await Join(board, "Ann");
        var page = chair.Page;
        await chair.OpenMeeting();
        await chair.Press("j");
        await Button(page, "Call the question…").ClickAsync();
        var sheet = page.GetByRole(AriaRole.Dialog, new() { Name = "Call the question on paragraph 2" });
        await sheet.GetByRole(AriaRole.Radio, new() { Name = "In the open" }).CheckAsync();
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Call the question" }).ClickAsync();

        await Expect(page.GetByText("The vote on this paragraph (round 2)")).ToBeVisibleAsync();
        await ann.Paragraph(2).Vote("Accept");
        await Expect(page.Projected()).ToHaveAttributeAsync("data-projected", "1,0,0,0");
        await Button(page, "Close this vote…").ClickAsync();
        await Button(page, "Close it now").ClickAsync();

        await Expect(page.Locator(".meeting-round")).ToContainTextAsync("closed");
        await Expect(Button(page, "Call the question…")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_reload_comes_back_to_the_paragraph_on_the_wall()
    {
        var (board, _) = await Arrange();
        var ann = await Join(board, "Ann");
        await ann.OpenMeeting();
        await ann.Press("End");
        await ann.Page.ShowsParagraph(3);

        await ann.Reload();

        await ann.Page.ShowsParagraph(3);
    }
}
