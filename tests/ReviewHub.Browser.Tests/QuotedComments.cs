namespace ReviewHub.Browser.Tests;

public sealed class QuotedComments(Chromium chromium, ReviewHubApplication application) : BrowserTest(chromium, application)
{
    private const string Emoji = "The 🐈 saw 👩‍👩‍👧 and a 👍🏽 in the mirror.";
    private const string Arabic = "قال: «مَرْحَبًا» ثم مضى في طريقه";

    [Theory]
    [InlineData(Emoji, "👩‍👩‍👧 and a 👍🏽")]
    [InlineData(Emoji, "the mirror")]
    [InlineData(Arabic, "مَرْحَبًا")]
    public async Task Are_kept_in_code_points_and_shown_in_the_text(string text, string words)
    {
        var (board, document) = await Arrange(text);
        var ann = await Join(board, "Ann");
        var ben = await Join(board, "Ben");

        await ann.CommentOnWords(1, words, "These words.");

        await Expect(ben.Paragraph(1).Row.Locator("mark.quoted")).ToHaveTextAsync(words);
        var selector = (await Chair.Paragraph(document, 1)).GetProperty("threads")[0].GetProperty("selector");
        var start = text[..text.IndexOf(words, StringComparison.Ordinal)].EnumerateRunes().Count();
        Assert.Equal(words, selector.GetProperty("exact").GetString());
        Assert.Equal(start, selector.GetProperty("start").GetInt32());
        Assert.Equal(start + words.EnumerateRunes().Count(), selector.GetProperty("end").GetInt32());
    }

    [Fact]
    public async Task Open_their_thread_when_their_words_are_clicked()
    {
        var (board, _) = await Arrange("Plain first.", Emoji);
        var ann = await Join(board, "Ann");
        var ben = await Join(board, "Ben");
        await ann.CommentOnWords(2, "🐈 saw", "Which cat?");

        await ben.Paragraph(2).Row.Locator("mark.quoted").ClickAsync();

        await Expect(ben.Paragraph(2).Comments).ToHaveTextAsync(["Which cat?"]);
        await Expect(ben.Paragraph(2).Threads.Locator(".about").First).ToHaveTextAsync("🐈 saw");
    }

    [Fact]
    public async Task Arabic_reads_from_the_right()
    {
        var (board, _) = await Arrange(Arabic, "Latin.");
        var ann = await Join(board, "Ann");

        await Expect(ann.Paragraph(1).Row.Locator(".text")).ToHaveCSSAsync("direction", "rtl");
        await Expect(ann.Paragraph(2).Row.Locator(".text")).ToHaveCSSAsync("direction", "ltr");
    }
}
