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

    [Fact]
    public void Of_somebodys_stances_on_a_statement_the_last_is_theirs() =>
        Assert.Equal(("disagree", "agree", "pass"), (Stance("7", "ann"), Stance("7", "bob"), Stance("8", "ann")));

    [Theory]
    [InlineData(60, 250)] // over in 0.45 s as it is
    [InlineData(0.3, 150)]
    public void Pauses_are_cut_no_shorter_than_lets_a_replay_end_in_time(double seconds, double expected) =>
        Assert.Equal(expected, Read().LongestPause(speed: 10, TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(seconds)).TotalMilliseconds);

    [Fact]
    public void All_conversations_of_a_folder_are_found_the_smallest_first()
    {
        var large = _folder.CreateSubdirectory("a-large").FullName;
        var small = _folder.CreateSubdirectory("b-small").FullName;
        File.Move(Path.Combine(_folder.FullName, "votes.csv"), Path.Combine(large, "votes.csv"));
        File.WriteAllText(Path.Combine(small, "votes.csv"), "timestamp,datetime,comment-id,voter-id,vote\n");

        Assert.Equal([small, large], PolisScenario.Folders(_folder.FullName));
        Assert.Throws<LoadException>(() => PolisScenario.Folders(_folder.CreateSubdirectory("empty").FullName));
    }

    private string Stance(string statement, string voter) => Read().Stances()[(statement, voter)];

    private Conversation Read() => Conversation.Read(_folder.FullName, int.MaxValue);
}
