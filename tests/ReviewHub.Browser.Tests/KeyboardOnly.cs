namespace ReviewHub.Browser.Tests;

/// <summary>Nothing here touches the mouse, and after every act the focus is somewhere.</summary>
public sealed class KeyboardOnly(Chromium chromium, ReviewHubApplication application) : BrowserTest(chromium, application)
{
    private async Task<(ReadingPage Ann, string Document)> Open()
    {
        var (board, document) = await Arrange("One.", "Two.", "Three.", "Four.", "Five.");
        return (await Join(board, "Ann"), document);
    }

    [Fact]
    public async Task J_and_k_move_from_paragraph_to_paragraph()
    {
        var (ann, _) = await Open();

        await ann.Press("j", "j");
        await Expect(ann.Paragraph(3).Row).ToBeFocusedAsync();
        await ann.Press("k");
        await Expect(ann.Paragraph(2).Row).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Capital_j_and_k_pass_over_what_is_judged()
    {
        var (ann, document) = await Open();
        await ann.Press("j", "1", "j", "2");
        await ann.Paragraph(3).IsJudged("revise");

        await ann.Press("k", "k", "Shift+J");
        await Expect(ann.Paragraph(4).Row).ToBeFocusedAsync();
        await ann.Press("Shift+K");

        await Expect(ann.Paragraph(1).Row).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData("1", "accept")]
    [InlineData("2", "revise")]
    [InlineData("3", "reject")]
    [InlineData("4", "abstain")]
    [InlineData("0", "abstain")]
    public async Task Digits_vote_and_vote_again_to_take_back(string key, string stance)
    {
        var (ann, document) = await Open();

        await ann.Press("j", key);
        await ann.Paragraph(2).IsJudged(stance);
        await ann.Paragraph(2).IsSettled();
        Assert.Equal(1, (await Chair.Paragraph(document, 2)).Votes(stance));
        await ann.Press(key);

        await ann.Paragraph(2).IsNotJudged();
        await ann.FocusIsKept();
    }

    [Fact]
    public async Task A_comment_is_written_sent_and_answered_and_its_thread_resolved()
    {
        var (ann, _) = await Open();
        var here = ann.Paragraph(2);

        await ann.Press("j", "c");
        await Expect(here.CommentBox).ToBeFocusedAsync();
        await ann.Page.Keyboard.TypeAsync("Why j, k and 1?");
        await ann.Press("Control+Enter");
        await Expect(here.Comments).ToHaveTextAsync(["Why j, k and 1?"]);
        await here.IsSettled();

        await ann.Press("r");
        await Expect(here.Threads.GetByRole(AriaRole.Textbox, new() { Name = "Reply" })).ToBeFocusedAsync();
        await ann.Page.Keyboard.TypeAsync("Because.");
        await ann.Press("Control+Enter");
        await Expect(here.Comments).ToHaveTextAsync(["Why j, k and 1?", "Because."]);
        await here.IsSettled();

        await ann.Press("e");
        await Expect(here.Threads.Locator("[data-resolved]")).ToHaveCountAsync(1);
        await ann.FocusIsKept();
    }

    [Fact]
    public async Task Escape_steps_back_from_composer_to_panel_to_paragraph()
    {
        var (ann, _) = await Open();
        await ann.Press("j", "c", "Escape");
        await Expect(ann.Paragraph(2).CommentBox).ToHaveCountAsync(0);
        await ann.FocusIsKept();

        await ann.Press("Escape");

        await Expect(ann.Paragraph(2).Threads).ToHaveCountAsync(0);
        await Expect(ann.Paragraph(2).Row).ToBeFocusedAsync();
    }

    [Fact]
    public async Task T_opens_the_threads_of_the_paragraph_one_is_on_whichever_were_open()
    {
        var (ann, _) = await Open();
        await ann.Press("j", "t");
        await Expect(ann.Paragraph(2).Threads).ToBeVisibleAsync();

        await ann.Paragraph(3).Row.FocusAsync();
        await ann.Press("t");
        await Expect(ann.Paragraph(3).Threads).ToBeVisibleAsync();
        await ann.Press("t");

        await Expect(ann.Paragraph(3).Threads).ToHaveCountAsync(0);
        await Expect(ann.Paragraph(3).Row).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_sheet_of_keys_opens_and_closes_and_gives_the_focus_back()
    {
        var (ann, _) = await Open();
        await ann.Press("j", "?");
        await Expect(ann.Sheet).ToBeVisibleAsync();

        await ann.Press("Escape");

        await Expect(ann.Sheet).ToBeHiddenAsync();
        await Expect(ann.Paragraph(2).Row).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Search_goes_to_what_it_finds()
    {
        var (ann, _) = await Open();
        var box = ann.Page.GetByRole(AriaRole.Searchbox);
        await ann.Press("/");
        await Expect(box).ToBeFocusedAsync();
        await ann.Page.Keyboard.TypeAsync("Four");
        await Expect(ann.Page.GetByText("1 place")).ToBeVisibleAsync();

        await ann.Press("Enter");
        await Expect(ann.Paragraph(4).Row).ToBeFocusedAsync();
        await ann.Press("/", "Escape");

        await Expect(box).ToHaveCountAsync(0);
        await Expect(ann.Paragraph(4).Row).ToBeFocusedAsync();
    }
}
