namespace ReviewHub.Browser.Tests;

public sealed class TwoBrowsers(Chromium chromium, ReviewHubApplication application) : BrowserTest(chromium, application)
{
    [Fact]
    public async Task See_each_others_votes_and_the_consensus_without_reloading()
    {
        var (board, _) = await Arrange();
        var ann = await Join(board, "Ann");
        var ben = await Join(board, "Ben");

        await ann.Paragraph(2).Vote("Accept");
        await ben.Paragraph(2).Counts("1,0,0,0");
        await ben.Paragraph(2).HasState("no-quorum");
        await ben.Paragraph(2).Vote("Accept");

        await ann.Paragraph(2).Counts("2,0,0,0");
        await ann.Paragraph(2).HasState("consensus-for");
        await ben.Paragraph(2).HasState("consensus-for");
    }

    [Fact]
    public async Task See_each_others_comments_and_answer_them_without_reloading()
    {
        var (board, _) = await Arrange();
        var ann = await Join(board, "Ann");
        var ben = await Join(board, "Ben");

        await ann.Paragraph(1).Comment("Is this so?");
        await ben.Paragraph(1).OpenThreads();
        await Expect(ben.Paragraph(1).Comments).ToHaveTextAsync(["Is this so?"]);
        await ben.Paragraph(1).Threads.GetByRole(AriaRole.Button, new() { Name = "Reply" }).ClickAsync();
        await ben.Paragraph(1).Threads.GetByRole(AriaRole.Textbox, new() { Name = "Reply" }).FillAsync("It is.");
        await ben.Paragraph(1).Send();

        await Expect(ann.Paragraph(1).Comments).ToHaveTextAsync(["Is this so?", "It is."]);
        await Expect(ann.Paragraph(1).Threads.Locator(".comment .by")).ToHaveTextAsync(["Ann", "Ben"]);
    }

    [Fact]
    public async Task See_who_is_here_and_on_which_paragraph()
    {
        var (board, _) = await Arrange();
        var ann = await Join(board, "Ann");
        var ben = await Join(board, "Ben");
        await ann.SeesHere("Ben");

        await ben.Paragraph(3).Row.ClickAsync();
        await Expect(ann.Paragraph(3).Row.Locator(".people")).ToHaveAttributeAsync("aria-label", "Here now: Ben");
        await ben.Page.CloseAsync();

        await Expect(ann.Page.Locator(".here")).ToHaveAttributeAsync("aria-label", "Only you are here");
        await Expect(ann.Paragraph(3).Row.Locator(".people")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Ones_own_vote_shows_at_once_and_as_pending_until_it_is_acknowledged()
    {
        var (board, _) = await Arrange();
        var wire = NewWire();
        var ann = await Join(board, "Ann", at: wire.Address);
        wire.HoldAnswers();

        await ann.Paragraph(1).Vote("Needs work");
        await ann.Paragraph(1).IsJudged("revise");
        await ann.Paragraph(1).Counts("0,1,0,0");
        await ann.Paragraph(1).IsPending();
        wire.ReleaseAnswers();

        await ann.Paragraph(1).IsSettled();
        await ann.Paragraph(1).IsJudged("revise");
    }

    [Fact]
    public async Task A_second_tab_of_the_same_person_shows_their_own_stances()
    {
        var (board, document) = await Arrange();
        var ann = await Join(board, "Ann");
        await ann.Paragraph(1).Vote("Reject");
        await ann.Paragraph(1).IsSettled();

        var tab = await ann.SecondTab(document);
        await tab.Paragraph(1).IsJudged("reject");
        await ann.Paragraph(2).Vote("Abstain");
        await tab.Paragraph(2).IsJudged("abstain");
        await tab.Paragraph(2).Vote("Abstain");

        await ann.Paragraph(2).IsNotJudged();
        await ann.Paragraph(2).Counts("0,0,0,0");
    }
}
