using System.Collections.Immutable;
using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Grains;

internal sealed class DocumentFeedGrain(IEventLog log, TimeProvider clock) : Grain, IDocumentFeedGrain
{
    private readonly Guid _epoch = Guid.CreateVersion7();
    private readonly FeedPending _pending = new();
    private readonly FeedNodes _nodes = new(clock);
    private FeedWindow _window = null!;
    private DocumentId _id;
    private LiveDocument _live = null!;
    private long _sequence;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = DocumentId.Parse(this.GetPrimaryKeyString());
        _live = await TryAgainException.Unless(Load(cancellationToken));
        _window = new(Flush, clock);
        this.RegisterGrainTimer(SweepNodes, new() { DueTime = FeedTimes.Lapse, Period = FeedTimes.Lapse, KeepAlive = false });
    }

    public async Task Publish(int paragraph, Recorded recorded)
    {
        var known = _live.Find(paragraph).Version;
        if (recorded.Version <= known) return;
        if (_live.Document is null || recorded.Version > known + 1) await Reread(StreamId.Of(new ParagraphId(_id, paragraph)));
        else _live.Apply(paragraph, recorded, _pending);
        _window.Open();
    }

    public async Task PublishDocument(Recorded recorded)
    {
        var known = _live.Document?.Version ?? 0;
        if (recorded.Version <= known) return;
        if (recorded.Version > known + 1) await Reread(StreamId.Of(_id));
        else _live.Apply(recorded, _pending);
        _window.Open();
    }

    public Task<Subscription> Subscribe(string node, IDocumentFeedObserver observer, Guid? epoch)
    {
        // What waits belongs to the sequence after the snapshot: flush it first, so that the snapshot is at a sequence.
        if (epoch != _epoch) Flush().Ignore();
        _nodes.Renew(node, observer);
        return Task.FromResult(new Subscription(_epoch, _sequence, epoch == _epoch ? null : Snapshot()));
    }

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

    public Task<ImmutableDictionary<int, Stance>> StancesOf(ReviewerId reviewer) => Task.FromResult(_live.StancesOf(reviewer));

    public Task<FeedSummary?> Summary(ReviewerId reviewer) =>
        Task.FromResult(_live.Document is { } document ? _live.Summary(document, reviewer) : null);

    public Task Revoke(ReviewerId reviewer)
    {
        _pending.AddPrivate(new Revoked { To = reviewer });
        Flush().Ignore();
        return Task.CompletedTask;
    }

    private async Task<LiveDocument> Load(CancellationToken cancellation)
    {
        await using var document = await log.Open(_id, null, cancellation);
        return LiveDocument.Fold(document.ReadAll());
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
                _live.Apply(recorded, _pending);
            }
        }
    }

    private void Announce(IEnumerable<Presence> changes)
    {
        foreach (var change in changes) _pending.Add(change);
        _window.OpenAtLeisure();
    }

    private Task Flush()
    {
        if (_pending.Count == 0) return Task.CompletedTask;
        var (entries, privates) = _pending.Take();
        var batch = new FeedBatch(_epoch, ++_sequence, entries, privates);
        return Task.WhenAll(_nodes.Observers.Select(observer => observer.Receive(batch)));
    }

    private FeedSnapshot Snapshot() => new(
        _live.Document?.Title ?? "", _live.Document?.Round?.Eligible.Count ?? 0, _live.Paragraphs(), [.. _nodes.Here()]);

    private Task SweepNodes(CancellationToken cancellation)
    {
        Announce(_nodes.RemoveLapsed());
        return Task.CompletedTask;
    }
}
