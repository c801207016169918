namespace ReviewHub.Browser.Tests;

public sealed class Dashboard(Chromium chromium, ReviewHubApplication application) : BrowserTest(chromium, application)
{
    private static readonly string[] Long = [.. Enumerable.Range(1, 8).Select(i => $"Paragraph number {i} says something.")];

    /// <summary>Two camps of three who judge everything the other way round, but agree on the first two paragraphs.</summary>
    private async Task<IReadOnlyList<Actor>> VoteInTwoCamps(string board, string document)
    {
        var people = new List<Actor>();
        for (var i = 0; i < 6; i++)
        {
            var person = await Chair.Invite(board, "reviewer", $"Person {i + 1}");
            people.Add(person);
            for (var paragraph = 1; paragraph <= Long.Length; paragraph++)
            {
                await person.Vote(document, paragraph, paragraph <= 2 || (paragraph + i / 3) % 2 == 0 ? "accept" : "reject");
            }
        }

        return people;
    }

    [Fact]
    public async Task The_figures_follow_three_people_as_they_vote()
    {
        var (board, _) = await Arrange();
        var chair = await Join(board, "Cleo", "chair");
        var people = new[] { await Join(board, "Ann"), await Join(board, "Ben"), await Join(board, "Dora") };
        await chair.OpenFigures();
        await Expect(chair.Page.Section("Agreement").GetByText("0 of 15 possible judgements have been given.")).ToBeVisibleAsync();

        foreach (var person in people) await person.Paragraph(1).Vote("Accept");
        await Expect(chair.Page.Cell(1)).ToHaveAttributeAsync("aria-label", "Paragraph 1: Consensus for");
        await people[0].Paragraph(2).Vote("Accept");
        await people[1].Paragraph(2).Vote("Reject");
        await people[2].Paragraph(2).Vote("Reject");

        await Expect(chair.Page.Cell(2)).ToHaveAttributeAsync("aria-label", "Paragraph 2: Contested");
        await Expect(chair.Page.Section("Agreement").GetByText("6 of 15 possible judgements have been given.")).ToBeVisibleAsync();
        await Expect(chair.Page.Section("Most contested first").GetByRole(AriaRole.Listitem)).ToContainTextAsync(["Second paragraph."]);
        await Expect(chair.Page.Section("Turnout").Locator(".by-person li", new() { HasText = "Ann" })).ToContainTextAsync("2 of 3");
        await people[0].Paragraph(3).Vote("Accept");
        await Expect(chair.Page.Section("Turnout").GetByText("1 of 5 have judged every paragraph.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Every_picture_has_a_name_and_its_table_behind_it()
    {
        var (board, document) = await Arrange(Long);
        await VoteInTwoCamps(board, document);
        var ann = await Join(board, "Ann", "chair");
        await ann.OpenFigures();
        await Expect(ann.Page.Section("Opinion map").Locator("svg[role=img]")).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("^Opinion map of 6 people"));

        var pictures = await ann.Page.Locator(".plot-figure").AllAsync();
        Assert.True(pictures.Count >= 4, $"There are {pictures.Count} pictures.");
        foreach (var picture in pictures)
        {
            await Expect(picture.Locator("svg[role=img]")).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("..."));
            if (await picture.GetByText("As a table").CountAsync() > 0) await picture.GetByText("As a table").ClickAsync();
            await Expect(picture.GetByRole(AriaRole.Table).GetByRole(AriaRole.Row).Nth(1)).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task The_map_sets_those_together_who_judged_alike_and_marks_the_reader()
    {
        var (board, document) = await Arrange(Long);
        await VoteInTwoCamps(board, document);
        var ann = await Join(board, "Ann");
        for (var paragraph = 1; paragraph <= Long.Length; paragraph++) await ann.Paragraph(paragraph).Vote("Accept");
        await ann.OpenFigures();
        var map = ann.Page.Section("Opinion map");
        await Expect(map.GetByText("You are in group")).ToBeVisibleAsync();
        await Expect(map.Locator("svg[role=img]").GetByText("You", new() { Exact = true })).ToBeVisibleAsync();

        await map.GetByText("As a table").ClickAsync();

        var groups = new List<string>();
        for (var i = 1; i <= 6; i++) groups.Add(await map.GetByRole(AriaRole.Row, new() { Name = $"Person {i}" }).GetByRole(AriaRole.Cell).First.InnerTextAsync());
        Assert.Single(groups.Take(3).Distinct());
        Assert.Single(groups.Skip(3).Distinct());
        Assert.NotEqual(groups[0], groups[3]);
    }

    [Fact]
    public async Task What_nobody_voted_on_is_said_and_not_drawn()
    {
        var (board, _) = await Arrange();
        var ann = await Join(board, "Ann");

        await ann.OpenFigures();

        await Expect(ann.Page.Section("Agreement").GetByText("Not defined: ").First).ToBeVisibleAsync();
        await Expect(ann.Page.Section("Opinion map").Locator("svg")).ToHaveCountAsync(0);
        await Expect(ann.Page.Section("Opinion map").Locator(".nothing")).Not.ToBeEmptyAsync();
        await Expect(ann.Page.Section("Turnout").GetByText("shown to chairs only")).ToBeVisibleAsync();
        await Expect(ann.Page.Locator("main")).Not.ToContainTextAsync("NaN");
        await Expect(ann.Page.Locator("main")).Not.ToContainTextAsync("Infinity");
    }

    [Fact]
    public async Task A_blind_round_is_said_to_be_hidden_until_it_closes()
    {
        var (board, document) = await Arrange();
        await Chair.Put($"/api/documents/{document}/rounds/1/closed", new { });
        await Chair.Post($"/api/documents/{document}/rounds", new { visibility = "blind-until-closed" });
        var ann = await Join(board, "Ann");
        await ann.Paragraph(1).Vote("Reject");
        await ann.Paragraph(1).IsSettled();
        await ann.OpenFigures();
        foreach (var part in (string[])["Agreement", "Most contested first", "Changes between rounds", "Opinion map"])
        {
            await Expect(ann.Page.Section(part).GetByText("Hidden until the round closes.")).ToBeVisibleAsync();
        }

        await Chair.Put($"/api/documents/{document}/rounds/2/closed", new { });

        await Expect(ann.Page.Section("Agreement").GetByText("1 of 6 possible judgements have been given.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_strip_is_one_stop_that_arrows_walk_and_Enter_leaves()
    {
        var (board, _) = await Arrange(Long);
        var ann = await Join(board, "Ann");
        await ann.Press("f");
        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Name = "Figures", Exact = true })).ToBeFocusedAsync();
        await ann.Press("Tab");
        await Expect(ann.Page.Cell(1)).ToBeFocusedAsync();

        await ann.Press("ArrowRight", "ArrowRight", "End", "ArrowLeft");

        await Expect(ann.Page.Cell(Long.Length - 1)).ToBeFocusedAsync();
        await Expect(ann.Page.Locator(".heat-strip [tabindex='0']")).ToHaveCountAsync(1);
        await ann.Press("Enter");
        await Expect(ann.Current).ToHaveAttributeAsync("id", $"p{Long.Length - 1}");
        await Expect(ann.Current).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_chair_declares_camps_and_the_figures_go_by_them()
    {
        var (board, document) = await Arrange(Long);
        await VoteInTwoCamps(board, document);
        var chair = await Join(board, "Cleo", "chair");
        await chair.OpenFigures();
        await chair.Page.GetByRole(AriaRole.Button, new() { Name = "Declare camps…" }).ClickAsync();
        var sheet = chair.Page.GetByRole(AriaRole.Dialog, new() { Name = "Declare camps" });
        await sheet.GetByLabel("Camp 1", new() { Exact = true }).FillAsync("patients");
        await sheet.GetByLabel("Camp 2", new() { Exact = true }).FillAsync("surgeons");
        for (var i = 1; i <= 6; i++) await sheet.GetByLabel($"Person {i}").SelectOptionAsync(new SelectOptionValue { Label = i <= 3 ? "patients" : "surgeons" });

        await sheet.GetByRole(AriaRole.Button, new() { Name = "Declare them" }).ClickAsync();

        await Expect(sheet).ToHaveCountAsync(0);
        await Expect(chair.Page.Section("Camps").GetByText("Declared by a chair.")).ToBeVisibleAsync();
        await Expect(chair.Page.Section("Camps").Locator(".groups li")).ToHaveTextAsync(["patients 3 people", "surgeons 3 people"]);
    }
}
