using Microsoft.Extensions.Time.Testing;
using ReviewHub.Grains.Tests.Support;
using static ReviewHub.Domain.Tests.Some;

namespace ReviewHub.Grains.Tests.Feed;

public class FeedNodesOfADocument
{
    private readonly FakeTimeProvider _clock = new(Noon);
    private readonly FeedNodes _nodes;

    public FeedNodesOfADocument()
    {
        _nodes = new(_clock);
        _nodes.Renew("a", new Screen());
        _nodes.Renew("b", new Screen());
    }

    [Fact]
    public void A_node_lapses_only_after_its_time()
    {
        _nodes.Note("a", new(Ann, 1));

        _clock.Advance(FeedTimes.Lapse);
        Assert.Empty(_nodes.RemoveLapsed());
        Assert.Equal(2, _nodes.Observers.Count());

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal([new(Ann, null, Gone: true)], _nodes.RemoveLapsed());
        Assert.Empty(_nodes.Observers);
    }

    [Fact]
    public void A_renewed_node_keeps_its_readers()
    {
        _nodes.Note("a", new(Ann, 1));
        _clock.Advance(FeedTimes.Renewal);
        _nodes.Renew("a", new Screen());
        _clock.Advance(FeedTimes.Lapse - FeedTimes.Renewal + TimeSpan.FromMilliseconds(1));

        Assert.Empty(_nodes.RemoveLapsed());
        Assert.Equal([new(Ann, 1)], _nodes.Here());
        Assert.Single(_nodes.Observers);
    }

    [Fact]
    public void Who_is_here_through_two_nodes_is_gone_with_the_second()
    {
        _nodes.Note("a", new(Ann, 1));
        _nodes.Note("b", new(Ann, 2));

        Assert.Empty(_nodes.Remove("a"));
        Assert.Equal([new(Ann, 2)], _nodes.Here());
        Assert.Equal([new(Ann, null, Gone: true)], _nodes.Remove("b"));
    }

    [Fact]
    public void Two_nodes_that_lapse_together_lose_a_shared_reader_once()
    {
        _nodes.Note("a", new(Ann, 1));
        _nodes.Note("b", new(Ann, 2));
        _clock.Advance(FeedTimes.Lapse * 2);

        Assert.Single(_nodes.RemoveLapsed());
    }

    [Fact]
    public void Leaving_one_of_two_nodes_changes_nothing_for_others()
    {
        _nodes.Note("a", new(Ann, 1));
        _nodes.Note("b", new(Ann, 2));

        Assert.Null(_nodes.Note("a", new(Ann, null, Gone: true)));
        Assert.Equal(new Presence(Ann, null, Gone: true), _nodes.Note("b", new(Ann, null, Gone: true)));
        Assert.Null(_nodes.Note("b", new(Ann, null, Gone: true)));
    }

    [Fact]
    public void An_unknown_node_says_nothing()
    {
        Assert.Null(_nodes.Note("c", new(Ann, 1)));
        Assert.Empty(_nodes.Remove("c"));
        Assert.Empty(_nodes.Here());
    }
}
