using static ReviewHub.Domain.Tests.Some;

namespace ReviewHub.Domain.Tests.Paragraphs;

public class Traces
{
    private static readonly Masks Masks = new(DocumentId.Parse("a5d3c1f0-0000-4000-8000-000000000001"), new byte[32]);

    private static List<Move> Of(params (ReviewerId By, ParagraphEvent Event)[] events) =>
        [.. Trace.Of(events.Select((e, index) => Recorded(index + 1, e.Event, e.By)))];

    private static StanceTaken Take(Stance stance, int round = 1) => new(round, 1, stance);

    private static ThreadStarted Say(int comment) => new(new(comment), 1, "Hm.", null);

    private static Move Moved(int version, ReviewerId by, Stance? from, Stance? to, int? after = null, int round = 1, int fromRound = 1) =>
        new(Noon.AddSeconds(version), by, round, Question.OverallKey, from, to, after is { } comment ? new CommentId(comment) : null, fromRound);

    [Fact]
    public void A_change_of_stance_is_a_move_and_a_first_stance_or_a_repeat_is_none() =>
        Assert.Equal([Moved(3, Ann, Revise, Accept)], Of((Ann, Take(Revise)), (Ann, Take(Revise)), (Ann, Take(Accept)), (Ben, Take(Reject))));

    [Fact]
    public void Takings_are_all_there_repeats_included_but_for_what_was_withdrawn()
    {
        (ReviewerId By, ParagraphEvent Event)[] events =
            [(Ann, Take(Revise)), (Ben, Take(Reject)), (Ann, Take(Revise)), (Ben, new StanceWithdrawn(1)), (Ben, Take(Accept)), (Ann, Take(Accept, round: 2))];

        var takings = Trace.Takings(events.Select((e, index) => Recorded(index + 1, e.Event, e.By)), [Round(1, Declared, Ann, Ben), Round(2, Careful, Ann)]);

        Assert.Equal([(Ann, Revise, 1), (Ann, Revise, 3), (Ben, Accept, 5)], takings.Select(t => (t.By, t.Stance, (int)(t.At - Noon).TotalSeconds)));
    }

    [Fact]
    public void A_move_names_the_newest_comment_of_somebody_else_before_it() =>
        Assert.Equal(
            [Moved(5, Ann, Revise, Accept, after: 1), Moved(8, Ann, Accept, Reject, after: 3)],
            Of((Ann, Take(Revise)), (Ben, Say(1)), (Ann, new ReplyAdded(new(2), new(1), "Oh.")), (Ann, new CommentEdited(new(2), "Oh!")), (Ann, Take(Accept)),
                (Cleo, new ReplyAdded(new(3), new(1), "But.")), (Ann, new ReplyAdded(new(4), new(1), "Ah.")), (Ann, Take(Reject))));

    [Fact]
    public void Ones_own_words_move_nobody() =>
        Assert.Equal([Moved(3, Ann, Revise, Accept)], Of((Ann, Take(Revise)), (Ann, Say(1)), (Ann, Take(Accept))));

    [Fact]
    public void A_stance_withdrawn_and_one_taken_again_are_moves() =>
        Assert.Equal(
            [Moved(2, Ann, Accept, null), Moved(3, Ann, null, Reject)],
            Of((Ann, Take(Accept)), (Ann, new StanceWithdrawn(1)), (Ann, Take(Reject)), (Ben, new StanceWithdrawn(1))));

    [Fact]
    public void A_move_from_one_round_to_the_next_is_of_the_later_round() =>
        Assert.Equal([Moved(2, Ann, Reject, Accept, round: 2)], Of((Ann, Take(Reject)), (Ann, Take(Accept, round: 2))));

    [Fact]
    public void A_stance_brought_to_the_next_round_as_it_was_says_so() =>
        Assert.Equal(
            [Moved(2, Ann, Reject, Reject, round: 2) with { CarriedFrom = 1 }],
            Of((Ann, Take(Reject)), (Ann, new StanceTaken(2, 1, Reject, CarriedFrom: 1))));

    [Fact]
    public void Each_question_has_moves_of_its_own() =>
        Assert.Equal(
            [Moved(3, Ann, Reject, Revise) with { Question = "clarity" }],
            Of((Ann, Take(Accept)), (Ann, Take(Reject) with { Question = "clarity" }), (Ann, Take(Revise) with { Question = "clarity" })));

    [Theory]
    [InlineData(Visibility.Open, Naming.Named, false, true)]
    [InlineData(Visibility.BlindUntilVoted, Naming.Named, false, true)] // Ben has voted
    [InlineData(Visibility.BlindUntilClosed, Naming.Named, false, false)]
    [InlineData(Visibility.BlindUntilClosed, Naming.Named, true, true)]
    [InlineData(Visibility.Open, Naming.Anonymous, false, true)]
    [InlineData(Visibility.BlindUntilClosed, Naming.Anonymous, false, false)]
    [InlineData(Visibility.BlindUntilClosed, Naming.Anonymous, true, true)]
    public void Others_moves_show_where_neither_end_is_hidden(Visibility visibility, Naming naming, bool closed, bool shows)
    {
        Recorded[] stream = [Recorded(1, Take(Accept), Ann), Recorded(2, Take(Revise), Ben), Recorded(3, Take(Reject), Ann), Recorded(4, Take(Reject, round: 2), Ann)];
        Round[] rounds = [Some.Round(1, Declared with { Visibility = visibility, Naming = naming }) with { ClosedAt = closed ? Noon : null }, Some.Round(2, Declared)];

        Assert.Equal(2, Trace.For(new(Ann, BoardRole.Reviewer), [.. stream, Recorded(5, Take(Accept, round: 2), Ann)], rounds, Masks).Count());
        Assert.Equal(shows, Trace.For(new(Ben, BoardRole.Reviewer), stream, rounds, Masks).Any());
        Assert.Equal(shows && visibility != Visibility.BlindUntilVoted, Trace.For(new(Cleo, BoardRole.Reviewer), stream, rounds, Masks).Any());
        Assert.Equal(shows && visibility != Visibility.BlindUntilVoted && naming == Naming.Named, Trace.ForAll(stream, rounds).Any());
    }

    [Fact]
    public void In_an_anonymous_round_others_move_under_a_pseudonym_that_nothing_leads_away_from()
    {
        Recorded[] stream =
        [
            Recorded(1, Take(Accept), Ann), Recorded(2, Take(Revise, round: 2), Ann), Recorded(3, Say(1), Ben), Recorded(4, Take(Reject, round: 2), Ann),
            Recorded(5, Take(Accept, round: 3), Ann),
        ];
        Round[] rounds =
        [
            .. new[] { Naming.Named, Naming.Anonymous, Naming.Named }
                .Select((naming, index) => Some.Round(index + 1, Declared with { Naming = naming }) with { ClosedAt = Noon }),
        ];

        var move = Assert.Single(Trace.For(new(Ben, BoardRole.Reviewer), stream, rounds, Masks));

        Assert.Equal(Moved(4, Masks.In(rounds[1], Ann), Revise, Reject, after: 1, round: 2, fromRound: 2) with { At = default }, move);
        Assert.NotEqual(Ann, move.By);
    }
}
