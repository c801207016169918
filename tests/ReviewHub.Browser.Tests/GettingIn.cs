using Microsoft.Extensions.DependencyInjection;
using ReviewHub.Storage;
using ReviewHub.Web;

namespace ReviewHub.Browser.Tests;

public sealed class GettingIn(Chromium chromium, ReviewHubApplication application) : BrowserTest(chromium, application)
{
    protected override bool IsExpected(string complaint) => base.IsExpected(complaint) || complaint.Contains("/api/session", StringComparison.Ordinal);

    [Fact]
    public async Task The_set_up_link_makes_the_first_chair_who_can_sign_out_and_in_again()
    {
        await using var fresh = await FreshInstallation.Start();
        var page = await NewBrowser(fresh.Address);
        await page.GotoAsync($"/setup/{await fresh.SetupCode()}");
        await page.GetByLabel("Your name").FillAsync("First Chair");
        await page.GetByLabel("E-mail").FillAsync("first@example.org");
        await page.GetByLabel("Password").FillAsync("a long enough secret");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make my account" }).ClickAsync();

        await Expect(page.GetByText("You belong to no board yet.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "First Chair" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await page.SignIn("first@example.org", "a long enough secret");

        await page.GetByText("New board").ClickAsync();
        await page.GetByLabel("Name of the board").FillAsync("Our board");
        await page.GetByRole(AriaRole.Button, new() { Name = "Found the board" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Our board" })).ToBeVisibleAsync();
        await page.CloseAsync(); // before its server ends: a page that still asks would complain
    }

    [Fact]
    public async Task A_wrong_password_is_refused_in_words_and_the_right_one_leads_back()
    {
        var (_, document) = await Arrange();
        var page = await NewBrowser();
        await page.GotoAsync($"/documents/{document}");
        await page.GetByLabel("E-mail").FillAsync("chair@example.org");
        await page.GetByLabel("Password").FillAsync("not the password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("wrong");

        await page.GetByLabel("Password").FillAsync("correct horse battery");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await new ReadingPage(page).IsLive();
        Assert.EndsWith($"/documents/{document}", page.Url, StringComparison.Ordinal);
    }
}

/// <summary>The product as it is before anybody has set it up.</summary>
internal sealed class FreshInstallation : IAsyncDisposable
{
    private readonly string _folder;
    private readonly Microsoft.AspNetCore.Builder.WebApplication _app;

    private FreshInstallation(string folder, Microsoft.AspNetCore.Builder.WebApplication app) => (_folder, _app) = (folder, app);

    public Uri Address => new(_app.Urls.First());

    public static async Task<FreshInstallation> Start()
    {
        var folder = Directory.CreateTempSubdirectory("reviewhub-").FullName;
        var app = await ReviewHubHost.Build(["--urls", "http://127.0.0.1:0", "--ReviewHub:DataDirectory", folder]);
        await app.StartAsync();
        return new(folder, app);
    }

    public async Task<string> SetupCode() => (await _app.Services.GetRequiredService<SetupLinks>().NewCodeAsync(CancellationToken.None))!;

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
