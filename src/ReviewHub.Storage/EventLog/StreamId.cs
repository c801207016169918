using System.Globalization;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>
/// The name of a stream: <c>document</c> for a document's own events, <c>document/000012</c> for those of paragraph 12. The digits are
/// padded so that a range of names is a document, in order of paragraph number.
/// </summary>
public readonly record struct StreamId(string Name)
{
    public static StreamId Of(DocumentId document) => new(document.ToString());

    public static StreamId Of(ParagraphId paragraph) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{paragraph.Document}/{paragraph.Number:D6}"));

    /// <summary>The paragraph's number; null for the document's own stream.</summary>
    public int? Paragraph =>
        Name.IndexOf('/') is > 0 and var slash ? int.Parse(Name.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture) : null;

    /// <summary>The name of the document's own stream.</summary>
    public ReadOnlySpan<char> Document => Name.IndexOf('/') is >= 0 and var slash ? Name.AsSpan(0, slash) : Name;

    /// <summary>All streams of a document lie in [From, To) by ordinal comparison: '0' is the character after '/'.</summary>
    public static (string From, string To) Range(DocumentId document) => (document.ToString(), document + "0");

    public override string ToString() => Name;
}
