namespace ReviewHub.Browser.Tests;

public sealed class Rounds(Chromium chromium, ReviewHubApplication application) : BrowserTest(chromium, application)
{
    private static ILocator Button(ReadingPage page, string name) => page.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocator Sheet(ReadingPage page, string title) => page.Page.GetByRole(AriaRole.Dialog, new() { Name = title });

    private static ILocator Hidden(ReadingPage page, int paragraph) => page.Paragraph(paragraph).Row.Locator("[data-hidden]");

    private static async Task Close(ReadingPage chair, int round)
    {
        await chair.Press("p");
        await Button(chair, $"Close round {round}…").ClickAsync();
        await Button(chair, "Close it now").ClickAsync();
        await Expect(Button(chair, "Open another round…")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_blind_round_hides_until_it_closes_and_then_shows_on_every_screen()
    {
        var (board, _) = await Arrange();
        var chair = await Join(board, "Cleo", "chair");
        var ann = await Join(board, "Ann");
        var ben = await Join(board, "Ben");
        await Close(chair, 1);
        await Button(chair, "Open another round…").ClickAsync();
        await chair.Page.GetByRole(AriaRole.Radio, new() { Name = "Blind until closed" }).CheckAsync();
        await Button(chair, "Open the round").ClickAsync();

        await Expect(ann.Page.GetByText("Round 2, blind until closed")).ToBeVisibleAsync();
        await ann.Paragraph(1).Vote("Accept");
        await ann.Paragraph(1).IsSettled();
        await ben.Paragraph(1).Vote("Accept");
        await ben.Paragraph(1).IsSettled();
        await chair.Paragraph(1).Vote("Reject");

        foreach (var page in (ReadingPage[])[chair, ann, ben])
        {
            await Expect(Hidden(page, 1)).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex(@"^Hidden until the round closes\. 3 of \d"));
            await Expect(page.Paragraph(1).Bar).ToHaveCountAsync(0);
        }

        await Close(chair, 2);

        foreach (var page in (ReadingPage[])[chair, ann, ben])
        {
            await page.Paragraph(1).Counts("2,0,1,0");
            await Expect(Hidden(page, 1)).ToHaveCountAsync(0);
        }

        await ann.Paragraph(1).Row.HoverAsync();
        await Expect(ann.Paragraph(1).Row.GetByText("Round 2 is closed and takes no more votes.").First).ToBeVisibleAsync();
        await Expect(ann.Paragraph(1).VoteButton("Accept")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_next_round_stands_beside_the_last_and_its_answers_can_be_kept()
    {
        var (board, document) = await Arrange();
        var ann = await Join(board, "Ann");
        var ben = await Join(board, "Ben");
        await ann.Paragraph(1).Vote("Accept");
        await ben.Paragraph(1).Vote("Reject");
        await ann.Paragraph(1).Counts("1,0,1,0");
        await Chair.Put($"/api/documents/{document}/rounds/1/closed", new { });
        await Chair.Post($"/api/documents/{document}/rounds", new { });

        await Expect(ann.Page.GetByText("Round 2, in the open")).ToBeVisibleAsync();
        await ann.Reload();
        await ann.Paragraph(1).IsNotJudged();
        await ann.Paragraph(1).Row.ClickAsync();
        var earlier = ann.Paragraph(1).Row.GetByRole(AriaRole.Group, new() { Name = "Round 1, for comparison" });
        await Expect(earlier).ToContainTextAsync("you said Accept");
        await Expect(earlier.GetByRole(AriaRole.Img)).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("Accept 1, Needs work 0, Reject 1"));
        await ann.Press("s");

        await ann.Paragraph(1).IsJudged("accept");
        await ben.Paragraph(1).Counts("1,0,0,0");
    }

    [Fact]
    public async Task Who_recuses_themselves_stands_aside_and_comes_back()
    {
        var (board, _) = await Arrange();
        var ann = await Join(board, "Ann");
        await ann.Paragraph(1).Vote("Accept");
        await ann.Press("t");
        await ann.Paragraph(1).Threads.GetByText("Recuse yourself").ClickAsync();
        await ann.Paragraph(1).Threads.GetByLabel("Reason").FillAsync("I wrote it.");
        await Button(ann, "Recuse yourself").ClickAsync();

        await Expect(ann.Paragraph(1).Threads.GetByText("You recused yourself from this paragraph. Your votes on it do not count.")).ToBeVisibleAsync();
        await ann.Paragraph(1).Counts("0,0,0,0");
        await Expect(ann.Paragraph(1).VoteButton("Accept")).ToHaveCountAsync(0);
        await Button(ann, "Take part again").ClickAsync();

        await ann.Paragraph(1).Counts("1,0,0,0");
        await Expect(ann.Paragraph(1).VoteButton("Accept")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_worklist_shrinks_as_one_judges_and_leads_to_what_is_left_by_keyboard_alone()
    {
        var (board, _) = await Arrange();
        var ann = await Join(board, "Ann");
        var left = ann.Page.GetByRole(AriaRole.Region, new() { Name = "Not judged yet: 2" });
        await ann.Press("j", "1", "w");
        await Expect(left.GetByRole(AriaRole.Button)).ToHaveCountAsync(2);
        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Name = "What waits for you" })).ToBeFocusedAsync();

        await ann.Press("ArrowDown");
        await Expect(left.GetByRole(AriaRole.Button).First).ToBeFocusedAsync();
        await ann.Press("ArrowDown");
        await Expect(left.GetByRole(AriaRole.Button).Last).ToBeFocusedAsync();
        await ann.Press("Enter");

        await Expect(ann.Current).ToHaveAttributeAsync("id", "p3");
        await ann.Press("1");
        await Expect(ann.Page.GetByRole(AriaRole.Region, new() { Name = "Not judged yet: 1" })).ToBeVisibleAsync();
        await ann.Press("Escape");
        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Name = "What waits for you" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_paragraph_is_put_to_its_own_vote_while_the_others_go_on()
    {
        var (board, _) = await Arrange();
        var chair = await Join(board, "Cleo", "chair");
        var ann = await Join(board, "Ann");
        await chair.Paragraph(2).Row.ClickAsync();
        await chair.Press("t");
        await Button(chair, "Call the question…").ClickAsync();
        await chair.Page.GetByRole(AriaRole.Radio, new() { Name = "In the open" }).CheckAsync();
        await Sheet(chair, "Call the question on paragraph 2").GetByRole(AriaRole.Button, new() { Name = "Call the question" }).ClickAsync();
        await Expect(Sheet(chair, "Call the question on paragraph 2")).ToHaveCountAsync(0);

        await ann.Paragraph(2).Row.ClickAsync();
        await Expect(ann.Page.GetByText("The question is called: this paragraph has a vote of its own.").First).ToBeVisibleAsync();
        await ann.Paragraph(2).Vote("Accept");
        await ann.Paragraph(1).Vote("Reject");

        await chair.Paragraph(2).Counts("1,0,0,0");
        await chair.Paragraph(1).Counts("0,0,1,0");
    }
}
