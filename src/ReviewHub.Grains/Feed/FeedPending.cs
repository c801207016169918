using System.Collections.Immutable;

namespace ReviewHub.Grains;

/// <summary>
/// Changes gathered for the next batch. A newer state of the same thing takes the older one's place: several stances on one paragraph
/// become one tally, while every comment, being a thing of its own, stays.
/// </summary>
internal sealed class FeedPending
{
    private readonly Dictionary<object, FeedEntry> _entries = [];
    private readonly Dictionary<object, PrivateEntry> _private = [];

    public int Count => _entries.Count + _private.Count;

    public void Add(FeedEntry entry) => _entries[KeyOf(entry)] = entry;

    public void AddPrivate(PrivateEntry entry) => _private[entry is OwnStance own ? (own.To, own.Paragraph) : entry] = entry;

    public (ImmutableArray<FeedEntry> Entries, ImmutableArray<PrivateEntry> Private) Take()
    {
        var taken = (_entries.Values.ToImmutableArray(), _private.Values.ToImmutableArray());
        _entries.Clear();
        _private.Clear();
        return taken;
    }

    private static object KeyOf(FeedEntry entry) => entry switch
    {
        TallyChanged e => (typeof(TallyChanged), e.Paragraph),
        ThreadChanged e => (typeof(ThreadChanged), e.Paragraph, e.Thread.Id),
        CommentChanged e => (typeof(CommentChanged), e.Paragraph, e.Comment.Id),
        Presence e => (typeof(Presence), e.By),
        EligibleChanged or TitleChanged => entry.GetType(),
        _ => throw new NotSupportedException($"The feed does not know {entry.GetType().Name}."),
    };
}
