using static ReviewHub.Domain.Tests.Some;

namespace ReviewHub.Domain.Tests.Documents;

public class RoundsOfADocument
{
    private static readonly DocumentImported WithoutRound = Document.Import(Board, "A charter", [Prose("One."), Prose("Two.")], null, [Ann], Noon);

    [Fact]
    public void A_document_may_wait_for_its_first_round()
    {
        var document = Given.Document(WithoutRound);

        Assert.Empty(document.Rounds);
        Assert.Null(document.TermsOf(1)!.Round);
        Assert.Equal(1, document.OpenRound(Declared, null, [Ann], Noon).Round);
        Assert.Null(document.Admit([Ann, Ben]));
    }

    [Fact]
    public void A_round_opens_with_everyone_who_may_judge()
    {
        var opened = Given.Document(WithoutRound).OpenRound(Declared, null, [Ben, Ann], Noon);
        var round = Given.Document(WithoutRound, opened).Round!;

        Assert.Equal([Ann, Ben], opened.Eligible.AsEnumerable());
        Assert.Equal((1, Ann, Noon.AddSeconds(2), false), (round.Number, round.OpenedBy, round.OpenedAt, round.IsClosed));
        Assert.Same(Declared, round.Protocol);
    }

    [Fact]
    public void Rounds_follow_each_other()
    {
        var document = Given.Document(DocumentImported(Ann));
        Assert.Contains("Round 1 is still open", Refused.For(RefusalKind.Conflict, () => document.OpenRound(Declared, null, [Ann], Noon)), StringComparison.Ordinal);

        document = Given.Document(DocumentImported(Ann), new RoundClosed(1), new RoundOpened(2, Careful, [Ann], null));

        Assert.Equal((2, 2), (document.Round!.Number, document.RoundOf(1)!.Number));
        Assert.Equal((Noon.AddSeconds(2), Ann), (document.Rounds[0].ClosedAt!.Value, document.Rounds[0].ClosedBy!.Value));
    }

    [Fact]
    public void A_closed_round_is_closed_once()
    {
        var document = Given.Document(DocumentImported(Ann));
        Assert.Equal(new RoundClosed(1), document.CloseRound(1));
        Refused.For(RefusalKind.NotFound, () => document.CloseRound(2));
        Refused.For(RefusalKind.NotFound, () => document.CloseRound(0));

        Refused.For(RefusalKind.Conflict, () => Given.Document(DocumentImported(Ann), new RoundClosed(1)).CloseRound(1));
    }

    [Fact]
    public void A_protocol_that_cannot_be_met_opens_nothing() =>
        Refused.For(RefusalKind.Invalid, () => Given.Document(WithoutRound).OpenRound(Declared with { Deadline = Noon }, null, [Ann], Noon));

    [Fact]
    public void A_paragraph_is_put_to_its_own_vote_beside_the_documents_round()
    {
        var own = Given.Document(DocumentImported(Ann)).OpenRound(Declared, 2, [Ann], Noon);
        var document = Given.Document(DocumentImported(Ann), own);

        Assert.Equal((1, 2, 1), (document.RoundOf(1)!.Number, document.RoundOf(2)!.Number, document.Round!.Number));
        Refused.For(RefusalKind.Conflict, () => document.OpenRound(Declared, 2, [Ann], Noon));
        Assert.Equal(3, document.OpenRound(Declared, 3, [Ann], Noon).Round);
        Refused.For(RefusalKind.NotFound, () => document.OpenRound(Declared, 4, [Ann], Noon));
    }

    [Fact]
    public void What_a_paragraphs_own_vote_found_stands_until_the_next_whole_round()
    {
        var own = new RoundOpened(2, Declared, [Ann], 2);
        var document = Given.Document(DocumentImported(Ann), own, new RoundClosed(2));
        Assert.Equal(2, document.RoundOf(2)!.Number);

        document = Given.Document(DocumentImported(Ann), own, new RoundClosed(1));
        Assert.Contains("own vote", Refused.For(RefusalKind.Conflict, () => document.OpenRound(Declared, null, [Ann], Noon)), StringComparison.Ordinal);

        document = Given.Document(DocumentImported(Ann), own, new RoundClosed(1), new RoundClosed(2), new RoundOpened(3, Declared, [Ann], null));
        Assert.Equal(3, document.RoundOf(2)!.Number);
    }

