using System.Text;
using System.Text.RegularExpressions;

namespace ReviewHub.Browser.Tests;

public sealed class Importing(Chromium chromium, ReviewHubApplication application) : BrowserTest(chromium, application)
{
    private const string Charter = "# Our charter\n\nEverybody may come in.\n\nNobody has to buy anything.\n";

    private const string DropFile = """
        ([name, text]) => {
          const data = new DataTransfer();
          data.items.add(new File([text], name, { type: 'text/markdown' }));
          for (const type of ['dragover', 'drop'])
            document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
        }
        """;

    private async Task<IPage> EditorAtHome()
    {
        var page = await NewBrowser();
        await page.GotoAsync(new Uri(new Uri("http://any"), await InvitationLink(await Chair.NewBoard(), "editor")).PathAndQuery);
        await page.GetByLabel("Your name").FillAsync("Eve");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start reading" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/boards/"));
        await page.GotoAsync("/");
        await Expect(page.GetByText("Bring in a document")).ToBeVisibleAsync();
        return page;
    }

    private static async Task ShowsTheCharter(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring it in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Our charter", Level = 1 })).ToBeAttachedAsync();
        await Expect(page.Locator(".row .text")).ToHaveTextAsync(["Our charter", "Everybody may come in.", "Nobody has to buy anything."]);
        await Expect(page).ToHaveTitleAsync("Our charter · ReviewHub");
    }

    [Fact]
    public async Task A_file_dropped_anywhere_on_home_becomes_a_document()
    {
        var page = await EditorAtHome();

        await page.EvaluateAsync(DropFile, new[] { "charter.md", Charter });
        await Expect(page.GetByText("charter.md")).ToBeVisibleAsync();

        await ShowsTheCharter(page);
    }

    [Fact]
    public async Task A_chosen_file_becomes_a_document()
    {
        var page = await EditorAtHome();
        await page.GetByText("Bring in a document").ClickAsync();

        await page.GetByLabel("File").SetInputFilesAsync(
            new FilePayload { Name = "charter.md", MimeType = "text/markdown", Buffer = Encoding.UTF8.GetBytes(Charter) });

        await ShowsTheCharter(page);
    }

    [Fact]
    public async Task Pasted_text_becomes_a_document()
    {
        var page = await EditorAtHome();
        await page.GetByText("Bring in a document").ClickAsync();

        await page.GetByLabel("Or paste the text").FillAsync(Charter);

        await ShowsTheCharter(page);
    }
}
