using System.Collections.Concurrent;
using System.Text.Json;

namespace ReviewHub.Browser.Tests;

/// <summary>Opens browsers for people, and fails a test in which any of their pages wrote an error to its console.</summary>
[Collection(BrowserCollection.Name)]
public abstract class BrowserTest(Chromium chromium, ReviewHubApplication application) : IAsyncLifetime
{
    private readonly List<IBrowserContext> _contexts = [];
    private readonly List<CuttableProxy> _wires = [];
    private readonly ConcurrentQueue<string> _complaints = [];

    protected Actor Chair => application.Chair;

    protected IServiceProvider Services => application.Services;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var context in _contexts) await context.CloseAsync();
        foreach (var wire in _wires) await wire.DisposeAsync();
        Assert.True(_complaints.IsEmpty, string.Join("; ", _complaints)); // whole: Assert.Empty cuts them short
    }

    /// <summary>Whether a line on a page's console belongs to what the test does. A browser notes each refused request.</summary>
    protected virtual bool IsExpected(string complaint) => complaint.Contains("/api/me", StringComparison.Ordinal) && complaint.Contains("401", StringComparison.Ordinal);

    /// <summary>A wire to the product that lasts until the browsers are closed, unless the test cuts it.</summary>
    protected CuttableProxy NewWire()
    {
        var wire = new CuttableProxy(application.Address);
        _wires.Add(wire);
        return wire;
    }

    /// <summary>A browser in which nobody has signed in yet.</summary>
    protected async Task<IPage> NewBrowser(Uri? at = null, Action<BrowserNewContextOptions>? look = null)
    {
        var options = new BrowserNewContextOptions
        {
            BaseURL = (at ?? application.Address).ToString(),
            ViewportSize = new() { Width = 1280, Height = 800 },
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
        };
        look?.Invoke(options);
        var context = await chromium.Browser.NewContextAsync(options);
        context.Console += (_, line) =>
        {
            if (line.Type == "error") Note($"{line.Text} ({line.Location})");
        };
        context.WebError += (_, error) => Note(error.Error);
        _contexts.Add(context);
        return await context.NewPageAsync();
    }

    /// <summary>A board with a document on it, one paragraph a line.</summary>
    protected async Task<(string Board, string Document)> Arrange(params string[] paragraphs)
    {
        var board = await Chair.NewBoard();
        var text = paragraphs is [] ? "First paragraph.\n\nSecond paragraph.\n\nThird paragraph." : string.Join("\n\n", paragraphs);
        return (board, await Chair.Import(board, text, title: "Draft"));
    }

    protected async Task<string> InvitationLink(string board, string role = "reviewer") =>
        (await Chair.Post($"/api/boards/{board}/invitations", new { role })).GetProperty("link").GetString()!;

    /// <summary>Somebody new opens an invitation link, types a name and starts reading.</summary>
    protected async Task<ReadingPage> Join(
        string board, string name, string role = "reviewer", Uri? at = null, Action<BrowserNewContextOptions>? look = null)
    {
        var page = await NewBrowser(at, look);
        await page.GotoAsync(new Uri(new Uri("http://any"), await InvitationLink(board, role)).PathAndQuery);
        await page.GetByLabel("Your name").FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Start reading" }).ClickAsync();
        var reading = new ReadingPage(page);
        await reading.IsLive();
        return reading;
    }

    protected async Task<IPage> SignInAsChair(Action<BrowserNewContextOptions>? look = null)
    {
        var page = await NewBrowser(look: look);
        await page.SignIn("chair@example.org", "correct horse battery");
        return page;
    }

    protected async Task<string> MemberNamed(string board, string name) =>
        (await Chair.Get($"/api/boards/{board}")).GetProperty("members").EnumerateArray()
            .Single(m => m.GetProperty("name").GetString() == name).GetProperty("id").GetString()!;

    private void Note(string complaint)
    {
        if (!IsExpected(complaint)) _complaints.Enqueue(complaint);
    }
}

/// <summary>One browser and one product for all tests; each makes boards and people of its own.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<Chromium>, ICollectionFixture<ReviewHubApplication>
{
    public const string Name = "one browser, one product";
}

public static class Reading
{
    /// <summary>What the comments of a paragraph say, in order, as the API tells it.</summary>
    public static IReadOnlyList<string?> CommentTexts(this JsonElement paragraph) =>
    [
        .. paragraph.GetProperty("threads").EnumerateArray()
            .SelectMany(t => t.GetProperty("comments").EnumerateArray())
            .Select(c => c.GetProperty("text").GetString()),
    ];

    public static int Votes(this JsonElement paragraph, string stance) => paragraph.GetProperty("tally").GetProperty(stance).GetInt32();

    public static async Task SignIn(this IPage page, string email, string password)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your boards" })).ToBeVisibleAsync();
    }
}
