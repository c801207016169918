namespace ReviewHub.Browser.Tests;

public sealed class Reminding(Chromium chromium, ReviewHubApplication application) : BrowserTest(chromium, application)
{
    protected override bool IsExpected(string complaint) =>
        base.IsExpected(complaint) || (complaint.Contains("/reminders", StringComparison.Ordinal) && complaint.Contains("409", StringComparison.Ordinal));

    private static ILocator Reminder(ReadingPage page) => page.Page.GetByRole(AriaRole.Region, new() { Name = "You were reminded" });

    [Fact]
    public async Task A_reminder_reaches_those_here_and_those_who_come_later_and_leads_to_what_is_left()
    {
        var (board, document) = await Arrange();
        var chair = await Join(board, "Cleo", "chair");
        var ann = await Join(board, "Ann");
        var ben = await Chair.Invite(board, "reviewer", "Ben");
        for (var paragraph = 1; paragraph <= 3; paragraph++) await ben.Vote(document, paragraph, "accept");
        await ann.Paragraph(1).Vote("Accept");
        await ann.Paragraph(1).IsSettled();
        await chair.OpenFigures();
        var remind = chair.Page.GetByRole(AriaRole.Button, new() { Name = "Remind those who have not finished" });

        await remind.ClickAsync();

        await Expect(chair.Page.GetByText("3 people reminded on the page. No mail was sent.")).ToBeVisibleAsync();
        await Expect(Reminder(ann)).ToContainTextAsync("Cleo reminds you: 2 paragraphs are left to judge");
        await remind.ClickAsync();
        await Expect(chair.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("less than 10 minutes ago");

        await ann.Reload();
        await Expect(Reminder(ann)).ToContainTextAsync("A chair reminds you: 2 paragraphs are left to judge");
        await Reminder(ann).GetByRole(AriaRole.Button, new() { Name = "Show them" }).ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Region, new() { Name = "Not judged yet: 2" })).ToBeVisibleAsync();
        await Expect(Reminder(ann)).ToHaveCountAsync(0);
        await ann.Reload();
        await Expect(ann.Page.GetByText("1 of 3 judged")).ToBeVisibleAsync();
        await Expect(Reminder(ann)).ToHaveCountAsync(0);
    }
}
