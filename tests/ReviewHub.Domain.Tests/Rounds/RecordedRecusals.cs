using static ReviewHub.Domain.Tests.Some;

namespace ReviewHub.Domain.Tests.Rounds;

public class RecordedRecusals
{
    private static readonly Recusals Two = new([new(Ben, 2, "Mine.", Noon), new(Ann, null, "A friend's.", Noon)]);

    private static List<RecordedRecusal> In(Naming naming, int? paragraph = null, Recusals? closedWith = null) =>
        [.. RecordedRecusal.In(Some.Round(1, Declared with { Naming = naming }) with { Paragraph = paragraph, Recused = closedWith }, Two)];

    [Fact]
    public void Everybody_reads_who_stood_aside_from_what_and_why() =>
        Assert.Equal([new(Ben, 2, "Mine.", Noon), new(Ann, null, "A friend's.", Noon)], In(Naming.Named));

    [Fact]
    public void Where_people_go_under_pseudonyms_it_is_told_why_and_not_who_or_when() =>
        Assert.Equal([new(null, null, "A friend's.", null), new(null, 2, "Mine.", null)], In(Naming.Anonymous));

    [Fact]
    public void A_closed_round_keeps_those_it_closed_with() => Assert.Empty(In(Naming.Named, closedWith: Recusals.None));

    [Fact]
    public void A_paragraphs_own_vote_has_those_that_concern_it() =>
        Assert.Equal([new(Ann, null, "A friend's.", Noon)], In(Naming.Named, paragraph: 1));

    [Fact]
    public void What_came_after_the_last_round_closed_is_in_none_and_is_told_all_the_same()
    {
        var document = Given.Document(
            DocumentImported(Ann), new ReviewerRecused(1, "Early."), new RoundClosed(1), new ReviewerRecused(2, "Late."), new ReviewerRecused(null, "All of it."));

        Assert.Equal([(2, "Late."), (null, "All of it.")], RecordedRecusal.InNoRound(document).Select(r => (r.Paragraph, r.Reason)));
        Assert.All(RecordedRecusal.InNoRound(document), r => Assert.Equal(Ann, r.By));
    }

    [Fact]
    public void Nothing_is_in_no_round_while_one_is_open() =>
        Assert.Empty(RecordedRecusal.InNoRound(Given.Document(DocumentImported(Ann), new ReviewerRecused(1, "Early."))));

    [Fact]
    public void Before_the_first_round_all_are_in_none() =>
        Assert.Single(RecordedRecusal.InNoRound(Given.Document(Document.Import(Board, "A charter", [Prose()], null, [Ann], Noon), new ReviewerRecused(1, "Early."))));
}
