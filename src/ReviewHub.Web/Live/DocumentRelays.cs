using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web;

/// <summary>This node's relays: one for each document that somebody here watches, for as long as somebody does.</summary>
internal sealed partial class DocumentRelays(
    IGrainFactory grains,
    IHubContext<DocumentHub, IDocumentClient> hub,
    IAccess access,
    Gathering gathering,
    IOptions<JsonHubProtocolOptions> json,
    ILogger<DocumentRelays> logger,
    IClusterMembershipService? cluster = null) : BackgroundService
{
    private static readonly TimeSpan ToLeave = TimeSpan.FromSeconds(2);

    /// <summary>After a node is gone: what asked in the same moment may have been sent its way still.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private readonly Dictionary<DocumentId, DocumentRelay> _relays = [];
    private readonly JsonSerializerOptions _json = json.Value.PayloadSerializerOptions;

    /// <summary>Lets a connection watch: from here on it gets every batch after the position in the answer.</summary>
    public async Task<WatchReplyMessage> Watch(DocumentId document, HubCallerContext connection, ReviewerId person, FeedPositionMessage? resume)
    {
        var (relay, arrival) = Enter(document, connection, person, cameBack: resume is not null);
        await relay.Start();
        await hub.Groups.AddToGroupAsync(connection.ConnectionId, relay.Everyone);
        await hub.Groups.AddToGroupAsync(connection.ConnectionId, relay.Only(person));
        relay.Tell(arrival);
        return await relay.Since(resume, person);
    }

    public async Task Unwatch(DocumentId document, string connection, ReviewerId person)
    {
        if (Find(document) is not { } relay) return;
        relay.Left(connection, person);
        await hub.Groups.RemoveFromGroupAsync(connection, relay.Everyone);
        await hub.Groups.RemoveFromGroupAsync(connection, relay.Only(person));
    }

    public void Here(DocumentId document, string connection, int? paragraph)
    {
        if (Find(document) is { } relay) relay.Tell(relay.Readers.Move(connection, paragraph));
    }

    public void Disconnected(string connection, ReviewerId person)
    {
        foreach (var (_, relay) in All()) relay.Left(connection, person);
    }

    /// <summary>Takes leave of the feeds, which would go on sending to a node that is gone; some of them are on this very node and about to move.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(All().Select(known => known.Value.Stop())).WaitAsync(ToLeave, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Renew(stoppingToken), cluster is null ? Task.CompletedTask : RenewAfterLosses(cluster, stoppingToken));

    private async Task Renew(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(FeedTimes.Renewal);
        while (await timer.WaitForNextTickAsync(stop)) MaintainAll();
    }

    /// <summary>The feeds that were on a node that is gone know nobody any more, and are not there before somebody asks for them.</summary>
    private async Task RenewAfterLosses(IClusterMembershipService membership, CancellationToken stop)
    {
        HashSet<SiloAddress> known = [];
        await foreach (var snapshot in membership.MembershipUpdates.WithCancellation(stop))
        {
            // One that leaves still answers, and is asked nothing new before it has.
            var there = snapshot.Members.Values.Where(member => member.Status != SiloStatus.Dead).Select(member => member.SiloAddress).ToHashSet();
            var lost = known.Except(there).Any();
            known = there;
            if (!lost) continue;
            MaintainAll();
            await Task.Delay(Again, stop);
            MaintainAll();
        }
    }

    private void MaintainAll()
    {
        foreach (var (document, relay) in All()) Maintain(document, relay).Ignore();
    }

    private async Task Maintain(DocumentId document, DocumentRelay relay)
    {
        try
        {
            await (Leave(document, relay) ? relay.Stop() : relay.Renew());
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Log.NotRenewed(logger, e, document);
        }
    }

    // Entering and leaving share a lock, so that nobody enters a relay that is being left. Whoever renews may still hold one that was left before.
    private (DocumentRelay Relay, Presence? Arrival) Enter(DocumentId document, HubCallerContext connection, ReviewerId person, bool cameBack)
    {
        lock (_gate)
        {
            if (!_relays.TryGetValue(document, out var relay)) _relays[document] = relay = new(document, grains, hub, access, gathering, _json);
            return (relay, relay.Readers.Add(connection, person, cameBack));
        }
    }

    private bool Leave(DocumentId document, DocumentRelay relay)
    {
        lock (_gate) return !relay.Readers.Any && _relays.GetValueOrDefault(document) == relay && _relays.Remove(document);
    }

    private DocumentRelay? Find(DocumentId document)
    {
        lock (_gate) return _relays.GetValueOrDefault(document);
    }

    private List<KeyValuePair<DocumentId, DocumentRelay>> All()
    {
        lock (_gate) return [.. _relays];
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The feed of document {Document} could not be renewed; trying again shortly.")]
        public static partial void NotRenewed(ILogger logger, Exception e, DocumentId document);
    }
}
