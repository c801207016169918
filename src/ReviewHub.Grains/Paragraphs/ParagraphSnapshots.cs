using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Grains;

/// <summary>Keeps a snapshot of one paragraph not too far behind its stream. Nobody waits for it.</summary>
internal sealed class ParagraphSnapshots(ISnapshots snapshots, StreamId stream)
{
    /// <summary>Events behind the newest snapshot at most: to read and fold this many takes a few milliseconds.</summary>
    internal const int Every = 500;

    private int _newest;
    private bool _underWay;

    /// <summary>The paragraph at its newest snapshot; untouched when there is none.</summary>
    public async Task<Paragraph> Find(CancellationToken cancellation)
    {
        var found = await snapshots.Find(stream, cancellation) ?? Paragraph.Untouched;
        _newest = found.Version;
        return found;
    }

    public void Consider(Paragraph durable)
    {
        if (!_underWay && durable.Version >= _newest + Every) Save(durable).Ignore();
    }

    private async Task Save(Paragraph durable)
    {
        _underWay = true;
        _newest = durable.Version; // one that fails is not tried again: the next is due soon enough
        try
        {
            await snapshots.Save(stream, durable);
        }
        finally
        {
            _underWay = false;
        }
    }
}
