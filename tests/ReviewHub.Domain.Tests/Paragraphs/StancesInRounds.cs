using static ReviewHub.Domain.Tests.Some;

namespace ReviewHub.Domain.Tests.Paragraphs;

public class StancesInRounds
{
    private static readonly Protocol TwoQuestions = Declared with { Questions = Careful.Questions };

    [Fact]
    public void Before_the_first_round_no_stance_is_taken() =>
        Assert.Contains("No round", Refusal(RefusalKind.Conflict, null), StringComparison.Ordinal);

    [Fact]
    public void A_closed_round_takes_no_stance_and_gives_none_back() =>
        Assert.Contains("Round 1 is closed", Refusal(RefusalKind.Conflict, Round(1, Declared, Ann) with { ClosedAt = Noon }), StringComparison.Ordinal);

    [Fact]
    public void A_round_takes_no_stance_from_its_deadline_on()
    {
        Assert.Contains("deadline", Refusal(RefusalKind.Conflict, Round(1, Declared with { Deadline = Noon }, Ann)), StringComparison.Ordinal);
        Paragraph.Untouched.TakeStance(Ann, Accept, null, In(Round(1, Declared with { Deadline = Noon.AddMilliseconds(1) }, Ann)), Noon);
    }

    [Fact]
    public void Somebody_not_eligible_takes_no_stance() =>
        Assert.Contains("not among those who are eligible", Refusal(RefusalKind.NotAllowed, Round(1, Declared, Ben)), StringComparison.Ordinal);