    [Fact]
    public void New_voters_are_admitted_to_every_open_round_that_is_for_everyone()
    {
        var document = Given.Document(
            DocumentImported(Ann), new RoundOpened(2, Declared, [Ann], 1), new RoundOpened(3, Declared with { Eligible = [Ann] }, [Ann], 2), new RoundClosed(1));

        var admitted = document.Admit([Ann, Ben])!;

        Assert.Equal((2, Ben), (admitted.Round, Assert.Single(admitted.Reviewers)));
        Assert.Null(Document.Apply(document, Recorded(5, admitted)).Admit([Ann, Ben]));
    }

    [Fact]
    public void A_round_is_due_from_its_deadline_on()
    {
        var deadline = Noon.AddHours(1);
        var document = Given.Document(WithoutRound, new RoundOpened(1, Declared with { Deadline = deadline }, [Ann], null));

        Assert.Empty(document.Due(deadline.AddMilliseconds(-1)));
        Assert.Equal(1, Assert.Single(document.Due(deadline)).Number);
        Assert.Empty(Document.Apply(document, Recorded(3, new RoundClosed(1))).Due(deadline));
    }

    [Fact]
    public void A_round_out_of_order_stops_the_fold() =>
        Assert.Throws<NotSupportedException>(() => Given.Document(DocumentImported(Ann), new RoundOpened(3, Declared, [Ann], null)));

    [Fact]
    public void Who_recused_is_not_in_the_denominator()
    {
        var document = Given.Document(DocumentImported(Ann, Ben, Cleo), new ReviewerRecused(2, "My chapter."));

        Assert.Equal((3, 2), (document.TermsOf(1)!.Eligible, document.TermsOf(2)!.Eligible));
        Assert.Equal(new Recusal(Ann, 2, "My chapter.", Noon.AddSeconds(2)), Assert.Single(document.Recusals.All));
        document = Document.Apply(document, Recorded(3, new ReviewerRecused(null, "My book."), Ben));
        Assert.Equal((2, 1), (document.TermsOf(1)!.Eligible, document.TermsOf(2)!.Eligible));
        document = Document.Apply(document, Recorded(4, new RecusalWithdrawn(2)));
        Assert.Equal(2, document.TermsOf(2)!.Eligible);
    }

    [Fact]
    public void Who_recuses_says_why_and_once()
    {
        var document = Given.Document(DocumentImported(Ann, Ben), new ReviewerRecused(2, "My chapter."));

        Refused.For(RefusalKind.Conflict, () => document.Recuse(Ann, 2, "Again."));
        Refused.For(RefusalKind.NotFound, () => document.Recuse(Ann, 4, "Nowhere."));
        Refused.For(RefusalKind.Invalid, () => document.Recuse(Ann, 1, ""));
        Refused.For(RefusalKind.Invalid, () => document.Recuse(Ann, 1, new('r', ReviewText.MaxReason + 1)));
        Refused.For(RefusalKind.NotFound, () => document.WithdrawRecusal(Ann, null));
        Assert.Equal(new ReviewerRecused(null, "All of it."), document.Recuse(Ann, null, "All of it."));
        Assert.Equal(new RecusalWithdrawn(2), document.WithdrawRecusal(Ann, 2));
    }

    [Fact]
    public void What_a_closed_round_found_does_not_change_with_later_recusals()
    {
        var document = Given.Document(
            DocumentImported(Ann, Ben), new ReviewerRecused(1, "Early."), new RoundClosed(1), new ReviewerRecused(2, "Late."), new RecusalWithdrawn(1));

        Assert.Equal((1, 2), (document.TermsOf(1)!.Eligible, document.TermsOf(2)!.Eligible));
    }
}
