using ReviewHub.Domain;

namespace ReviewHub.Grains;

/// <summary>The stances, for those who make figures of them.</summary>
internal sealed partial class LiveDocument
{
    // When the stances on a paragraph last changed, in moments, from when they were first asked for: whoever asks for what came since has
    // been told all before. Those that never did are from before them all.
    private Dictionary<int, long>? _votedAt;

    /// <param name="since">-1 for all.</param>
    public Votes VotesSince(Document document, Guid epoch, long since)
    {
        var votedAt = _votedAt ??= [];
        return new(
            epoch, Moment, document,
            [
                .. _paragraphs.Where(p => votedAt.GetValueOrDefault(p.Key) > since || (since < 0 && !p.Value.Stances.IsEmpty))
                    .Select(p => new ParagraphVotes(p.Key, p.Value.Stances)),
            ]);
    }
}
