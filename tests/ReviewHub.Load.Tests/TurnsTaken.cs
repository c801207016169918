namespace ReviewHub.Load.Tests;

public sealed class TurnsTaken
{
    [Fact]
    public void Nobody_judges_a_paragraph_twice_before_all_are_judged()
    {
        var turns = new Turns(reviewers: 3, paragraphs: 20);

        Assert.Equal(Enumerable.Range(1, 20), Enumerable.Range(0, 20).Select(_ => turns.Next(2)).Order());
        Assert.NotEqual(turns.Next(0), turns.Next(1));
    }
}
