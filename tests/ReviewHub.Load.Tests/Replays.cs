namespace ReviewHub.Load.Tests;

[Collection(ProductCollection.Name)]
public sealed class Replays(Product product) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("conversation-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_conversation_replayed_ends_with_the_tallies_and_the_stances_it_had()
    {
        Write("votes.csv", "timestamp,datetime,comment-id,voter-id,vote\n0,x,1,0,1\n5,x,1,1,-1\n6,x,2,1,0\n6,x,1,1,1\n9,x,2,2,-1\n");
        Write("expected_tallies.csv", "comment-id,agree,disagree,pass\n1,2,0,0\n2,0,1,1\n");
        Write("participants-votes.csv", "participant,n-votes,1,2\n0,1,1,\n1,3,1,0\n2,1,,-1\n");

        var figures = await Once();

        Assert.Equal((5, 0, 0), (figures["commands"], figures["refused or unanswered"], figures["changes missed"]));
        Assert.Equal((8, 4), (figures["cells compared"], figures["people's stances compared"]));
        foreach (var (name, wrong) in figures.Where(f => f.Key.Contains("wrong", StringComparison.Ordinal))) Assert.True(wrong == 0, $"{name}: {wrong}");
    }

    [Fact]
    public async Task What_was_published_and_is_not_so_is_found()
    {
        Write("votes.csv", "timestamp,datetime,comment-id,voter-id,vote\n0,x,1,0,1\n5,x,1,1,-1\n");
        Write("expected_tallies.csv", "comment-id,agree,disagree,pass\n1,2,0,0\n");
        Write("participants-votes.csv", "participant,n-votes,1\n0,1,1\n1,1,1\n");

        var figures = await Once();

        Assert.Equal((0, 2, 1), (figures["cells wrong in the log"], figures["published cells wrong"], figures["published stances wrong"]));
    }

    private Task<Figures> Once() =>
        new Replay(product.Board, Conversation.Read(_folder.FullName, int.MaxValue), _folder.FullName, new()).Once(speed: 1, TimeSpan.FromMilliseconds(5));

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder.FullName, file), text);
}