    [Fact]
    public void Who_recused_takes_no_stance()
    {
        var terms = In(Round(1, Declared, Ann)) with { Recused = [Ann] };

        Assert.Contains("recused", Refused.For(RefusalKind.NotAllowed, () => Paragraph.Untouched.TakeStance(Ann, Accept, null, terms, Noon)), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_question_has_its_own_stances()
    {
        var terms = In(Round(1, TwoQuestions, Ann, Ben));
        var first = Paragraph.Untouched.TakeStance(Ann, Accept, null, terms, Noon);
        var second = Paragraph.Untouched.TakeStance(Ann, Reject, "clarity", terms, Noon);
        var paragraph = Given.Paragraph((Ann, first), (Ann, second));

        Assert.Equal(("accuracy", "clarity"), (first.Question, second.Question));
        Assert.Equal((Accept, Reject), (paragraph.StancesIn(1, "accuracy")[Ann].Stance, paragraph.StancesIn(1, "clarity")[Ann].Stance));
        Assert.Equal([0, 0, 1, 0], paragraph.Tally(1, TwoQuestions.Questions[1]).Counts.AsEnumerable());
        Refused.For(RefusalKind.Invalid, () => paragraph.TakeStance(Ann, Accept, "beauty", terms, Noon));
        Refused.For(RefusalKind.Invalid, () => paragraph.WithdrawStance(Ann, "beauty", terms, Noon));
    }

    [Fact]
    public void The_usual_question_is_not_named_in_the_log()
    {
        Assert.Null(Paragraph.Untouched.TakeStance(Ann, Accept, "overall", Terms(), Noon).Question);
        Assert.Null(Paragraph.Untouched.WithdrawStance(Ann, "overall", Terms(), Noon).Question);
    }

    [Fact]
    public void Who_answered_every_question_has_judged()
    {
        var round = Round(1, TwoQuestions, Ann, Ben);
        var paragraph = Given.Paragraph(
            (Ann, new StanceTaken(1, 1, Accept, "accuracy")), (Ben, new StanceTaken(1, 1, Accept, "accuracy")), (Ben, new StanceTaken(1, 1, Stance.Abstain, "clarity")));

        Assert.Equal((false, true), (paragraph.HasJudged(Ann, round), paragraph.HasJudged(Ben, round)));
        Assert.Equal([Ben], paragraph.WhoJudged(round));
        Assert.Empty(paragraph.WhoJudged(round, [Ben]));
    }

    [Fact]
    public void A_recused_reviewers_stance_does_not_count()
    {
        var paragraph = Given.Paragraph((Ann, new StanceTaken(1, 1, Accept)), (Ben, new StanceTaken(1, 1, Reject)));

        Assert.Equal([0, 0, 1, 0], paragraph.Tally(1, Declared.Questions[0], [Ann]).Counts.AsEnumerable());
    }

    [Fact]
    public void A_stance_stays_in_its_round()
    {
        var paragraph = Given.Paragraph((Ann, new StanceTaken(1, 1, Accept)), (Ann, new StanceTaken(2, 1, Reject)), (Ann, new StanceWithdrawn(2)));

        Assert.Equal(Accept, paragraph.StancesIn(1, "overall")[Ann].Stance);
        Assert.Empty(paragraph.StancesIn(2, "overall"));
    }

    [Fact]
    public void A_stance_brought_from_an_earlier_round_says_so()
    {
        var paragraph = Given.Paragraph((Ann, new StanceTaken(1, 1, Accept)), (Ben, new StanceTaken(1, 1, Reject)));
        var terms = Terms(round: 3);

        Assert.Equal(1, paragraph.TakeStance(Ann, Accept, null, terms, Noon).CarriedFrom);
        Assert.Null(paragraph.TakeStance(Ben, Accept, null, terms, Noon).CarriedFrom);
        Assert.Null(paragraph.TakeStance(Cleo, Accept, null, terms, Noon).CarriedFrom);
        var changedBack = paragraph.Apply(Recorded(3, new StanceTaken(3, 1, Reject)));
        Assert.Null(changedBack.TakeStance(Ann, Accept, null, terms, Noon).CarriedFrom);
    }

    [Theory]
    [InlineData(Visibility.Open, true)]
    [InlineData(Visibility.BlindUntilVoted, true)]
    [InlineData(Visibility.BlindUntilClosed, false)]
    public void A_locked_stance_stands_once_its_taker_could_see_the_others(Visibility visibility, bool stands)
    {
        var locked = In(Round(1, Declared with { Changes = Changes.Locked, Visibility = visibility }, Ann, Ben));
        var paragraph = Given.Paragraph((Ann, new StanceTaken(1, 1, Accept)));

        Assert.Equal(Accept, paragraph.TakeStance(Ann, Accept, null, locked, Noon).Stance);
        Assert.Equal(Reject, paragraph.TakeStance(Ben, Reject, null, locked, Noon).Stance);
        Func<object?>[] changes = [() => paragraph.TakeStance(Ann, Reject, null, locked, Noon), () => paragraph.WithdrawStance(Ann, null, locked, Noon)];
        foreach (var change in changes)
        {
            if (stands) Refused.For(RefusalKind.Conflict, change);
            else Assert.NotNull(change());
        }
    }

    [Fact]
    public void Until_every_question_is_answered_a_blind_stance_may_change_though_locked()
    {
        var locked = In(Round(1, TwoQuestions with { Changes = Changes.Locked, Visibility = Visibility.BlindUntilVoted }, Ann));
        var half = Given.Paragraph((Ann, new StanceTaken(1, 1, Accept, "accuracy")));

        Assert.Equal(Reject, half.TakeStance(Ann, Reject, null, locked, Noon).Stance);
        var whole = half.Apply(Recorded(2, new StanceTaken(1, 1, Accept, "clarity")));
        Refused.For(RefusalKind.Conflict, () => whole.TakeStance(Ann, Reject, null, locked, Noon));
    }

    private static ParagraphTerms In(Round? round) => Terms() with { Round = round };

    private static string Refusal(RefusalKind kind, Round? round)
    {
        Refused.For(kind, () => Paragraph.Untouched.WithdrawStance(Ann, null, In(round), Noon));
        return Refused.For(kind, () => Paragraph.Untouched.TakeStance(Ann, Accept, null, In(round), Noon));
    }
}
