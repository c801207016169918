using Xunit.Abstractions;

namespace ReviewHub.Domain.Tests.Measures;

public class PolisConversations(ITestOutputHelper output)
{
    [SkippableFact]
    public void Group_informed_consensus_equals_what_was_published_for_every_comment()
    {
        var conversation = PolisConversation.Open("medium_bg2050-volunteers");
        var published = PolisConversation.PublishedConsensus("medium_bg2050-volunteers");
        var camps = conversation.TheirCamps();

        Assert.Equal(371, published.Count);
        Assert.All(conversation.Comments.Index(), c => Assert.Equal(published[c.Item], camps.Consensus(c.Index).Product.Require()));
    }

    // Their groups came of votes as they arrived, with chance, and were kept until others had been better for a while: no clustering of
    // the votes alone gives them again. On 24 people hardly anything is certain.
    [SkippableTheory]
    [InlineData("small_london-youth-policing", 0.1)]
    [InlineData("medium_bg2050-volunteers", 0.8)]
    [InlineData("large_vtaiwan-uberx", 0.75)]
    public void Camps_that_are_found_are_much_like_those_of_polis(string name, double least)
    {
        var conversation = PolisConversation.Open(name);

        var map = OpinionMap.Of(conversation.Votes);

        var both = map.Reviewers.Where(r => conversation.Groups.ContainsKey(r.Reviewer)).ToList();
        var index = AdjustedRandIndex.Of([.. both.Select(r => r.Camp)], [.. both.Select(r => conversation.Groups[r.Reviewer])]);
        output.WriteLine($"{name}: {both.Count} people, camps of {string.Join(", ", map.Reviewers.CountBy(r => r.Camp).OrderBy(c => c.Key).Select(c => c.Value))}, "
            + $"theirs of {string.Join(", ", conversation.Groups.Values.CountBy(g => g).OrderBy(g => g.Key).Select(g => g.Value))}; "
            + $"silhouette {map.Silhouette.Value:F3}, explained {map.Explained.X:P1} and {map.Explained.Y:P1}; adjusted Rand index {index.Value:F3}");
        Assert.True(index.Require() >= least, $"{index}");
    }
}
