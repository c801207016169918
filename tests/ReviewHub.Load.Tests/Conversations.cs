namespace ReviewHub.Load.Tests;

public sealed class Conversations : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("conversation-");

    public Conversations() => File.WriteAllText(Path.Combine(_folder.FullName, "votes.csv"), """
        timestamp,datetime,comment-id,voter-id,vote
        61000,x,8,ann,0
        1000,x,7,ann,1
        1000,x,7,ann,-1
        3000,x,7,bob,1
        """);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_last_vote_of_each_counts_in_order_of_time_and_then_of_the_file() =>
        Assert.Equal([1, 0, 1, 0], Read().Tallies()["7"]);

    [Fact]
    public void Votes_come_quicker_than_in_life_and_long_pauses_are_cut_short() =>
        Assert.Equal([0, 0, 0.2, 1.2], Read().Times(speed: 10, TimeSpan.FromSeconds(1)).Select(t => Math.Round(t.TotalSeconds, 6)));

    [Fact]
    public void The_published_tallies_are_those_of_all_votes_only()
    {
        Assert.True(Read().IsWhole);
        Assert.False(Conversation.Read(_folder.FullName, 2).IsWhole);
    }

    private Conversation Read() => Conversation.Read(_folder.FullName, int.MaxValue);
}
