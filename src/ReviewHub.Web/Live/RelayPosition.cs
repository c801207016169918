using System.Text.Json;
using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web;

/// <summary>
/// Where a relay stands in its document's feed: the view at (epoch, sequence), the last batches for those who come back, and one
/// encoded snapshot for all who ask at the same sequence. Thread-safe.
/// </summary>
internal sealed class RelayPosition(DocumentId document, JsonSerializerOptions json)
{
    /// <summary>Batches kept for resuming; a page that missed more takes a snapshot.</summary>
    private const int Kept = 512;

    private readonly Lock _gate = new();
    private readonly RelayView _view = new(document);
    private readonly Queue<BatchMessage> _recent = [];
    private EncodedJson? _snapshot;
    private Guid _epoch;
    private long _sequence;

    public FeedPositionMessage Current
    {
        get
        {
            lock (_gate) return new(_epoch, _sequence);
        }
    }

    /// <summary>Takes a snapshot, unless batches have overtaken it on its way here.</summary>
    public void Reset(Subscription subscription)
    {
        lock (_gate)
        {
            if (subscription.Epoch == _epoch && subscription.Sequence <= _sequence) return;
            (_epoch, _sequence, _snapshot) = (subscription.Epoch, subscription.Sequence, null);
            _view.Reset(subscription.Snapshot!);
            _recent.Clear();
        }
    }

    /// <summary>Takes the batch that follows; says when there is a gap before it.</summary>
    /// <returns>What to send to pages; null when the batch is old or does not follow.</returns>
    public BatchMessage? Advance(FeedBatch batch, out bool gap)
    {
        lock (_gate)
        {
            gap = batch.Epoch != _epoch || batch.Sequence > _sequence + 1;
            if (gap || batch.Sequence <= _sequence) return null;
            foreach (var entry in batch.Entries) _view.Apply(entry);
            (_sequence, _snapshot) = (batch.Sequence, null);
            var message = new BatchMessage(document, batch.Epoch, batch.Sequence, [.. batch.Entries.Select(EntryMessage.Of)]);
            // Older batches may hold the text of what was redacted: who comes back takes a snapshot, which does not.
            if (batch.Entries.Any(entry => entry is CommentChanged { Comment.IsRedacted: true })) _recent.Clear();
            _recent.Enqueue(message);
            if (_recent.Count > Kept) _recent.Dequeue();
            return message;
        }
    }

    /// <summary>What a page at <paramref name="resume"/> lacks: the batches since then, or a snapshot when they are no longer kept.</summary>
    public (EncodedJson? Snapshot, IReadOnlyList<BatchMessage> Batches) Since(FeedPositionMessage? resume)
    {
        lock (_gate)
        {
            if (resume is not null && resume.Epoch == _epoch && resume.Sequence <= _sequence && resume.Sequence >= _sequence - _recent.Count)
                return (null, [.. _recent.Where(batch => batch.Sequence > resume.Sequence)]);
            _snapshot ??= new(JsonSerializer.SerializeToUtf8Bytes(_view.Snapshot(_epoch, _sequence), json));
            return (_snapshot, []);
        }
    }
}
