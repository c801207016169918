using System.Collections.Frozen;

namespace ReviewHub.Formats;

/// <summary>What the importer knows about HTML elements, by name.</summary>
internal static class HtmlNames
{
    /// <summary>Never has an end tag.</summary>
    public static readonly FrozenSet<string> Void = Set("area base br col embed hr img input link meta param source track wbr");

    /// <summary>Its content is not for reading here: code, replaced content, form controls.</summary>
    public static readonly FrozenSet<string> Dropped = Set(
        "script style template noscript noframes noembed iframe frame frameset object svg canvas audio video map "
        + "select textarea datalist button annotation annotation-xml");

    /// <summary>Stands apart from the text before and after it, and ends an open p.</summary>
    public static readonly FrozenSet<string> Block = Set(
        "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form "
        + "h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main menu nav ol p plaintext pre search section summary "
        + "table tbody td tfoot th thead tr ul xmp");

    /// <summary>What an end tag inside a table cell cannot reach past.</summary>
    public static readonly FrozenSet<string> CellWall = Set("td th caption table");

    public static readonly FrozenSet<string> TableParts = Set("table caption thead tbody tfoot tr td th");

    public static readonly FrozenSet<string> Lists = Set("ul ol menu dir dl");

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
