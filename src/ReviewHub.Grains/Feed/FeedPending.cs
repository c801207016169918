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
    private readonly Dictionary<EntryKey, NarrowTally> _narrow = [];
    private readonly Dictionary<(ReviewerId To, EntryKey? Of), PrivateEntry> _private = [];

    public int Count => _entries.Count + _narrow.Count + _private.Count;

    public void Add(FeedEntry entry) => _entries[KeyOf(entry)] = entry;

    public void Add(NarrowTally entry) => _narrow[KeyOf(entry.Tally)] = entry;

    public void AddPrivate(PrivateEntry entry) => _private[(entry.To, KeyOf(entry))] = entry;

    /// <summary>Forgets what was judged in rounds that another has taken the place of.</summary>
    /// <param name="paragraph">Null for all.</param>
    public void ForgetJudging(int? paragraph)
    {
        foreach (var key in _entries.Keys.Where(k => k.Subject is Subject.Tally or Subject.Turnout or Subject.Eligible && (paragraph ?? k.Paragraph) == k.Paragraph).ToList())
            _entries.Remove(key);
    }

    /// <summary>Forgets who came, went and moved: it may not be told any more.</summary>
    public void ForgetPresence()
    {
        foreach (var key in _entries.Keys.Where(k => k.Subject is Subject.Presence or Subject.Present).ToList()) _entries.Remove(key);
    }

    public (ImmutableArray<FeedEntry> Entries, ImmutableArray<NarrowTally> Narrow, ImmutableArray<PrivateEntry> Private) Take()
    {
        var taken = (Entries(), _narrow.Values.ToImmutableArray(), _private.Values.ToImmutableArray());
        _entries.Clear();
        _narrow.Clear();
        _private.Clear();
        return taken;
    }

    // Rounds first: what else there is about their paragraphs was judged in them.
    private ImmutableArray<FeedEntry> Entries() => _entries.Keys.Any(k => k.Subject == Subject.Round)
        ? [.. _entries.Values.OfType<RoundChanged>(), .. _entries.Values.Where(e => e is not RoundChanged)]
        : [.. _entries.Values];

    private static EntryKey KeyOf(FeedEntry entry) => entry switch
    {
        TallyChanged e => new(Subject.Tally, e.Paragraph, Question: e.Question),
        TurnoutChanged e => new(Subject.Turnout, e.Paragraph),
        RoundChanged e => new(Subject.Round, Round: e.Round.Number),
        RecusalChanged e => new(Subject.Recusal, e.Paragraph ?? 0, By: e.By),
        ThreadChanged e => new(Subject.Thread, e.Paragraph, e.Thread.Id),
        CommentChanged e => new(Subject.Comment, e.Paragraph, e.Comment.Id),
        NoteChanged e => new(Subject.Note, e.Paragraph, By: e.Note.By, Round: e.Note.Round),
        Presence e => new(Subject.Presence, By: e.By),
        PresentChanged => new(Subject.Present),
        EligibleChanged e => new(Subject.Eligible, e.Paragraph ?? 0),
        TitleChanged => new(Subject.Title),
        _ => throw new NotSupportedException($"The feed does not know {entry.GetType().Name}."),
    };

    private static EntryKey? KeyOf(PrivateEntry entry) => entry switch
    {
        OwnStance e => new(Subject.Tally, e.Paragraph, Question: e.Question),
        Mentioned e => new(Subject.Comment, e.Paragraph, e.Comment),
        Judging e => new(Subject.Turnout, e.Of.Paragraph),
        RoleChanged => new(Subject.Presence),
        Reminded e => new(Subject.Round, Round: e.Round),
        _ => null,
    };

    private enum Subject
    {
        Tally,
        Turnout,
        Round,
        Recusal,
        Thread,
        Comment,
        Note,
        Presence,
        Present,
        Eligible,
        Title,
    }

    private readonly record struct EntryKey(
        Subject Subject, int Paragraph = 0, CommentId Comment = default, ReviewerId By = default, int Round = 0, string? Question = null);
}
