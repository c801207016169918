using ReviewHub.Domain;
using static ReviewHub.Domain.Tests.Some;

namespace ReviewHub.Grains.Tests.Feed;

public class FeedPendingChanges
{
    private readonly FeedPending _pending = new();

    [Fact]
    public void The_newest_state_of_a_thing_takes_the_older_ones_place()
    {
        FeedEntry[] entries =
        [
            Tally(1, version: 1), Tally(2, version: 1), Tally(1, version: 2),
            new TitleChanged("Old"), new TitleChanged("New"), new Presence(Ann, 1), new Presence(Ann, null, Gone: true),
        ];
        foreach (var entry in entries) _pending.Add(entry);

        var taken = _pending.Take().Entries;

        Assert.Equal([2, 1], taken.OfType<TallyChanged>().Select(t => t.Version));
        Assert.Equal("New", Assert.Single(taken.OfType<TitleChanged>()).Title);
        Assert.True(Assert.Single(taken.OfType<Presence>()).Gone);
    }

    [Fact]
    public void Different_things_stay_side_by_side()
    {
        FeedEntry[] entries =
        [
            Comment(1, 1), Comment(1, 2), Comment(2, 1), new ThreadChanged(1, 1, new(new(1), 1, null, null)), Tally(1, 1),
            Note(1, 1, Ann), Note(1, 1, Ben), Note(1, 2, Ann), new TitleChanged("T"), new EligibleChanged(2), new Presence(Ann, 1), new Presence(Ben, 1),
        ];
        foreach (var entry in entries) _pending.Add(entry);

        Assert.Equal(entries, _pending.Take().Entries.AsEnumerable());
    }

    [Fact]
    public void Own_stances_are_kept_by_person_and_paragraph()
    {
        PrivateEntry[] entries = [Own(Ann, 1, Accept), Own(Ben, 1, Accept), Own(Ann, 2, Accept), Own(Ann, 1, Reject), new Revoked { To = Ann }];
        foreach (var entry in entries) _pending.AddPrivate(entry);

        PrivateEntry[] newest = [Own(Ann, 1, Reject), Own(Ben, 1, Accept), Own(Ann, 2, Accept), new Revoked { To = Ann }];
        Assert.Equal(newest, _pending.Take().Private.AsEnumerable());
    }

    [Fact]
    public void Nobodys_call_takes_the_place_of_another()
    {
        PrivateEntry[] entries = [Own(Ann, 1, Accept), Call(Ann, 1, 1), Call(Ann, 1, 2), Call(Ben, 1, 1), Call(Ann, 2, 1), new Revoked { To = Ann }];
        foreach (var entry in entries) _pending.AddPrivate(entry);

        Assert.Equal(entries, _pending.Take().Private.AsEnumerable());
    }

    [Fact]
    public void What_is_taken_is_gone()
    {
        _pending.Add(Tally(1, 1));
        _pending.AddPrivate(Own(Ann, 1, Accept));
        Assert.Equal(2, _pending.Count);

        _pending.Take();

        Assert.Equal(0, _pending.Count);
        Assert.Empty(_pending.Take().Entries);
    }

    private static TallyChanged Tally(int paragraph, int version) => new(paragraph, version, [0, 0, 0, 0], ConsensusState.NoQuorum, 1);

    private static CommentChanged Comment(int paragraph, int id) => new(paragraph, id, new(new(id), new(1), Ann, Noon, "Why?", null));

    private static NoteChanged Note(int paragraph, int round, ReviewerId by) => new(paragraph, 1, new(round, by, Noon, "No."));

    private static Mentioned Call(ReviewerId to, int paragraph, int comment) => new(paragraph, new(comment), Cleo) { To = to };

    private static OwnStance Own(ReviewerId to, int paragraph, Stance stance) => new(paragraph, 1, Question.OverallKey, stance) { To = to };
}
