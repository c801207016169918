using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>An element whose end tag has not come yet.</summary>
internal sealed class OpenElement(string name)
{
    public string Name => name;

    /// <summary>Nothing inside is shown.</summary>
    public bool Hidden { get; init; }

    /// <summary>The mark it puts on its text; null for none, or when an element around it already puts the same one.</summary>
    public MarkKind? Mark { get; init; }

    public string? Href { get; init; }

    /// <summary>Where in the block being gathered its mark begins, in UTF-16 units.</summary>
    public int Start { get; set; }

    /// <summary>Of a list: the number its next item shows, null when unordered.</summary>
    public int? NextOrdinal { get; set; }

    /// <summary>Of a list item: that its first block is still to come.</summary>
    public bool ItemPending { get; set; }

    /// <summary>Of a list item: the number it shows.</summary>
    public int? Ordinal { get; init; }

    /// <summary>Of a table: that its rows are being gathered into one block.</summary>
    public bool Gathers { get; init; }
}
