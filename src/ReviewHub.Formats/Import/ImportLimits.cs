namespace ReviewHub.Formats;

/// <summary>How large a document may be; one that is larger is refused whole, never cut.</summary>
public sealed record ImportLimits
{
    public static readonly ImportLimits Default = new();

    /// <summary>Size of the file in bytes; of a text already decoded, its size in UTF-8.</summary>
    public int MaxBytes { get; init; } = 10 * 1024 * 1024;

    public int MaxParagraphs { get; init; } = 5_000;

    /// <summary>Length of one paragraph in Unicode code points.</summary>
    public int MaxParagraphLength { get; init; } = 20_000;
}
