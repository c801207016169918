using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web;

/// <summary>
/// One node's subscription to one document's feed, shared by all of the node's pages: takes batches in, keeps a copy of the view, and
/// sends each batch once to a SignalR group.
/// </summary>
internal sealed class DocumentRelay(
    DocumentId document, IGrainFactory grains, IHubContext<DocumentHub, IDocumentClient> hub, IAccess access, Gathering gathering, JsonSerializerOptions json)
    : IDocumentFeedObserver
{
    private readonly string _node = Guid.NewGuid().ToString("N");
    private readonly IDocumentFeedGrain _feed = grains.GetGrain<IDocumentFeedGrain>(document.ToString());
    private readonly RelayPosition _position = new(document, json);
    private readonly Lock _starting = new();

    // The runtime keeps observers by weak reference only; this relay, being held, keeps itself.
    private IDocumentFeedObserver? _self;
    private Task? _started;
    private long _promised;

    public RelayReaders Readers { get; } = new();

    private RelaySeats Seats => field ??= new(document, hub.Groups, Readers);

    /// <summary>The group of everyone who watches; may carry only what every reader of the document may see.</summary>
    public string Everyone { get; } = $"document:{document}";

    /// <summary>The group of one person's connections.</summary>
    public string Only(ReviewerId person) => $"document:{document}:{person}";

    /// <summary>
    /// Takes a batch and sends it on. The runtime hands over one at a time; one that the feed did not wait for may be overtaken between nodes,
    /// which is a gap like any other.
    /// </summary>
    public async Task Receive(FeedBatch batch)
    {
        using var traced = LiveTraces.Push();
        // Before the snapshot is here, nothing can follow it.
        if (_started is { IsCompleted: false } starting) await starting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var message = _position.Advance(batch, out var gap);
        if (message is { Entries.Count: > 0 }) await Send(Everyone, client => client.Batch(message));
        if (gap) await Resubscribe();
        // Seats before what goes to them: who has judged by this batch sees what it says, who withdrew does not.
        foreach (var entry in batch.Private) Deliver(entry, batch.Epoch);
        if (message is null) return;
        await SendNarrow(batch);
        LiveMeter.FannedOut(batch.Oldest);
    }

    /// <summary>Follows the feed at once to where it is now. What fails, the next renewal tries again.</summary>
    public Task Ended()
    {
        Resubscribe().Ignore();
        return Task.CompletedTask;
    }

    /// <summary>Subscribes, unless it has been done; after a failure the next caller tries again.</summary>
    public Task Start()
    {
        lock (_starting) return _started is null or { IsFaulted: true } ? _started = Subscribe() : _started;
    }

    /// <summary>What a page at <paramref name="resume"/> lacks. The page's connection must be in the group already.</summary>
    public async Task<WatchReplyMessage> Since(FeedPositionMessage? resume, ReviewerId person)
    {
        var view = await Seat(person);
        // Between the answer and the seat a tally may have gone by; once seated, none is missed after a second look.
        if (!view.Judged.IsEmpty || !view.Seen.IsEmpty) view = await Seat(person);
        var (snapshot, batches) = _position.Since(resume);
        LiveMeter.Watched(resumed: snapshot is null);
        return new(snapshot, batches, new(view.Own), [.. view.Seen.Select(EntryMessage.Of)], new(person, view.Pseudonyms, view.Eligible, view.Recused, view.RemindedAt));
    }

    /// <summary>A connection watches no longer.</summary>
    public void Left(string connection, ReviewerId person)
    {
        Tell(Readers.Remove(connection));
        Seats.Leave(connection, person);
    }

    public void Tell(Presence? change)
    {
        if (change is not null) _feed.Here(_node, [change]).Ignore();
    }

    /// <summary>Keeps the subscription, notices a lost last batch, and tells pages the sequence.</summary>
    public async Task Renew()
    {
        await Start();
        var known = _position.Current;
        var renewed = await _feed.Subscribe(_node, _self!, known.Epoch);
        // A batch that was on its way a whole period ago and has not come is lost.
        if (renewed.Snapshot is not null) await Restart(renewed);
        else if (known.Sequence < Interlocked.Exchange(ref _promised, renewed.Sequence)) await Resubscribe();
        Beat();
        if (renewed.Home is { } home && gathering.IsWorth(home)) Gather(home, renewed.Room);
    }

    public async Task Stop()
    {
        await _feed.Unsubscribe(_node);
        if (_self is not null) grains.DeleteObjectReference<IDocumentFeedObserver>(_self);
    }

    private async Task Subscribe()
    {
        _self ??= grains.CreateObjectReference<IDocumentFeedObserver>(this);
        _position.Reset(await _feed.Subscribe(_node, _self, null));
    }

    private async Task<ReaderView> Seat(ReviewerId person)
    {
        var viewer = await access.ViewerOf(person, document);
        var view = await _feed.ViewOf(viewer);
        Seats.Take(viewer, view);
        return view;
    }

    private async Task SendNarrow(FeedBatch batch)
    {
        foreach (var paragraph in batch.Narrow.Where(n => n.Judges).GroupBy(n => new JudgedParagraph(n.Tally.Round, n.Tally.Paragraph)))
            await SendTo(Seats.JudgesOf(paragraph.Key), paragraph);
        foreach (var round in batch.Narrow.Where(n => n.Chairs).GroupBy(n => n.Tally.Round))
            await SendTo(Seats.ChairsOf(round.Key), round);

        Task SendTo(string group, IEnumerable<NarrowTally> tallies)
        {
            var message = new TalliesMessage(document, batch.Epoch, batch.Sequence, [.. tallies.Select(n => EntryMessage.Of(n.Tally))]);
            return Send(group, client => client.Tallies(message));
        }
    }

    private void Deliver(PrivateEntry entry, Guid epoch)
    {
        switch (entry)
        {
            case OwnStance own when Readers.Has(own.To):
                Send(Only(own.To), client => client.Own(new(document, own.Paragraph, own.Round, own.Question, own.Stance))).Ignore();
                break;
            case Judging judging: Seats.Take(judging, epoch); break;
            case RoleChanged changed when Readers.Has(changed.To):
                Seats.Unchair(changed.To);
                access.Forget(changed.To, changed.Board);
                Seat(changed.To).Ignore();
                break;
            case Mentioned mentioned when Readers.Has(mentioned.To):
                Call(mentioned).Ignore();
                break;
            case Reminded reminded when Readers.Has(reminded.To):
                Send(Only(reminded.To), client => client.Reminded(new(document, reminded.Round, reminded.By, reminded.Left))).Ignore();
                break;
            case Revoked:
                Send(Only(entry.To), client => client.Revoked(new(document))).Ignore();
                foreach (var connection in Readers.ConnectionsOf(entry.To)) connection.Abort();
                break;
        }
    }

    // Who left the board since they were mentioned may still be connected for a moment.
    private async Task Call(Mentioned mentioned)
    {
        if ((await access.Of(mentioned.To, document)).May(Right.Read))
            Send(Only(mentioned.To), client => client.Mentioned(new(document, mentioned.Paragraph, mentioned.Comment, mentioned.By))).Ignore();
    }

    private async Task Resubscribe()
    {
        try
        {
            await Restart(await _feed.Subscribe(_node, _self!, null));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The feed's node is going or gone; the next renewal tries again.
        }
    }

    private async Task Restart(Subscription subscription)
    {
        _position.Reset(subscription);
        Interlocked.Exchange(ref _promised, subscription.Sequence);
        var here = Readers.All();
        await _feed.Here(_node, [.. here]);
        await Task.WhenAll(here.Select(reader => Seat(reader.By)));
        Beat();
    }

    private void Beat()
    {
        var now = _position.Current;
        Send(Everyone, client => client.Heartbeat(new(document, now.Epoch, now.Sequence))).Ignore();
    }

    private void Gather(string home, int room)
    {
        foreach (var stray in Readers.TakeStrays(Gathering.After, room))
            hub.Clients.Client(stray).BetterAt(new(document, home, (int)Gathering.Within.TotalMilliseconds)).Ignore();
    }

    private Task Send(string group, Func<IDocumentClient, Task> send) => send(hub.Clients.Group(group));
}
