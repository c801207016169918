namespace ReviewHub.Storage;

/// <summary>Everything that a database holds and that is not to be had again, seen and written in one transaction. Snapshots are not part of it.</summary>
internal abstract class Contents : IDisposable
{
    public abstract CatalogueDb Catalogue { get; }

    /// <summary>For the person who reads that it is not empty.</summary>
    public abstract string Where { get; }

    /// <summary>In order of stream and version.</summary>
    public abstract IEnumerable<LogRow> Events();

    public abstract IEnumerable<RoundRow> Rounds();

    /// <summary>Null when it was never asked for.</summary>
    public abstract byte[]? Secret();

    public abstract void Write(IEnumerable<LogRow> events);

    public abstract void Write(IEnumerable<RoundRow> rounds);

    /// <summary>In place of one that is there.</summary>
    public abstract void WriteSecret(byte[]? secret);

    public abstract void Commit();

    public abstract void Dispose();
}

/// <param name="Deadline">Unix milliseconds.</param>
internal sealed record RoundRow(string Document, int Round, long? Deadline, bool Closed);
