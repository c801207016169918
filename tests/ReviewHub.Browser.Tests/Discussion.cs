namespace ReviewHub.Browser.Tests;

public sealed class Discussion(Chromium chromium, ReviewHubApplication application) : BrowserTest(chromium, application)
{
    private static ILocator In(ReadingPage page, AriaRole role, string name) =>
        page.Paragraph(1).Threads.GetByRole(role, new() { Name = name, Exact = true });

    [Fact]
    public async Task Somebody_mentioned_while_typing_is_called_and_finds_the_place()
    {
        var (board, _) = await Arrange();
        var ben = await Join(board, "Ben Lee");
        var ann = await Join(board, "Ann");
        await ann.SeesHere("Ben Lee");
        await ann.Paragraph(1).Write("");
        await ann.Page.Keyboard.TypeAsync("Is that so, @le");
        await Expect(ann.Page.GetByRole(AriaRole.Option)).ToHaveTextAsync(["Ben Lee"]);
        await ann.Page.Keyboard.PressAsync("Enter");
        await Expect(ann.Paragraph(1).CommentBox).ToHaveValueAsync("Is that so, @Ben Lee ");
        await ann.Paragraph(1).Send();

        await Expect(ben.Page.GetByRole(AriaRole.Region, new() { Name = "You were mentioned" })).ToContainTextAsync("Ann mentioned you on paragraph 1");
        await ben.Page.GetByRole(AriaRole.Button, new() { Name = "Go there" }).ClickAsync();

        await Expect(ben.Paragraph(1).Comments.Locator(".called")).ToHaveTextAsync(["@Ben Lee"]);
        await Expect(ben.Page.GetByRole(AriaRole.Region, new() { Name = "You were mentioned" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Who_is_called_beside_the_text_is_told_there_and_led_back_to_it()
    {
        var (board, document) = await Arrange();
        var ann = await Join(board, "Ann");
        await ann.OpenFigures();

        await Chair.Post($"/api/documents/{document}/paragraphs/2/threads", new { text = "What does @Ann say?", mentions = new[] { await MemberNamed(board, "Ann") } });

        var mentioned = ann.Page.GetByRole(AriaRole.Region, new() { Name = "You were mentioned" });
        await Expect(mentioned).ToContainTextAsync("Chair mentioned you on paragraph 2");
        await mentioned.GetByRole(AriaRole.Button, new() { Name = "Go there" }).ClickAsync();
        await Expect(ann.Paragraph(2).Comments).ToHaveTextAsync(["What does @Ann say?"]);
        await Expect(mentioned).ToHaveCountAsync(0);

        await ann.Press("Escape");
        await ann.OpenMeeting();
        await Chair.Post($"/api/documents/{document}/reminders", new { });

        var reminded = ann.Page.GetByRole(AriaRole.Region, new() { Name = "You were reminded" });
        await Expect(reminded).ToContainTextAsync("Chair reminds you: 3 paragraphs are left to judge");
        await reminded.GetByRole(AriaRole.Button, new() { Name = "Show them" }).ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Region, new() { Name = "Not judged yet: 3" })).ToBeVisibleAsync();
        await Expect(ann.Paragraph(2).Row).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_comment_gets_reactions_and_a_thread_somebody_to_see_to_it_and_an_outcome()
    {
        var (board, _) = await Arrange();
        var ann = await Join(board, "Ann");
        var ben = await Join(board, "Ben");
        await ann.Paragraph(1).Comment("Why this word?");
        await ben.Paragraph(1).OpenThreads();

        await ben.Paragraph(1).Threads.GetByText("React", new() { Exact = true }).ClickAsync();
        await In(ben, AriaRole.Button, "Agree").ClickAsync();
        await Expect(In(ann, AriaRole.Button, "Agree 1")).ToHaveAttributeAsync("aria-pressed", "false");
        await In(ann, AriaRole.Button, "Agree 1").ClickAsync();
        await Expect(In(ben, AriaRole.Button, "Agree 2")).ToHaveAttributeAsync("aria-pressed", "true");

        await In(ben, AriaRole.Combobox, "Assigned to").SelectOptionAsync("Ann");
        await Expect(In(ann, AriaRole.Combobox, "Assigned to").Locator("option:checked")).ToHaveTextAsync("Ann");
        await ann.Press("Escape", "w");
        await Expect(ann.Page.GetByRole(AriaRole.Region, new() { Name = "Assigned to you: 1" })).ToBeVisibleAsync();

        await In(ben, AriaRole.Button, "Outcome…").ClickAsync();
        await In(ben, AriaRole.Combobox, "Kind of outcome").SelectOptionAsync("answered");
        await In(ben, AriaRole.Textbox, "Outcome").FillAsync("Because it is the law's.");
        await ben.Paragraph(1).Threads.GetByRole(AriaRole.Form, new() { Name = "Resolve with an outcome" })
            .GetByRole(AriaRole.Button, new() { Name = "Resolve" }).ClickAsync();

        await Expect(ben.Paragraph(1).Threads.GetByText("Answered by Ben")).ToBeVisibleAsync();
        await Expect(ben.Paragraph(1).Threads.Locator(".outcome")).ToHaveTextAsync("Because it is the law's.");
        await Expect(ann.Page.GetByRole(AriaRole.Region, new() { Name = "Assigned to you: 1" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_trace_tells_who_moved_after_what_and_a_dissenter_leaves_a_note()
    {
        var (board, document) = await Arrange();
        var ann = await Join(board, "Ann");
        var ben = await Join(board, "Ben");
        await Join(board, "Cleo").ContinueWith(async cleo => await (await cleo).Paragraph(1).Vote("Accept"), TaskScheduler.Default).Unwrap();
        await Chair.Vote(document, 1, "accept");
        await ann.Paragraph(1).Vote("Reject");
        await ben.Paragraph(1).Comment("Look at the next line.");
        await ben.Paragraph(1).CloseThreads();
        await ben.Paragraph(1).Vote("Reject");
        await ann.Paragraph(1).Counts("2,0,2,0");
        await ann.Paragraph(1).Vote("Accept");
        await ben.Paragraph(1).Counts("3,0,1,0");
        await ben.Paragraph(1).HasState("consensus-for");

        await ben.Paragraph(1).OpenThreads();
        await ben.Paragraph(1).Threads.GetByText("Who moved, and after what").ClickAsync();
        await Expect(ben.Paragraph(1).Threads.Locator(".trace li")).ToContainTextAsync(["Ann, round 1: Reject → Accept"]);
        await Expect(ben.Paragraph(1).Threads.Locator(".trace li")).ToContainTextAsync(["after Ben: Look at the next line."]);
        await ben.Paragraph(1).Threads.GetByText("Minority note", new() { Exact = true }).ClickAsync();
        await In(ben, AriaRole.Textbox, "Minority note").FillAsync("The next line says otherwise.");
        await In(ben, AriaRole.Button, "Save the note").ClickAsync();

        await ann.Paragraph(1).OpenThreads();
        await Expect(ann.Paragraph(1).Threads.Locator(".note")).ToHaveTextAsync("Minority note by Ben, round 1: The next line says otherwise.");
    }
}
