namespace ReviewHub.Storage;

/// <summary>A row of the event table as it lies there: nothing in it is believed, so nothing is read into more than its bytes.</summary>
/// <param name="Command">16 bytes when sound, as is <paramref name="Actor"/>.</param>
/// <param name="At">Unix milliseconds.</param>
/// <param name="Data">Null when somebody emptied it.</param>
public sealed record LogRow(
    string Stream, int Version, long Position, byte[] Command, string Name, byte[] Actor, long At, byte[]? Data, byte[] DataHash, byte[] Hash);
