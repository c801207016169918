using System.Text.Json;

namespace ReviewHub.Load.Tests;

/// <summary>What the hub would send.</summary>
internal static class Given
{
    public static JsonElement Snapshot(string epoch, long sequence, params object[] paragraphs) => Json(new
    {
        epoch,
        sequence,
        title = "A title",
        eligible = 3,
        paragraphs,
        here = Array.Empty<object>(),
    });

    public static JsonElement Batch(string epoch, long sequence, params object[] entries) => Json(new { epoch, sequence, entries });

    public static object Tally(int paragraph, int version, int accepted) =>
        new { type = "tally", paragraph, version, counts = new[] { accepted, 0, 0, 0 }, state = "no-quorum" };

    public static object Comment(int paragraph, int version, int id, string text) =>
        new { type = "comment", paragraph, version, id, thread = 1, by = "somebody", at = "2026-03-01T12:00:00.000Z", text, editedAt = (string?)null };

    /// <summary>A paragraph of a snapshot, with one comment.</summary>
    public static object Paragraph(int id, int version, int accepted, string text) => new
    {
        id,
        version,
        tallies = new[] { new { round = 1, counts = new[] { accepted, 0, 0, 0 }, state = "no-quorum" } },
        threads = Array.Empty<object>(),
        comments = new[] { new { id = 1, thread = 1, by = "somebody", at = "2026-03-01T12:00:00.000Z", text, editedAt = (string?)null } },
    };

    private static JsonElement Json(object value) => JsonSerializer.SerializeToElement(value);
}
