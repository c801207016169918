using Deque.AxeCore.Playwright;

namespace ReviewHub.Browser.Tests;

public sealed class Accessibility(Chromium chromium, ReviewHubApplication application) : BrowserTest(chromium, application)
{
    private const string Overflow = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

    private static Action<BrowserNewContextOptions> Screen(int width, ColorScheme colours = ColorScheme.Light) => options =>
    {
        options.ViewportSize = new() { Width = width, Height = 800 };
        options.ColorScheme = colours;
    };

    /// <summary>No serious or critical finding, and nothing wider than the screen.</summary>
    private static async Task IsFine(IPage page, string what)
    {
        var found = (await page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical")
            .Select(v => $"{what}: {v.Id}, {v.Help}: {string.Join("; ", v.Nodes.Select(n => n.Html))}");
        Assert.Empty(found);
        Assert.True(await page.EvaluateAsync<int>(Overflow) <= 0, $"{what} scrolls sideways.");
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task The_doors_are_open_to_everybody(int width)
    {
        var page = await NewBrowser(look: Screen(width));
        var link = new Uri(new Uri("http://any"), await InvitationLink(await Chair.NewBoard("A board with a rather long name"))).PathAndQuery;
        foreach (var path in (string[])["/sign-in", "/setup/any", link])
        {
            await page.GotoAsync(path);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            await IsFine(page, path);
        }
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task The_report_is_open_to_everybody(int width)
    {
        var (board, document) = await Arrange();
        await Chair.Vote(document, 1, "accept");
        var ann = await Join(board, "Ann", look: Screen(width));

        await ann.Page.GotoAsync($"/api/documents/{document}/exports/report");

        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await IsFine(ann.Page, "the report");
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    public async Task The_pages_around_a_document_are_open_to_everybody(int width, ColorScheme colours)
    {
        var (board, document) = await Arrange();
        await Chair.Vote(document, 1, "accept");
        var ann = await Join(board, "Ann", "chair", look: Screen(width, colours));
        foreach (var path in (string[])["/", $"/boards/{board}", "/account"])
        {
            await ann.Page.GotoAsync(path);
            await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            foreach (var corner in await ann.Page.Locator("details > summary").AllAsync()) await corner.ClickAsync();
            await IsFine(ann.Page, path);
        }
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    public async Task A_document_is_open_to_everybody(int width, ColorScheme colours)
    {
        var (board, document) = await Arrange("First, with a [link](https://example.org).", "Second paragraph.", "قال مرحبا");
        await Chair.Vote(document, 1, "accept");
        await Chair.Post($"/api/documents/{document}/paragraphs/1/threads", new { text = "Why?", selector = new { exact = "First" } });
        var ann = await Join(board, "Ann", look: Screen(width, colours));
        await ann.Paragraph(2).Row.Locator(".text").ClickAsync();
        await ann.Paragraph(2).Vote("Reject");
        await ann.Paragraph(2).IsSettled();
        await IsFine(ann.Page, "the document");

        await ann.Paragraph(1).OpenThreads();
        await ann.Paragraph(1).Threads.GetByRole(AriaRole.Button, new() { Name = "Reply" }).ClickAsync();
        await IsFine(ann.Page, "threads");
        await ann.Page.Keyboard.PressAsync("Escape");
        await ann.Page.Keyboard.PressAsync("Escape");
        await ann.Page.Keyboard.PressAsync("?");
        await Expect(ann.Sheet).ToBeVisibleAsync();
        await IsFine(ann.Page, "the sheet of keys");
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    public async Task Rounds_and_discussion_are_open_to_everybody(int width, ColorScheme colours)
    {
        var (board, document) = await Arrange();
        await Chair.Vote(document, 1, "accept");
        await Chair.Put($"/api/documents/{document}/rounds/1/closed", new { });
        await Chair.Post($"/api/documents/{document}/rounds", new
        {
            visibility = "blind-until-closed",
            questions = new object[] { new { key = "accuracy", prompt = "Is it true?", scale = "rand-9" }, new { key = "clarity", prompt = "Is it plain?" } },
        });
        await Chair.Post($"/api/documents/{document}/paragraphs/1/threads", new { text = "Why?" });
        var ann = await Join(board, "Ann", "chair", look: Screen(width, colours));
        await ann.Paragraph(1).Row.Locator(".text").ClickAsync();
        await IsFine(ann.Page, "a blind paragraph with two questions");

        await ann.Page.Keyboard.PressAsync("p");
        await Expect(ann.Page.GetByRole(AriaRole.Dialog, new() { Name = "Round 2" })).ToBeVisibleAsync();
        await IsFine(ann.Page, "the protocol");
        await ann.Page.Keyboard.PressAsync("Escape");
        await ann.Page.Keyboard.PressAsync("w");
        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Name = "What waits for you" })).ToBeVisibleAsync();
        await IsFine(ann.Page, "the worklist");
        await ann.Page.Keyboard.PressAsync("Escape");

        await ann.Paragraph(1).OpenThreads();
        await Expect(ann.Paragraph(1).Threads.GetByText("Recuse yourself")).ToBeVisibleAsync();
        foreach (var part in await ann.Paragraph(1).Threads.Locator("details > summary").AllAsync()) await part.ClickAsync();
        await ann.Paragraph(1).Threads.GetByRole(AriaRole.Button, new() { Name = "Outcome…" }).ClickAsync();
        await IsFine(ann.Page, "a discussion with its tools");
        await ann.Paragraph(1).Threads.GetByRole(AriaRole.Button, new() { Name = "Call the question…" }).ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Dialog, new() { Name = "Call the question on paragraph 1" })).ToBeVisibleAsync();
        await IsFine(ann.Page, "calling the question");
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    public async Task Figures_and_a_meeting_are_open_to_everybody(int width, ColorScheme colours)
    {
        var (board, document) = await Arrange("First paragraph.", "Second paragraph.", "Third paragraph.", "قال مرحبا");
        for (var i = 0; i < 6; i++)
        {
            var person = await Chair.Invite(board, "reviewer", $"Person {i}");
            for (var paragraph = 1; paragraph <= 4; paragraph++) await person.Vote(document, paragraph, (i / 3 + paragraph / 3) % 2 == 0 ? "accept" : "reject");
        }

        var ann = await Join(board, "Ann", "chair", look: Screen(width, colours));
        await ann.OpenFigures();
        await Expect(ann.Page.Section("Opinion map").Locator("svg[role=img]")).ToBeVisibleAsync();
        foreach (var behind in await ann.Page.Locator(".behind > summary").AllAsync()) await behind.ClickAsync();
        await ann.Page.Cell(2).FocusAsync();
        await IsFine(ann.Page, "the figures");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Declare camps…" }).ClickAsync();
        await Expect(ann.Page.GetByLabel("Camp 1", new() { Exact = true })).ToBeVisibleAsync();
        await IsFine(ann.Page, "declaring camps");
        await ann.Page.Keyboard.PressAsync("Escape");

        await ann.OpenMeeting();
        await IsFine(ann.Page, "a meeting");
        await ann.Press("End");
        await ann.Page.ShowsParagraph(4);
        await IsFine(ann.Page, "a meeting on Arabic text");
    }
}
