namespace ReviewHub.Load.Tests;

/// <summary>Has a product process of its own, since it starts it again.</summary>
[Collection(Alone.Name)]
public sealed class LiveFigures
{
    [Fact]
    public async Task Every_vote_comes_into_the_figures_which_are_those_a_server_makes_from_nothing()
    {
        using var server = await ReviewHubServer.Start();
        var size = new FiguresScenario.Size(Paragraphs: 30, Reviewers: 20, StancesEach: 10, Chairs: 2);
        await using var review = await JudgedDocument.Open(await LoadBoard.Make(server, size.Reviewers, new()), size);

        var figures = await review.Play(TimeSpan.FromSeconds(5), seed: 1, size.Chairs, new());
        var restarted = await review.Restart();

        Assert.True(figures["commands"] > 0, "nobody voted");
        Assert.Equal((0, 0, 0), (figures["refused or unanswered"], figures["changes missed"], figures["votes that never came into the figures"]));
        Assert.Equal(0, restarted["live figures differ"]);
    }
}
