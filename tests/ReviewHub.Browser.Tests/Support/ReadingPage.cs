namespace ReviewHub.Browser.Tests;

/// <summary>The page on which one person reads one document, in verbs.</summary>
public sealed class ReadingPage(IPage page)
{
    private const string SelectWords = """
        ([id, words]) => {
          const walker = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT);
          for (let node; (node = walker.nextNode());) {
            const at = node.data.indexOf(words);
            if (at >= 0) return getSelection().setBaseAndExtent(node, at, node, at + words.length);
          }
          throw new Error(`${id} does not say ${words}`);
        }
        """;

    public IPage Page => page;

    public ILocator Connection => page.Locator("[data-connection]");

    public ILocator Sheet => page.GetByRole(AriaRole.Dialog, new() { Name = "Keys" });

    public ILocator Current => page.Locator(".row[data-current]");

    public ILocator Focused => page.Locator(":focus");

    public ParagraphRow Paragraph(int number) => new(page, number);

    public async Task Open(string document)
    {
        await page.GotoAsync($"/documents/{document}");
        await IsLive();
    }

    public async Task Reload()
    {
        await page.ReloadAsync();
        await IsLive();
    }

    public Task IsLive() => Expect(Connection).ToHaveAttributeAsync("data-connection", "live");

    public Task IsAway() => Expect(Connection).Not.ToHaveAttributeAsync("data-connection", "live");

    public async Task SeesHere(params string[] names) =>
        await Expect(page.Locator(".here")).ToHaveAttributeAsync("aria-label", $"Here now: you, {string.Join(", ", names)}");

    public async Task<ReadingPage> SecondTab(string document)
    {
        var tab = new ReadingPage(await page.Context.NewPageAsync());
        await tab.Open(document);
        return tab;
    }

    /// <summary>Presses keys one after the other; none may leave the focus nowhere.</summary>
    public async Task Press(params string[] keys)
    {
        foreach (var key in keys)
        {
            await page.Keyboard.PressAsync(key);
            await FocusIsKept();
        }
    }

    public Task FocusIsKept() => Expect(Focused).ToHaveCountAsync(1);

    public async Task CommentOnWords(int number, string words, string text)
    {
        await page.EvaluateAsync(SelectWords, new[] { $"p{number}", words });
        await page.GetByRole(AriaRole.Button, new() { Name = "Comment on selection" }).ClickAsync();
        await Paragraph(number).WriteAndSend(text);
    }
}

/// <summary>One paragraph on the page, with its bar, its buttons and its threads.</summary>
public sealed class ParagraphRow(IPage page, int number)
{
    public ILocator Row => page.Locator($"#p{number}");

    public ILocator Bar => Row.Locator("[data-counts]");

    public ILocator Notice => Row.GetByRole(AriaRole.Alert);

    public ILocator Threads => Row.GetByRole(AriaRole.Region, new() { Name = $"Threads on paragraph {number}" });

    public ILocator Comments => Threads.Locator(".comment .said");

    public ILocator CommentBox => Row.GetByRole(AriaRole.Textbox, new() { Name = $"Comment on paragraph {number}" });

    public ILocator VoteButton(string label) => Row.GetByRole(AriaRole.Button, new() { Name = label, Exact = true });

    public async Task Vote(string label)
    {
        await Row.HoverAsync();
        await VoteButton(label).ClickAsync();
    }

    /// <summary>Types a comment and leaves it there.</summary>
    public async Task Write(string text)
    {
        await Row.HoverAsync();
        await Row.GetByRole(AriaRole.Button, new() { Name = "Comment", Exact = true }).ClickAsync();
        await CommentBox.FillAsync(text);
    }

    public async Task Comment(string text)
    {
        await Write(text);
        await Send();
    }

    public async Task WriteAndSend(string text)
    {
        await CommentBox.FillAsync(text);
        await Send();
    }

    public Task Send() => Threads.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();

    public async Task OpenThreads()
    {
        await Row.Locator(".bubble").ClickAsync();
        await Expect(Threads).ToBeVisibleAsync();
    }

    public Task CloseThreads() => Threads.GetByRole(AriaRole.Button, new() { Name = "Close threads" }).ClickAsync();

    public Task Counts(string counts) => Expect(Bar).ToHaveAttributeAsync("data-counts", counts);

    public Task HasState(string state) => Expect(Row).ToHaveAttributeAsync("data-state", state);

    public Task IsJudged(string stance) => Expect(Row).ToHaveAttributeAsync("data-own", stance);

    public Task IsNotJudged() => Expect(Row).Not.ToHaveAttributeAsync("data-own", new System.Text.RegularExpressions.Regex("."));

    public Task IsPending() => Expect(Row).ToHaveAttributeAsync("data-pending", "true");

    public Task IsSettled() => Expect(Row).Not.ToHaveAttributeAsync("data-pending", "true");
}
