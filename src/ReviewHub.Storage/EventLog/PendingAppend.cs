using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>An append on its way to disk, and the caller waiting for it.</summary>
internal sealed class PendingAppend(StreamId stream, Recorded recorded, CommandId? after)
{
    private readonly TaskCompletionSource<long> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StreamId Stream { get; } = stream;
    public Recorded Recorded { get; } = recorded;
    public CommandId? After { get; } = after;

    /// <summary>Event name and JSON, made on the caller's thread: the writer's is the one that everybody waits for.</summary>
    public string Name { get; } = EventCodec.NameOf(recorded.Event);
    public byte[] Data { get; set; } = EventCodec.Write(recorded.Event);

    public Task<long> Done => _done.Task;
    public long Position { get; set; }

    public void Succeed() => _done.TrySetResult(Position);
    public void Fail(Exception e) => _done.TrySetException(e);
}
