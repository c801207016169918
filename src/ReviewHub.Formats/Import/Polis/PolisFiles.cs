using System.IO.Compression;
using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>The files of a Polis set by their names, as they came in a zip or one by one. What else lies beside them is passed over.</summary>
public sealed class PolisFiles
{
    public const string Comments = "comments.csv", Votes = "votes.csv", Participants = "participants-votes.csv", Summary = "summary.csv";

    private static readonly string[] Names = [Comments, Votes, Participants, Summary];

    private readonly Dictionary<string, ReadOnlyMemory<byte>> _files = [];
    private readonly int _maxBytes;
    private long _bytes;

    /// <param name="maxBytes">Of all of them together, unpacked.</param>
    public PolisFiles(int maxBytes) => _maxBytes = maxBytes;

    internal ReadOnlyMemory<byte> this[string name] => _files[name];

    /// <param name="path">Its folders do not matter.</param>
    /// <exception cref="ReviewRuleException">It is too large, no zip though its name says so, or has come before.</exception>
    public async Task Add(string path, Stream file, CancellationToken cancellation)
    {
        var name = path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
        if (name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)) await AddAll(name, await Read(file, cancellation), cancellation);
        else if (Names.FirstOrDefault(n => n.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            if (!_files.TryAdd(known, await Read(file, cancellation)))
                throw ReviewRuleException.Invalid($"There are two files {known}; a set is one conversation.");
        }
    }

    /// <exception cref="ReviewRuleException">Some are missing.</exception>
    internal void RequireAll()
    {
        var missing = Names.Where(n => !_files.ContainsKey(n)).ToList();
        if (missing.Count > 0)
            throw ReviewRuleException.Invalid($"A Polis set has {string.Join(", ", Names[..^1])} and {Names[^1]}, as files or in a zip; missing: {string.Join(", ", missing)}.");
    }

    private async Task AddAll(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        _bytes -= bytes.Length; // what counts is what is in it
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes.ToArray(), writable: false), ZipArchiveMode.Read);
            foreach (var entry in zip.Entries.Where(e => !e.FullName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)))
            {
                await using var file = await entry.OpenAsync(cancellation);
                await Add(entry.FullName, file, cancellation);
            }
        }
        catch (InvalidDataException)
        {
            throw ReviewRuleException.Invalid($"{name} is not a zip that can be opened.");
        }
    }

    // Counted while it is read: what a zip says of the size of its files need not be so.
    private async Task<ReadOnlyMemory<byte>> Read(Stream file, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await file.ReadAsync(buffer, cancellation)) > 0;)
        {
            if ((_bytes += read) > _maxBytes) throw ReviewRuleException.Invalid(Words.Of($"The set has more than {_maxBytes:N0} bytes, which is the limit."));
            bytes.Write(buffer, 0, read);
        }

        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }
}
