using System.Collections.Concurrent;
using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Grains.Tests.Support;

/// <summary>A real log that can be told to fail or to dawdle, one stream at a time.</summary>
public sealed class FaultyEventLog(IEventLog real) : IEventLog
{
    private readonly ConcurrentDictionary<StreamId, Gate> _held = new();
    private readonly ConcurrentDictionary<StreamId, bool> _failing = new();
    private readonly ConcurrentDictionary<StreamId, bool> _unreadable = new();
    private readonly ConcurrentDictionary<DocumentId, bool> _damaged = new();

    /// <summary>The log without faults, for foreign writers and for looking at what is on disk.</summary>
    public IEventLog Real { get; } = real;

    /// <summary>The stream's next append fails; its outcome is unknown to the caller.</summary>
    /// <param name="landed">Whether it reaches the disk all the same.</param>
    public void FailNextAppend(StreamId stream, bool landed) => _failing[stream] = landed;

    /// <summary>The stream's next read fails; for a document's own stream also the opening of the document.</summary>
    public void FailNextRead(StreamId stream) => _unreadable[stream] = true;

    /// <summary>The document is opened next time, and then cannot be read to its end.</summary>
    public void FailNextFold(DocumentId document) => _damaged[document] = true;

    /// <summary>Appends of the stream wait until the gate is opened.</summary>
    public Gate Hold(StreamId stream) => _held[stream] = new(() => _held.TryRemove(stream, out _));

    public async Task<long> Append(StreamId stream, Recorded recorded, CommandId? after)
    {
        if (_held.TryGetValue(stream, out var gate)) await gate.Pass();
        if (!_failing.TryRemove(stream, out var landed)) return await Real.Append(stream, recorded, after);
        if (landed) await Real.Append(stream, recorded, after);
        throw new LogUnavailableException("The disk is on fire.");
    }

    public Task<IReadOnlyList<Recorded>> Read(StreamId stream, int after, CancellationToken cancellation) =>
        _unreadable.TryRemove(stream, out _) ? Unreadable<IReadOnlyList<Recorded>>() : Real.Read(stream, after, cancellation);

    public Task<Recorded?> Find(StreamId stream, CommandId command, CancellationToken cancellation) =>
        _unreadable.TryRemove(stream, out _) ? Unreadable<Recorded?>() : Real.Find(stream, command, cancellation);

    public async Task<IDocumentLog> Open(DocumentId document, long? position, CancellationToken cancellation)
    {
        if (_unreadable.TryRemove(StreamId.Of(document), out _)) return await Unreadable<IDocumentLog>();
        var opened = await Real.Open(document, position, cancellation);
        return _damaged.TryRemove(document, out _) ? new Damaged(opened) : opened;
    }

    private static Task<T> Unreadable<T>() => Task.FromException<T>(new LogUnavailableException("The disk is on fire."));

    private sealed class Damaged(IDocumentLog real) : IDocumentLog
    {
        public long Position => real.Position;

        public DateTimeOffset LastEventAt => real.LastEventAt;

        public void RequireKnown() => real.RequireKnown();

        public IEnumerable<Recorded> Read(StreamId stream) => real.Read(stream);

        public IEnumerable<(StreamId Stream, Recorded Recorded)> ReadAll()
        {
            yield return real.ReadAll().First();
            throw new LogUnavailableException("A page is damaged.");
        }

        public ValueTask DisposeAsync() => real.DisposeAsync();
    }

    public sealed class Gate(Action forget)
    {
        private readonly ConcurrentQueue<TaskCompletionSource> _waiting = new();

        public int Waiting => _waiting.Count;

        /// <summary>Lets everyone pass in the order in which they came.</summary>
        public void Open()
        {
            forget();
            while (_waiting.TryDequeue(out var next)) next.SetResult();
        }

        internal Task Pass()
        {
            var turn = new TaskCompletionSource();
            _waiting.Enqueue(turn);
            return turn.Task;
        }
    }
}
