namespace ReviewHub.Browser.Tests;

/// <summary>The pages beside the text, in verbs.</summary>
internal static class FigurePages
{
    public static ILocator Cell(this IPage page, int paragraph) => page.Locator($".heat-strip > :nth-child({paragraph})");

    public static ILocator Section(this IPage page, string title) => page.GetByRole(AriaRole.Region, new() { Name = title, Exact = true });

    public static ILocator Projected(this IPage page) => page.Locator("[data-projected]");

    public static async Task OpenFigures(this ReadingPage reader)
    {
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Figures" }).ClickAsync();
        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Name = "Figures", Exact = true })).ToBeFocusedAsync();
    }

    public static async Task OpenMeeting(this ReadingPage reader)
    {
        await reader.Press("m");
        await Expect(reader.Page.Locator(".meeting h1")).ToBeFocusedAsync();
    }

    public static Task ShowsParagraph(this IPage page, int number) =>
        Expect(page.Locator(".meeting h1")).ToContainTextAsync($"Paragraph {number} ");

    public static Task StateIs(this IPage page, string words) => Expect(page.Locator(".meeting-state")).ToContainTextAsync(words);
}
