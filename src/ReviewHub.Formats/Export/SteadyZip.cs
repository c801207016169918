using System.IO.Compression;

namespace ReviewHub.Formats;

/// <summary>
/// A zip whose bytes follow from what is in it: entries carry one time for ever, not that of their making. It is made on disk, since a zip
/// is known to the byte only once it is whole, and its ends are written at once while a web server takes only what does not wait.
/// </summary>
internal static class SteadyZip
{
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="output">Left open.</param>
    public static async Task Write(Stream output, Func<ZipArchive, Task> fill, CancellationToken cancellation)
    {
        await using var scratch = Scratch();
        using (var zip = new ZipArchive(scratch, ZipArchiveMode.Create, leaveOpen: true)) await fill(zip);
        scratch.Position = 0;
        await scratch.CopyToAsync(output, cancellation);
    }

    public static Stream Add(this ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Time;
        return entry.Open();
    }

    /// <summary>Takes over every entry of another zip.</summary>
    public static async Task AddAll(this ZipArchive zip, Stream other, CancellationToken cancellation)
    {
        using var from = new ZipArchive(other, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in from.Entries)
        {
            await using var read = entry.Open();
            await using var write = zip.Add(entry.FullName);
            await read.CopyToAsync(write, cancellation);
        }
    }

    /// <summary>Space on disk that is gone once it is closed.</summary>
    public static FileStream Scratch() => new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024,
        FileOptions.Asynchronous | FileOptions.DeleteOnClose);
}
