using static ReviewHub.Domain.Tests.Some;

namespace ReviewHub.Domain.Tests.Paragraphs;

public class ParagraphFold
{
    [Fact]
    public void A_later_stance_takes_the_place_of_the_earlier()
    {
        var paragraph = Given.Paragraph((Ann, new StanceTaken(1, 1, Accept)), (Ann, new StanceTaken(1, 1, Reject)));

        Assert.Equal(new TakenStance(Reject, 1, 1, Noon.AddSeconds(2)), Assert.Single(paragraph.StancesIn(1, "overall")).Value);
    }

    [Fact]
    public void A_withdrawn_stance_is_gone_and_others_stay()
    {
        var paragraph = Given.Paragraph(
            (Ann, new StanceTaken(1, 1, Accept)), (Ben, new StanceTaken(1, 1, Revise)), (Ann, new StanceWithdrawn(1)));

        Assert.Equal(Ben, Assert.Single(paragraph.StancesIn(1, "overall")).Key);
    }

    [Fact]
    public void Withdrawing_what_was_never_given_changes_only_the_version()
    {
        var paragraph = Given.Paragraph((Ann, new StanceWithdrawn(1)));

        Assert.Empty(paragraph.StancesIn(1, "overall"));
        Assert.Equal(1, paragraph.Version);
    }

    [Fact]
    public void A_tally_counts_one_round_only()
    {
        var paragraph = Given.Paragraph((Ann, new StanceTaken(1, 1, Accept)), (Ben, new StanceTaken(2, 1, Reject)));

        Assert.Equal([0, 0, 1, 0], paragraph.Tally(2, Question.Overall(Scale.AcceptReviseReject)).Counts.AsEnumerable());
    }

    [Fact]
    public void A_deleted_comment_keeps_its_place_and_its_replies()
    {
        var paragraph = Given.ParagraphWithThread().Apply(Recorded(3, new CommentDeleted(new(1))));

        Assert.True(paragraph.Comments[new(1)].IsDeleted);
        Assert.Null(paragraph.Comments[new(1)].Text);
        Assert.Equal("Everyone.", paragraph.Comments[new(2)].Text);
        Assert.Contains(new CommentId(1), paragraph.Threads.Keys);
    }

    [Fact]
    public void A_redacted_comment_keeps_its_place_and_says_that_it_was()
    {
        var comment = Given.ParagraphWithThread().Apply(Recorded(3, new CommentRedacted(new(1), null, []))).Comments[new(1)];

        Assert.Equal((null, true, true, Ann), (comment.Text, comment.IsDeleted, comment.IsRedacted, comment.By));
    }

    [Fact]
    public void What_is_left_of_a_redacted_comment_folds_to_what_the_redaction_made_of_it()
    {
        (ReviewerId, ParagraphEvent)[] Story(string? first, string? edited) =>
        [
            (Ann, new ThreadStarted(new(1), 1, first, null)), (Ben, new ReplyAdded(new(2), new(1), "Others stay.")),
            (Ann, new CommentEdited(new(1), edited)), (Ann, new CommentDeleted(new(1))), (Cleo, new CommentRedacted(new(1), null, [])),
        ];
        var (lived, reread) = (Given.Paragraph(Story("Said", "Said better")), Given.Paragraph(Story(null, null)));

        Assert.Equal(lived.Comments.AsEnumerable(), reread.Comments.AsEnumerable());
        Assert.Equal(lived.Threads.AsEnumerable(), reread.Threads.AsEnumerable());
        Assert.True(Given.Paragraph(Story(null, null)[..3]).Comments[new(1)].IsRedacted);
    }

    [Fact]
    public void An_edited_comment_keeps_its_author_and_its_first_date()
    {
        var comment = Given.ParagraphWithThread().Apply(Recorded(3, new CommentEdited(new(2), "Nobody."), Ben)).Comments[new(2)];

        Assert.Equal(new Comment(new(2), new(1), Ben, Noon.AddSeconds(2), "Nobody.", Noon.AddSeconds(3)), comment);
    }

    [Fact]
    public void A_thread_says_who_settled_it_until_it_is_reopened()
    {
        var resolved = Given.ParagraphWithThread().Apply(Recorded(3, new ThreadResolved(new(1)), Cleo));
        var reopened = resolved.Apply(Recorded(4, new ThreadReopened(new(1))));

        Assert.Equal(new Resolution(Cleo, Noon.AddSeconds(3)), resolved.Threads[new(1)].Resolution);
        Assert.Null(reopened.Threads[new(1)].Resolution);
    }

    [Fact]
    public void Comments_stand_in_the_order_of_their_numbers()
    {
        var threads = Enumerable.Range(1, 12).Select(n => (Ann, (ParagraphEvent)new ThreadStarted(new(n), 1, $"Number {n}", null)));

        Assert.Equal(Enumerable.Range(1, 12), Given.Paragraph([.. threads]).Comments.Keys.Select(id => id.Number));
    }

    [Fact]
    public void Only_the_root_of_a_thread_is_a_root()
    {
        var comments = Given.ParagraphWithThread().Comments;

        Assert.True(comments[new(1)].IsRoot);
        Assert.False(comments[new(2)].IsRoot);
    }

    [Fact]
    public void Every_event_moves_the_version() => Assert.Equal(2, Given.ParagraphWithThread().Version);

    [Fact]
    public void An_unknown_event_stops_the_fold()
    {
        var e = Assert.Throws<NotSupportedException>(() => Paragraph.Untouched.Apply(Recorded(7, new FromTheFuture())));

        Assert.Contains("FromTheFuture at version 7", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_paragraph_event_can_be_folded()
    {
        var started = Given.ParagraphWithThread().Apply(Recorded(3, new MinorityNoteWritten(1, "No.")));
        foreach (var e in OneOfEach().OfType<ParagraphEvent>().Where(e => e is not (ThreadStarted or ReplyAdded)))
            Assert.Equal(4, started.Apply(Recorded(4, e)).Version);
    }

    private sealed record FromTheFuture : ParagraphEvent;
}
