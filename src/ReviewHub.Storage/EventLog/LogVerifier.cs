namespace ReviewHub.Storage;

/// <summary>
/// Checks rows of the event table against the chain. They come in order of stream and version; one stream's command ids are all that is
/// held, and its events whose text a redaction further on must vouch for. A chain cannot show that the end of a stream, or a whole
/// stream, was cut off, nor that a stream was written anew from its start: for these there is <see cref="LogVerdict.Digest"/>, which an operator keeps elsewhere and compares with that of the same position later.
/// </summary>
public static class LogVerifier
{
    /// <param name="at">The log position that counts and digest are of; every row is checked all the same.</param>
    /// <exception cref="BrokenLogException">An event is not as it was recorded, or is missing.</exception>
    public static LogVerdict Verify(IEnumerable<LogRow> rows, long at = long.MaxValue)
    {
        using var heads = new LogHeads(at);
        StreamVerifier? stream = null;
        foreach (var row in rows)
        {
            if (stream?.Stream != row.Stream)
            {
                stream?.End();
                stream = new(row.Stream);
            }

            stream.Take(row);
            heads.Take(row);
        }

        stream?.End();
        return heads.Verdict();
    }
}

/// <summary>What was found sound.</summary>
/// <param name="Position">Of the newest event counted; 0 when there is none.</param>
/// <param name="Digest">Over the newest link of every stream, in order of stream: 32 hexadecimal digits.</param>
public sealed record LogVerdict(int Documents, int Streams, long Events, long Position, string Digest);

/// <summary>The log is not what was recorded; the message names the first event found so.</summary>
public sealed class BrokenLogException(string stream, int version, long position, string what)
    : Exception($"Event {version} of stream {stream}, at log position {position}, is broken: {what}")
{
    public string Stream { get; } = stream;
    public int Version { get; } = version;
    public long Position { get; } = position;
}
