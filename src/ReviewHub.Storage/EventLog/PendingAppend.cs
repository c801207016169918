using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>An append on its way to disk, and the caller waiting for it.</summary>
internal sealed class PendingAppend
{
    private readonly TaskCompletionSource<long> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Of nothing: it takes the road of an event, to see whether that is open.</summary>
    public PendingAppend() => (Recorded, Name, Data, DataHash) = (null!, "", [], []);

    public PendingAppend(StreamId stream, Recorded recorded, CommandId? after)
    {
        (Stream, Recorded, After, Name) = (stream, recorded, after, EventCodec.NameOf(recorded.Event));
        Carry(EventCodec.Write(recorded.Event));
    }

    public StreamId Stream { get; }
    public Recorded Recorded { get; }
    public CommandId? After { get; }
    public bool IsNothing => Recorded is null;

    /// <summary>Event name, JSON and its hash, made on the caller's thread: the writer's is the one that everybody waits for.</summary>
    public string Name { get; }
    public byte[] Data { get; private set; }
    public byte[] DataHash { get; private set; }

    /// <summary>Null while nobody traces.</summary>
    public Activity? Traced { get; set; }

    public Task<long> Done => _done.Task;
    public long Position { get; set; }

    [MemberNotNull(nameof(Data), nameof(DataHash))]
    public void Carry(byte[] data) => (Data, DataHash) = (data, EventChain.HashData(data));

    public void Succeed() => _done.TrySetResult(Position);
    public void Fail(Exception e) => _done.TrySetException(e);
}
