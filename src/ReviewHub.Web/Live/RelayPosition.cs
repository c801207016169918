using System.Text.Json;
using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web;

/// <summary>
/// Where a relay stands in its document's feed: the view at (epoch, sequence), the last batches for those who come back, and one
/// encoded snapshot for all who come anew. Thread-safe.
/// </summary>
internal sealed class RelayPosition(DocumentId document, JsonSerializerOptions json)
{
    /// <summary>Batches kept for resuming; a page that missed more takes a snapshot.</summary>
    private const int Kept = 512;

    /// <summary>
    /// A snapshot stays in use, followed by the batches since it was encoded, until these have this part of its length. Each page that
    /// comes is a change too, so a snapshot for its sequence alone would be encoded for every one of a crowd.
    /// </summary>
    private const int Trailing = 4;

    private readonly Lock _gate = new();
    private readonly RelayView _view = new(document);
    private readonly Queue<KeptBatch> _recent = [];
    private (long Sequence, EncodedJson Json)? _snapshot;
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
            (_epoch, _sequence) = (subscription.Epoch, subscription.Sequence);
            _view.Reset(subscription.Snapshot!);
            Forget();
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
            var named = _view.NamesWhoIsHere;
            foreach (var entry in batch.Entries) _view.Apply(entry);
            _sequence = batch.Sequence;
            var message = new BatchMessage(document, batch.Epoch, batch.Sequence, [.. batch.Entries.Select(EntryMessage.Of)]);
            // What was encoded before may hold the text of what was redacted, or name who is here: who comes takes a new snapshot, which does not.
            if (named != _view.NamesWhoIsHere || batch.Entries.Any(entry => entry is CommentChanged { Comment.IsRedacted: true } or NoteChanged { Note.IsRedacted: true })) Forget();
            _recent.Enqueue(new(message));
            if (_recent.Count > Kept) _recent.Dequeue();
            return message;
        }
    }

    /// <summary>What a page at <paramref name="resume"/> lacks: the batches since then; when they are no longer kept, a snapshot before them.</summary>
    public (EncodedJson? Snapshot, IReadOnlyList<EncodedJson> Batches) Since(FeedPositionMessage? resume)
    {
        lock (_gate)
        {
            if (resume is not null && resume.Epoch == _epoch && resume.Sequence <= _sequence && IsKept(resume.Sequence))
                return (null, After(resume.Sequence));
            if (_snapshot is { } known && IsKept(known.Sequence))
            {
                var behind = After(known.Sequence);
                if (behind.Sum(batch => batch.Utf8.Length) <= known.Json.Utf8.Length / Trailing) return (known.Json, behind);
            }

            var snapshot = new EncodedJson(JsonSerializer.SerializeToUtf8Bytes(_view.Snapshot(_epoch, _sequence), json));
            _snapshot = (_sequence, snapshot);
            return (snapshot, []);
        }
    }

    /// <summary>Whether all batches after a sequence are there.</summary>
    private bool IsKept(long sequence) => sequence >= _sequence - _recent.Count;

    private List<EncodedJson> After(long sequence) => [.. _recent.Skip((int)(sequence - (_sequence - _recent.Count))).Select(batch => batch.Encode(json))];

    private void Forget()
    {
        _recent.Clear();
        _snapshot = null;
    }

    /// <summary>A batch that is encoded when somebody first lacks it, and once for all who do.</summary>
    private sealed class KeptBatch(BatchMessage message)
    {
        private EncodedJson? _encoded;

        public EncodedJson Encode(JsonSerializerOptions json) => _encoded ??= new(JsonSerializer.SerializeToUtf8Bytes(message, json));
    }
}
