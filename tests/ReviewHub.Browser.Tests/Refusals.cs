namespace ReviewHub.Browser.Tests;

public sealed class Refusals(Chromium chromium, ReviewHubApplication application) : BrowserTest(chromium, application)
{
    private async Task<ReadingPage> ReaderWhoMayOnlyObserveNow()
    {
        var (board, _) = await Arrange();
        var ann = await Join(board, "Ann");
        await Chair.Put($"/api/boards/{board}/members/{await MemberNamed(board, "Ann")}", new { role = "observer" });
        return ann;
    }

    [Fact]
    public async Task A_refused_vote_is_taken_back_and_explained_beside_its_paragraph()
    {
        var ann = await ReaderWhoMayOnlyObserveNow();

        await ann.Paragraph(2).Vote("Accept");

        await Expect(ann.Paragraph(2).Notice).ToContainTextAsync("observer", new() { IgnoreCase = true });
        await ann.Paragraph(2).IsNotJudged();
        await ann.Paragraph(2).Counts("0,0,0,0");
    }

    [Fact]
    public async Task The_words_of_a_refused_comment_are_still_there()
    {
        var ann = await ReaderWhoMayOnlyObserveNow();

        await ann.Paragraph(2).Comment("Half an hour of thought.");

        await Expect(ann.Paragraph(2).Notice).ToContainTextAsync("kept as your draft");
        await Expect(ann.Paragraph(2).CommentBox).ToHaveValueAsync("Half an hour of thought.");
        await Expect(ann.Paragraph(2).Comments).ToHaveCountAsync(0);
    }
}
