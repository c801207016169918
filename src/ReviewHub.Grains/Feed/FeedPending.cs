using System.Collections.Immutable;
using ReviewHub.Domain;

namespace ReviewHub.Grains;

/// <summary>
/// Changes gathered for the next batch. A newer state of the same thing takes the older one's place: several stances on one paragraph
/// become one tally, while every comment, being a thing of its own, stays.
/// </summary>
internal sealed class FeedPending
{
    private readonly Dictionary<EntryKey, FeedEntry> _entries = [];
    private readonly Dictionary<(ReviewerId To, EntryKey? Of), PrivateEntry> _private = [];

    public int Count => _entries.Count + _private.Count;

    public void Add(FeedEntry entry) => _entries[KeyOf(entry)] = entry;

    public void AddPrivate(PrivateEntry entry) => _private[(entry.To, KeyOf(entry))] = entry;

    public (ImmutableArray<FeedEntry> Entries, ImmutableArray<PrivateEntry> Private) Take()
    {
        var taken = (_entries.Values.ToImmutableArray(), _private.Values.ToImmutableArray());
        _entries.Clear();
        _private.Clear();
        return taken;
    }

    private static EntryKey KeyOf(FeedEntry entry) => entry switch
    {
        TallyChanged e => new(Subject.Tally, e.Paragraph),
        ThreadChanged e => new(Subject.Thread, e.Paragraph, e.Thread.Id),
        CommentChanged e => new(Subject.Comment, e.Paragraph, e.Comment.Id),
        NoteChanged e => new(Subject.Note, e.Paragraph, By: e.Note.By, Round: e.Note.Round),
        Presence e => new(Subject.Presence, By: e.By),
        EligibleChanged => new(Subject.Eligible),
        TitleChanged => new(Subject.Title),
        _ => throw new NotSupportedException($"The feed does not know {entry.GetType().Name}."),
    };

    private static EntryKey? KeyOf(PrivateEntry entry) => entry switch
    {
        OwnStance e => new(Subject.Tally, e.Paragraph),
        Mentioned e => new(Subject.Comment, e.Paragraph, e.Comment),
        _ => null,
    };

    private enum Subject
    {
        Tally,
        Thread,
        Comment,
        Note,
        Presence,
        Eligible,
        Title,
    }

    private readonly record struct EntryKey(Subject Subject, int Paragraph = 0, CommentId Comment = default, ReviewerId By = default, int Round = 0);
}
