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
        Write("expected_tallies.csv", "comment-id,agree,disagree,pass,g0-agree,g0-disagree,g0-pass,g1-agree,g1-disagree,g1-pass,group-informed-consensus,gic-polis-published\n"
            + "1,2,0,0,2,0,0,0,0,0,0.375,\n2,0,1,1,0,0,1,0,1,0,,0.1111111111111111\n"); // (1 + A) / (2 + all), multiplied over the groups
        Write("participants-votes.csv", "participant,group-id,n-votes,n-agree,n-disagree,1,2\n0,0,1,1,0,1,\n1,0,2,1,0,1,0\n2,1,1,0,1,,-1\n");
        Write("comments.csv", "comment-id,agrees,disagrees,comment-body\n1,2,1,\"Yes, or no?\"\n2,0,1,Why?\n3,0,0,Nobody saw this.\n");

        var figures = await Once();

        Assert.Equal((5, 0, 0), (figures["commands"], figures["refused or unanswered"], figures["changes missed"]));
        Assert.Equal((8, 4, 2), (figures["cells compared"], figures["people's stances compared"], figures["group-informed consensus compared"]));
        foreach (var (name, wrong) in figures.Where(f => f.Key.Contains("wrong", StringComparison.Ordinal))) Assert.True(wrong == 0, $"{name}: {wrong}");
    }

    [Fact]
    public async Task What_was_published_and_is_not_so_is_found()
    {
        Write("votes.csv", "timestamp,datetime,comment-id,voter-id,vote\n0,x,1,0,1\n5,x,1,1,-1\n");
        Write("expected_tallies.csv", "comment-id,agree,disagree,pass,g0-agree,g0-disagree,g0-pass,g1-agree,g1-disagree,g1-pass,group-informed-consensus,gic-polis-published\n"
            + "1,2,0,0,1,0,0,1,0,0,0.44444444,\n");
        Write("participants-votes.csv", "participant,group-id,n-votes,n-agree,n-disagree,1\n0,0,1,1,0,1\n1,1,1,1,0,1\n");
        Write("comments.csv", "comment-id,agrees,disagrees,comment-body\n1,2,0,Yes\n");

        var figures = await Once();

        Assert.Equal((0, 2, 1), (figures["cells wrong in the log"], figures["published cells wrong"], figures["published stances wrong"]));
        Assert.Equal(
            (1, 1, 1),
            (figures["group-informed consensus wrong"], figures["statements exported with other counts: wrong"], figures["participants exported with other votes: wrong"]));
    }

    private Task<Figures> Once() =>
        new Replay(product.Board, Conversation.Read(_folder.FullName, int.MaxValue), _folder.FullName, new()).Once(speed: 1, TimeSpan.FromMilliseconds(5));

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder.FullName, file), text);
}
