using System.Net;
using Orleans.Runtime;
using ReviewHub.Grains;

namespace ReviewHub.Web.Tests;

/// <summary>Which node a cluster does better without, from what each of them reaches.</summary>
public sealed class NodeVerdicts
{
    private static readonly SiloAddress[] Nodes = [.. Enumerable.Range(1, 40).Select(n => SiloAddress.New(IPAddress.Loopback, 11110 + n, 1))];

    [Fact]
    public void Nobody_leaves_a_cluster_that_is_whole() => Assert.Empty(Leaving(nodes: 3));

    [Fact]
    public void The_one_that_alone_lost_the_database_leaves() => Assert.Equal([1], Leaving(nodes: 3, withoutLog: [1]));

    [Fact]
    public void Nobody_leaves_when_the_database_is_gone_for_all() => Assert.Empty(Leaving(nodes: 3, withoutLog: [1, 2, 3]));

    [Fact]
    public void One_of_two_that_do_not_reach_each_other_leaves_and_always_the_same() =>
        Assert.Equal([2], Leaving(nodes: 3, cut: [(1, 2)]));

    [Fact]
    public void The_one_that_is_cut_from_more_leaves_whatever_its_address() =>
        Assert.Equal([1], Leaving(nodes: 4, cut: [(1, 2), (1, 3)]));

    [Fact]
    public void Somebody_whom_nobody_reaches_is_left_to_the_membership() =>
        Assert.Empty(Leaving(nodes: 3, cut: [(1, 3), (2, 3)]));

    [Fact]
    public void Two_nodes_that_lose_each_other_do_not_both_leave() => Assert.Empty(Leaving(nodes: 2, cut: [(1, 2)]));

    [Fact]
    public void A_node_of_many_asks_ten_and_is_asked_by_the_same()
    {
        var asked = Nodes.ToDictionary(node => node, node => Neighbours.Of(node, Nodes));

        Assert.All(asked, pair =>
        {
            Assert.Equal(10, pair.Value.Distinct().Count());
            Assert.DoesNotContain(pair.Key, pair.Value);
            Assert.All(pair.Value, other => Assert.Contains(pair.Key, asked[other]));
            Assert.All(pair.Value, other => Assert.NotEmpty(asked[other].Intersect(pair.Value)));
        });
    }

    [Fact]
    public void Among_many_one_of_two_neighbours_leaves_and_strangers_need_not_reach_each_other()
    {
        var next = Number(Neighbours.Of(Nodes[0], Nodes)[0]);
        var stranger = Enumerable.Range(2, 39).First(n => !Neighbours.Of(Nodes[0], Nodes).Contains(Nodes[n - 1]));

        Assert.Single(Leaving(nodes: 40, cut: [(1, next)]));
        Assert.Empty(Leaving(nodes: 40, cut: [(1, stranger)]));
    }

    [Fact]
    public void Among_many_the_one_that_is_cut_from_half_of_its_neighbours_leaves() =>
        Assert.Equal([1], Leaving(nodes: 40, cut: [.. Neighbours.Of(Nodes[0], Nodes).Take(5).Select(other => (1, Number(other)))]));

    private static int Number(SiloAddress node) => Array.IndexOf(Nodes, node) + 1;

    /// <summary>The numbers of the nodes that leave, each judging by what the others told it.</summary>
    private static List<int> Leaving(int nodes, (int One, int Other)[]? cut = null, int[]? withoutLog = null)
    {
        var all = Nodes.Take(nodes).ToList();
        return [.. all.Where(self => NodeVerdict.Of(self, HasLog(self), Asked(self).ToDictionary(other => other, other => Reaches(self, other) ? ReachOf(other) : null)) is not null)
            .Select(Number)];

        IReadOnlyList<SiloAddress> Asked(SiloAddress node) => Neighbours.Of(node, all);
        bool HasLog(SiloAddress node) => withoutLog?.Contains(Number(node)) != true;
        bool Reaches(SiloAddress one, SiloAddress other) => cut?.Any(c => c == (Number(one), Number(other)) || c == (Number(other), Number(one))) != true;
        NodeReach ReachOf(SiloAddress node) => new(HasLog(node), [.. Asked(node).Where(o => Reaches(node, o))], [.. Asked(node).Where(o => !Reaches(node, o))]);
    }
}
