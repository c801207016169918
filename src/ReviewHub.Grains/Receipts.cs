using ReviewHub.Domain;

namespace ReviewHub.Grains;

/// <summary>
/// The newest receipts of a stream: enough for what is repeated within seconds, small enough to be searched from end to end for
/// every command and to be kept by every paragraph. Older ones are the log's to find. A mutable struct: keep it in a field.
/// </summary>
internal struct Receipts()
{
    public const int Kept = 256;

    private (CommandId Command, Receipt Receipt)[] _newest = [];
    private int _added;

    /// <summary>Whether some receipts have gone.</summary>
    public bool AreCut { get; set; }

    /// <summary>Makes room for what is about to come, and no more.</summary>
    public void Expect(int count) => _newest = new (CommandId, Receipt)[Math.Min(count, Kept)];

    public void Add(CommandId command, Receipt receipt)
    {
        if (_added == _newest.Length && _added < Kept) Array.Resize(ref _newest, Math.Clamp(2 * _added, 1, Kept));
        if (_added >= Kept) AreCut = true;
        _newest[_added++ % Kept] = (command, receipt);
    }

    public readonly Receipt? Find(CommandId command)
    {
        foreach (var (known, receipt) in _newest.AsSpan(0, Math.Min(_added, Kept)))
            if (known == command) return receipt;
        return null;
    }
}
