using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>Follows one stream's chain from its start.</summary>
internal sealed class StreamVerifier(string stream)
{
    private readonly HashSet<Guid> _commands = [];
    private readonly SortedDictionary<int, (LogRow Row, string Hash)> _unvouched = [];
    private byte[] _hash = EventChain.Start;
    private int _version;
    private long _position;

    public string Stream => stream;

    /// <exception cref="BrokenLogException">The row is not what was recorded after the one before it.</exception>
    public void Take(LogRow row)
    {
        RequirePlace(row);
        RequireLink(row);
        RequireData(row);
        (_version, _position, _hash) = (row.Version, row.Position, row.Hash);
    }

    /// <exception cref="BrokenLogException">An event was altered, and no redaction behind it vouches for what stands there.</exception>
    public void End()
    {
        foreach (var (row, _) in _unvouched.Values) throw Broken(row, "its data is not what was recorded.");
    }

    private void RequirePlace(LogRow row)
    {
        if (row.Version != _version + 1)
            throw Broken(row, _version == 0 ? $"the stream begins with it; version 1 is missing." : $"it follows version {_version}; what lay between is missing.");
        if (row.Position <= _position)
            throw Broken(row, $"it lies before version {_version}, which is at position {_position}.");
        if (row.Command.Length != 16 || row.Actor.Length != 16)
            throw Broken(row, "its command or its actor is no id.");
        if (!_commands.Add(new Guid(row.Command, bigEndian: true)))
            throw Broken(row, "the stream holds another event of the same command.");
    }

    private void RequireLink(LogRow row)
    {
        if (row.At < DateTimeOffset.MinValue.ToUnixTimeMilliseconds() || row.At > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
            throw Broken(row, "its time is none.");
        var link = EventChain.Link(
            _hash, new(stream), row.Version, new(new Guid(row.Command, bigEndian: true)), new(new Guid(row.Actor, bigEndian: true)),
            DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Name, row.DataHash);
        if (!link.AsSpan().SequenceEqual(row.Hash))
            throw Broken(row, "its link does not follow from it and the event before it: its command, actor, time, name or hashes were altered, or events were exchanged.");
    }

    private void RequireData(LogRow row)
    {
        if (row.Data is null) throw Broken(row, "its data is gone.");
        var altered = !EventChain.HashData(row.Data).AsSpan().SequenceEqual(row.DataHash);
        if (altered) _unvouched[row.Version] = (row with { Data = null }, Redaction.HashOf(row.Data));
        try
        {
            if (EventCodec.Read(row.Name, row.Data) is IRedaction redaction && !altered) Vouch(row, redaction);
        }
        catch (NewerEventException e) when (!altered && !EventCodec.Knows(row.Name))
        {
            throw new NewerEventException($"Event {row.Version} of stream {row.Stream}, at log position {row.Position}, cannot be checked here. {e.Message}", e);
        }
        catch (NewerEventException e)
        {
            throw Broken(row, altered ? "its data is not what was recorded." : e.Message);
        }
    }

    private void Vouch(LogRow row, IRedaction redaction)
    {
        foreach (var (version, hash) in redaction.Residues.IsDefault ? [] : redaction.Residues)
        {
            if (!_unvouched.TryGetValue(version, out var residue))
                throw Broken(row, $"it erased the text of version {version}, and the text is there.");
            if (residue.Hash != hash)
                throw Broken(residue.Row, "it was redacted, and what was left of it has been altered since.");
            _unvouched.Remove(version);
        }
    }

    private static BrokenLogException Broken(LogRow row, string what) => new(row.Stream, row.Version, row.Position, what);
}
