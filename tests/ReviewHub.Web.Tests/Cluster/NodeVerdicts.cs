using System.Net;
using Orleans.Runtime;
using ReviewHub.Grains;

namespace ReviewHub.Web.Tests;

/// <summary>Which node a cluster does better without, from what each of them reaches.</summary>
public sealed class NodeVerdicts
{
    private static readonly SiloAddress[] Nodes = [.. Enumerable.Range(1, 4).Select(n => SiloAddress.New(IPAddress.Loopback, 11110 + n, 1))];

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

    /// <summary>The numbers of the nodes that leave, each judging by what the others told it.</summary>
    private static List<int> Leaving(int nodes, (int One, int Other)[]? cut = null, int[]? withoutLog = null)
    {
        var all = Enumerable.Range(1, nodes).ToList();
        return all.FindAll(self => NodeVerdict.Of(
            Nodes[self - 1], HasLog(self),
            all.Where(other => other != self).ToDictionary(other => Nodes[other - 1], other => Reaches(self, other) ? ReachOf(other) : null)) is not null);

        bool HasLog(int node) => withoutLog?.Contains(node) != true;
        bool Reaches(int one, int other) => cut?.Any(c => c == (one, other) || c == (other, one)) != true;
        NodeReach ReachOf(int node) => new(HasLog(node), [.. all.Where(other => other != node && Reaches(node, other)).Select(other => Nodes[other - 1])]);
    }
}
