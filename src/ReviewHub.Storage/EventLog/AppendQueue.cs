using System.Diagnostics;
using System.Threading.Channels;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>Where the appends of every grain of a process wait for its one writer, which takes as one batch what is there.</summary>
internal sealed class AppendQueue
{
    /// <summary>Appends waiting at most; a caller beyond that waits for a place.</summary>
    private const int Length = 8192;

    /// <summary>Appends in one transaction at most: bounds how long the first of them waits for the last.</summary>
    private const int BatchSize = 1024;

    /// <summary>Bytes of events in one transaction, but for the last of them: a few imports of long documents are a batch.</summary>
    private const int BatchBytes = 16 * 1024 * 1024;

    private readonly Channel<PendingAppend> _waiting =
        Channel.CreateBounded<PendingAppend>(new BoundedChannelOptions(Length) { SingleReader = true });

    public Task<long> Append(StreamId stream, Recorded recorded, CommandId? after) => Put(new(stream, recorded, after));

    /// <summary>Done when the writer has written something that means nothing.</summary>
    public Task Probe() => Put(new());

    /// <returns>False when nothing waits and nothing more will come.</returns>
    public ValueTask<bool> WaitForWork() => _waiting.Reader.WaitToReadAsync();

    public void TakeInto(List<PendingAppend> batch)
    {
        for (var bytes = 0; batch.Count < BatchSize && bytes < BatchBytes && _waiting.Reader.TryRead(out var pending); bytes += pending.Data.Length)
            batch.Add(pending);
    }

    /// <summary>Takes nothing more; what waits is still to be written.</summary>
    public void Complete() => _waiting.Writer.TryComplete();

    // Mostly there is a place and nobody traces. Then the caller waits for the writer's answer itself, and not for a method that does.
    private Task<long> Put(PendingAppend pending)
    {
        var traced = LogTraces.Append(pending);
        return traced is null && _waiting.Writer.TryWrite(pending) ? pending.Done : PutSlowly(pending, traced);
    }

    private async Task<long> PutSlowly(PendingAppend pending, Activity? traced)
    {
        using var whole = traced;
        try
        {
            await _waiting.Writer.WriteAsync(pending).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new LogUnavailableException("The server is shutting down.");
        }

        return await pending.Done.ConfigureAwait(false);
    }
}
