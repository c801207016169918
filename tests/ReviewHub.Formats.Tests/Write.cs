namespace ReviewHub.Formats.Tests;

internal delegate Task Writer(ReviewRecord record, Stream output, CancellationToken cancellation);

internal static class Write
{
    public static async Task<byte[]> Bytes(Writer writer, ReviewRecord record)
    {
        using var output = new MemoryStream();
        await writer(record, output, CancellationToken.None);
        return output.ToArray();
    }

    public static async Task<string> Text(Writer writer, ReviewRecord record) =>
        new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetString(await Bytes(writer, record));
}
