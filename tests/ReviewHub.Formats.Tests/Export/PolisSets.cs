using System.IO.Compression;
using ReviewHub.Domain;

namespace ReviewHub.Formats.Tests;

/// <summary>A set of Polis files read, recorded as the log would have it, and written again.</summary>
internal static partial class PolisSets
{
    public static async Task<PolisConversation> Read(IReadOnlyDictionary<string, byte[]> set, ImportLimits? limits = null)
    {
        var files = new PolisFiles((limits ?? ImportLimits.Default).MaxBytes);
        foreach (var (name, bytes) in set) await files.Add(name, new MemoryStream(bytes), CancellationToken.None);
        return PolisReader.Read(files, limits);
    }

    /// <summary>The document it becomes, as an export reads it.</summary>
    public static ReviewRecord Record(PolisConversation set)
    {
        var people = set.Participants.ToDictionary(p => Person(p.Number), p => (string?)p.Name);
        var imported = Document.ImportConversation(
            new(new Guid(7, 0, 0, new byte[8])), set.Topic, [.. set.Blocks], PercentAgreement.Default, set.Among(Person), Given.Noon);
        var document = Document.Apply(Document.Apply(null, new(1, default, Given.Ann, Given.Noon, imported)), new(2, default, Given.Ann, Given.Noon, new RoundClosed(1)));
        var streams = Document.Replay(imported, set.Votes.Select(v => new VoteElsewhere(v.Paragraph, Person(v.Participant), v.At, v.Stance)), (_, _) => default)
            .ToLookup(v => v.Paragraph, v => v.Recorded);
        return new(42, Given.Noon, new(new Guid(9, 0, 0, new byte[8])), document, id => people.GetValueOrDefault(id),
            document.Revision.Paragraphs.Select(text => new ReviewedParagraph(text, streams[text.Number].Aggregate(Paragraph.Untouched, (p, e) => p.Apply(e)))
            {
                Takings = () => Trace.Takings(streams[text.Number], document.Rounds),
            }).ToAsyncEnumerable());
    }

    public static async Task<Dictionary<string, byte[]>> Write(ReviewRecord record)
    {
        using var zip = new ZipArchive(new MemoryStream(await Tests.Write.Bytes(PolisWriter.WriteAsync, record)));
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var bytes = new MemoryStream();
            using var entry = e.Open();
            entry.CopyTo(bytes);
            return bytes.ToArray();
        });
    }

    public static ReviewerId Person(int number) => new(new Guid(number + 1, 0, 0, new byte[8]));
}
