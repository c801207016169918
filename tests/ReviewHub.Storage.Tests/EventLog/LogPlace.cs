using ReviewHub.Domain;
using ReviewHub.Domain.Tests;

namespace ReviewHub.Storage.Tests.EventLog;

/// <summary>Where a contract keeps its log: an empty place at first, gone with the test.</summary>
public abstract class LogPlace : IAsyncDisposable
{
    private readonly Lazy<IEventLog> _log;

    protected LogPlace() => _log = new(() => Open());

    public IEventLog Log => _log.Value;

    public abstract IDeadlines Deadlines { get; }

    /// <summary>One more log on the same place. There is one at a time.</summary>
    public abstract IEventLog Open();

    /// <summary>Ends the log, which writes what waits.</summary>
    public abstract Task Close();

    public abstract ValueTask DisposeAsync();
}

internal static class Appending
{
    /// <summary>A document that no other test writes to.</summary>
    public static DocumentId NewDocument() => new(Guid.NewGuid());

    public static StreamId Stream(this DocumentId document, int paragraph) => StreamId.Of(new ParagraphId(document, paragraph));

    /// <summary>Appends as the writer that knows the stream up to the version before.</summary>
    public static Task<long> Append(this IEventLog log, StreamId stream, int version, string text = "Why?") =>
        log.Append(stream, Comment(version, text));

    public static Task<long> Append(this IEventLog log, StreamId stream, Recorded recorded) =>
        log.Append(stream, recorded, recorded.Version > 1 ? Some.CommandId(recorded.Version - 1) : null);

    public static async Task<long> AppendAll(this IEventLog log, StreamId stream, int count)
    {
        var position = 0L;
        for (var version = 1; version <= count; version++) position = await log.Append(stream, version);
        return position;
    }

    public static Recorded Comment(int version, string text = "Why?") => Some.Recorded(version, new ReplyAdded(new(version), new(1), text));

    public static async Task<List<(StreamId Stream, int Version)>> VersionsOf(this IEventLog log, DocumentId document, long? position = null)
    {
        await using var view = await log.Open(document, position, default);
        return [.. view.ReadAll().Select(e => (e.Stream, e.Recorded.Version))];
    }
}
