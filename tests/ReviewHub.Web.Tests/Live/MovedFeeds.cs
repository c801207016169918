using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Core.Internal;
using Orleans.Runtime;
using ReviewHub.Domain;
using ReviewHub.Grains;
using ReviewHub.Grains.Tests.Support;

namespace ReviewHub.Web.Tests;

/// <summary>Feeds that go on elsewhere: a node subscribes anew at once, and not when it is time to renew. That would be three times in the time these tests have.</summary>
[Collection(ReviewHubCollection.Name)]
public sealed class MovedFeeds(ReviewHubApplication application)
{
    private static readonly TimeSpan Short = FeedTimes.Renewal * 3.5;

    [Fact]
    public async Task A_feed_that_ends_is_followed_at_once()
    {
        const int Times = 8;
        var (relays, document, beats) = await Watch(null);
        var feed = application.Services.GetRequiredService<IGrainFactory>().GetGrain<IDocumentFeedGrain>(document).AsReference<IGrainManagementExtension>();

        await Again().WaitAsync(Short);

        await relays.StopAsync(default);

        async Task Again()
        {
            for (var time = 1; time <= Times; time++)
            {
                await feed.DeactivateOnIdle();
                var wanted = time;
                await Eventually.True(() => beats.Select(b => b.Epoch).Distinct().Count() >= wanted, $"it follows the feed the {wanted}th time");
            }
        }
    }

    [Fact]
    public async Task Once_a_node_is_gone_all_others_subscribe_anew()
    {
        const int Nodes = 6;
        var membership = new Membership();
        var (relays, _, beats) = await Watch(membership);

        var there = Enumerable.Range(1, Nodes).ToDictionary(n => SiloAddress.New(System.Net.IPAddress.Loopback, 1000 + n, 1), _ => SiloStatus.Active);
        membership.Become(there);
        foreach (var node in there.Keys.ToList())
        {
            there[node] = SiloStatus.ShuttingDown;
            membership.Become(there);
            there.Remove(node);
            membership.Become(there);
        }

        // At once, and once more a moment later.
        await Eventually.True(() => beats.Count >= Nodes * 2, "it has asked the feed twice for each").WaitAsync(Short);
        await relays.StopAsync(default);
    }

    /// <summary>A node's relays of its own, with one page that watches a document.</summary>
    private async Task<(DocumentRelays Relays, string Document, ConcurrentQueue<HeartbeatMessage> Beats)> Watch(IClusterMembershipService? membership)
    {
        var document = await application.Chair.Import(await application.Chair.NewBoard(), "Text.");
        var hub = new Hub();
        var relays = ActivatorUtilities.CreateInstance<DocumentRelays>(application.Services, membership is null ? [hub] : [hub, membership]);
        await relays.StartAsync(default);
        await relays.Watch(DocumentId.Parse(document), new Unwired(application.Chair.Id), new(Guid.Parse(application.Chair.Id)), null);
        return (relays, document, hub.Beats);
    }

    /// <summary>Has no pages; it keeps the heartbeats that would have been sent to some.</summary>
    private sealed class Hub : IHubContext<DocumentHub, IDocumentClient>
    {
        public Hub() => (Clients, Groups) = (Part.Of<IHubClients<IDocumentClient>>(Beats), Part.Of<IGroupManager>(Beats));

        public ConcurrentQueue<HeartbeatMessage> Beats { get; } = [];

        public IHubClients<IDocumentClient> Clients { get; }

        public IGroupManager Groups { get; }
    }

    /// <summary>Does nothing, by whatever interface.</summary>
    public class Part : DispatchProxy
    {
        private ConcurrentQueue<HeartbeatMessage> _beats = [];

        internal static T Of<T>(ConcurrentQueue<HeartbeatMessage> beats) where T : class
        {
            var part = Create<T, Part>();
            ((Part)(object)part)._beats = beats;
            return part;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (args is [HeartbeatMessage beat]) _beats.Enqueue(beat);
            return targetMethod!.ReturnType == typeof(Task) ? Task.CompletedTask : Of<IDocumentClient>(_beats);
        }
    }

    /// <summary>A cluster's members as the test says they are.</summary>
    private sealed class Membership : IClusterMembershipService
    {
        private readonly Channel<ClusterMembershipSnapshot> _updates = Channel.CreateUnbounded<ClusterMembershipSnapshot>();
        private long _version;

        public ClusterMembershipSnapshot CurrentSnapshot { get; private set; } = new(ImmutableDictionary<SiloAddress, ClusterMember>.Empty, MembershipVersion.MinValue);

        public IAsyncEnumerable<ClusterMembershipSnapshot> MembershipUpdates => _updates.Reader.ReadAllAsync();

        public void Become(IReadOnlyDictionary<SiloAddress, SiloStatus> members)
        {
            CurrentSnapshot = new(members.ToImmutableDictionary(m => m.Key, m => new ClusterMember(m.Key, m.Value, "a node")), new(++_version));
            _updates.Writer.TryWrite(CurrentSnapshot);
        }

        public ValueTask Refresh(MembershipVersion minimumVersion = default, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

        public Task<bool> TryKill(SiloAddress siloAddress) => throw new NotSupportedException();
    }
}
