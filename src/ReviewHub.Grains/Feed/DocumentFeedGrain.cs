using System.Collections.Immutable;
using System.Diagnostics;
using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Grains;

[BesideItsDocument]
internal sealed class DocumentFeedGrain(IEventLog log, IPseudonymSecret secret, IDocumentHome home, TimeProvider clock) : Grain, IDocumentFeedGrain
{
    private readonly Guid _epoch = Guid.CreateVersion7();
    private readonly FeedPending _pending = new();
    private readonly FeedNodes _nodes = new(clock);
    private readonly FeedSources _sources = new();
    private FeedWindow _window = null!;
    private DocumentId _id;
    private LiveDocument _live = null!;
    private IGrainTimer? _sweeping; // from the first node on: thousands of feeds may be there that nobody watches
    private long _sequence;
    private int? _present; // as told last, where it may not be told who is here

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = DocumentId.Parse(this.GetPrimaryKeyString());
        _live = await TryAgainException.Unless(Load(cancellationToken));
        _window = new(Flush, clock);
    }

    /// <summary>Whatever has not been sent is in the log, and in the snapshot that nodes get as they subscribe anew.</summary>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        // Nodes see for themselves when this one is gone. Before that it is in the way of a feed that comes up.
        if (reason.ReasonCode == DeactivationReasonCode.ShuttingDown) return Task.CompletedTask;
        foreach (var observer in _nodes.Observers) observer.Ended().Ignore();
        return Task.CompletedTask;
    }

    public async Task Publish(int paragraph, Recorded recorded)
    {
        var known = _live.Find(paragraph).Version;
        if (recorded.Version <= known) return;
        _sources.Add(recorded);
        if (_live.Document is null || recorded.Version > known + 1) await Reread(StreamId.Of(new ParagraphId(_id, paragraph)));
        else await Apply(paragraph, recorded);
        _window.Open();
    }

    public async Task PublishDocument(Recorded recorded)
    {
        var known = _live.Document?.Version ?? 0;
        if (recorded.Version <= known) return;
        _sources.Add(recorded);
        if (recorded.Version > known + 1) await Reread(StreamId.Of(_id));
        else Apply(recorded);
        _window.Open();
    }

    public async Task CatchUp(int version)
    {
        if (version <= (_live.Document?.Version ?? 0)) return;
        await Reread(StreamId.Of(_id));
        _window.Open();
    }

    public Task<Subscription> Subscribe(string node, IDocumentFeedObserver observer, Guid? epoch)
    {
        // What waits belongs to the sequence after the snapshot: flush it first, so that the snapshot is at a sequence.
        if (epoch != _epoch) Flush().Ignore();
        _nodes.Renew(node, observer);
        _sweeping ??= this.RegisterGrainTimer(SweepNodes, new() { DueTime = FeedTimes.Lapse, Period = FeedTimes.Lapse, KeepAlive = false });
        return Task.FromResult(new Subscription(_epoch, _sequence, epoch == _epoch ? null : Snapshot(), home.Name, Room));
    }

    // Those who have been told may still be on their way when the nodes ask again, so that each time only a part is given away.
    private int Room => home.Room / (4 * Math.Max(1, _nodes.Count));

    public Task Unsubscribe(string node)
    {
        Announce(_nodes.Remove(node));
        return Task.CompletedTask;
    }

    public Task Here(string node, ImmutableArray<Presence> changes)
    {
        Announce(changes.Select(change => _nodes.Note(node, change)).OfType<Presence>());
        return Task.CompletedTask;
    }

    public Task<ReaderView> ViewOf(Viewer viewer) => Task.FromResult(_live.ViewOf(viewer, _epoch));

    public Task<FeedSummary?> Summary(Viewer viewer) =>
        Task.FromResult(_live.Document is { } document ? _live.Summary(document, viewer) : null);

    public Task<Worklist?> Worklist(Viewer viewer) =>
        Task.FromResult(_live.Document is { } document ? _live.Worklist(document, viewer) : null);

    public Task<ImmutableArray<ReviewerId>> Unfinished() =>
        Task.FromResult(_live.Document is { } document ? _live.Unfinished(document) : []);

    public Task<Votes?> Votes(Guid? epoch, long since) =>
        Task.FromResult(_live.Document is { } document ? _live.VotesSince(document, _epoch, epoch == _epoch ? since : -1) : null);

    public Task Revoke(ReviewerId reviewer) => TellAtOnce(new Revoked { To = reviewer });

    public Task RoleChanged(ReviewerId person, BoardId board) => TellAtOnce(new RoleChanged(board) { To = person });

    private Task TellAtOnce(PrivateEntry entry)
    {
        _pending.AddPrivate(entry);
        Flush().Ignore();
        return Task.CompletedTask;
    }

    private async Task<LiveDocument> Load(CancellationToken cancellation)
    {
        await using var document = await log.Open(_id, null, cancellation);
        return LiveDocument.Fold(document.ReadAll(), new(_id, secret.Value));
    }

    private async Task Apply(int paragraph, Recorded recorded)
    {
        // Of a round that the feed has not heard of yet it does not know either what may be seen.
        if (recorded.Event is IInRound { Round: var round } && round > _live.Document!.Rounds.Length) await Reread(StreamId.Of(_id));
        if (recorded.Version == _live.Find(paragraph).Version + 1) _live.Apply(paragraph, recorded, _pending);
    }

    private void Apply(Recorded recorded)
    {
        var named = _live.NamesWhoIsHere;
        _live.Apply(recorded, _pending);
        if (named == _live.NamesWhoIsHere) return;
        _present = null;
        _pending.ForgetPresence();
        AddPresence([.. _nodes.Here()]);
    }

    // Some word of an append was lost on its way here: the log has it. When the log does not answer, nobody may ever ask again:
    // a feed that starts anew has everything, under a new epoch.
    private async Task Reread(StreamId stream)
    {
        try
        {
            await ApplyMissing(stream);
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }

    private async Task ApplyMissing(StreamId stream)
    {
        if (_live.Document is null && stream.Paragraph is not null) await ApplyMissing(StreamId.Of(_id));
        foreach (var recorded in await log.Read(stream, CancellationToken.None))
        {
            if (stream.Paragraph is { } number)
            {
                if (recorded.Version > _live.Find(number).Version) _live.Apply(number, recorded, _pending);
            }
            else if (recorded.Version > (_live.Document?.Version ?? 0))
            {
                Apply(recorded);
            }
        }
    }

    private void Announce(IEnumerable<Presence> changes)
    {
        AddPresence([.. changes]);
        if (_pending.Count > 0) _window.OpenAtLeisure();
    }

    private void AddPresence(ImmutableArray<Presence> changes)
    {
        if (_live.NamesWhoIsHere)
        {
            foreach (var change in changes) _pending.Add(change);
        }
        else if (_nodes.Here().Count() is var present && present != _present)
        {
            _present = present;
            _pending.Add(new PresentChanged(present));
        }
    }

    private Task Flush()
    {
        var (oldest, traced) = _sources.Take();
        if (_pending.Count == 0) return Task.CompletedTask;
        var (entries, narrow, privates) = _pending.Take();
        var batch = new FeedBatch(_epoch, ++_sequence, entries, privates, narrow, oldest);
        return traced is null ? Send(batch) : SendTraced(batch, traced);
    }

    private Task Send(FeedBatch batch)
    {
        GrainMeter.Sent(_nodes.Count);
        return Task.WhenAll(_nodes.Observers.Select(observer => observer.Receive(batch)));
    }

    private async Task SendTraced(FeedBatch batch, List<ActivityContext> changes)
    {
        using var activity = GrainTraces.FanOut(changes)?.SetTag("reviewhub.sequence", batch.Sequence);
        await Send(batch);
    }

    private FeedSnapshot Snapshot() => new(
        _live.Document?.Title ?? "", _live.Eligible, _live.Paragraphs(),
        _live.NamesWhoIsHere ? [.. _nodes.Here()] : [], _live.CurrentRounds, _live.NamedRecusals,
        _live.NamesWhoIsHere ? null : _nodes.Here().Count());

    private Task SweepNodes(CancellationToken cancellation)
    {
        Announce(_nodes.RemoveLapsed());
        return Task.CompletedTask;
    }
}
