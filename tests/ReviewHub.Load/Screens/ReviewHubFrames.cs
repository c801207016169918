using System.Buffers.Text;
using System.Text.Json;

namespace ReviewHub.Load;

/// <summary>The product's batches, known by their sequence. A command's effect is in the first that shows its paragraph at its version or a later one.</summary>
internal sealed class ReviewHubFrames : Frames
{
    private readonly Dictionary<int, SortedList<int, int>> _paragraphs = [];

    public override long? KeyOf(ReadOnlySpan<byte> message)
    {
        if (!message.StartsWith("""{"type":1,"target":"Batch","""u8)) return null;
        var at = message.IndexOf("\"sequence\":"u8);
        return Utf8Parser.TryParse(message[(at + 11)..], out long sequence, out _) ? sequence : null;
    }

    protected override int Carrier(Sent command)
    {
        if (!_paragraphs.TryGetValue(command.Paragraph, out var versions)) return -1;
        var keys = versions.Keys;
        var (low, high) = (0, keys.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (keys[middle] < command.Version) low = middle + 1;
            else high = middle;
        }

        return low < keys.Count ? versions.Values[low] : -1;
    }

    protected override void Read(int frame, ReadOnlySpan<byte> message)
    {
        using var document = JsonDocument.Parse(message.ToArray());
        foreach (var entry in document.RootElement.GetProperty("arguments")[0].GetProperty("entries").EnumerateArray())
        {
            if (!entry.TryGetProperty("paragraph", out var paragraph) || !entry.TryGetProperty("version", out var version)) continue;
            if (!_paragraphs.TryGetValue(paragraph.GetInt32(), out var versions)) _paragraphs[paragraph.GetInt32()] = versions = [];
            versions.TryAdd(version.GetInt32(), frame);
        }
    }

    protected override void Forget() => _paragraphs.Clear();
}
