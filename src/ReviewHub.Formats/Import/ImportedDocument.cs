using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>What an importer made of a file.</summary>
/// <param name="Title">
/// What the document calls itself, at most <see cref="ReviewText.MaxTitle"/> code points on one line; null when it does not say.
/// The heading it came from, if any, is among the blocks as well.
/// </param>
/// <param name="Blocks">In reading order, none of them empty; the list itself is empty when the file holds no text.</param>
public sealed record ImportedDocument(string? Title, IReadOnlyList<Block> Blocks);
