namespace ReviewHub.Formats;

/// <summary>The first bytes of files people try to import by mistake.</summary>
internal static class Magic
{
    private static readonly (byte[] Start, string Kind)[] Known =
    [
        ("%PDF-"u8.ToArray(), "a PDF document"),
        ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or an office document (.docx, .odt, .epub)"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old office document (.doc)"),
        (@"{\rtf"u8.ToArray(), "a rich text document (.rtf)"),
        ([0x89, 0x50, 0x4E, 0x47], "a PNG image"),
        ([0xFF, 0xD8, 0xFF], "a JPEG image"),
        ("GIF8"u8.ToArray(), "a GIF image"),
        ([0x1F, 0x8B], "a gzip archive"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    ];

    /// <returns>What the file is, with its article; null when nothing is recognised.</returns>
    public static string? Of(ReadOnlySpan<byte> bytes)
    {
        foreach (var (start, kind) in Known)
            if (bytes.StartsWith(start)) return kind;
        return null;
    }
}
