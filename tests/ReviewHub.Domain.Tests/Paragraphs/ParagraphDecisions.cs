using static ReviewHub.Domain.Tests.Some;

namespace ReviewHub.Domain.Tests.Paragraphs;

public class ParagraphDecisions
{
    [Fact]
    public void A_stance_names_the_round_and_the_revision_it_was_given_to() =>
        Assert.Equal(new StanceTaken(3, 7, Accept), Paragraph.Untouched.TakeStance(Ann, Accept, null, Terms(revision: 7, round: 3), Noon));

    [Fact]
    public void An_abstention_is_a_stance_on_every_scale() =>
        Assert.Equal(Stance.Abstain, Paragraph.Untouched.TakeStance(Ann, Stance.Abstain, null, Terms(), Noon).Stance);

    [Theory]
    [InlineData("Accept")]
    [InlineData("agree")]
    [InlineData("")]
    public void A_stance_off_the_scale_is_refused_and_the_scale_is_named(string key)
    {
        var message = Refused.For(RefusalKind.Invalid, () => Paragraph.Untouched.TakeStance(Ann, new(key), null, Terms(), Noon));

        Assert.Contains("accept, revise, reject or abstain", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stance_without_a_key_is_refused() =>
        Refused.For(RefusalKind.Invalid, () => Paragraph.Untouched.TakeStance(Ann, default, null, Terms(), Noon));

    [Fact]
    public void Withdrawing_names_the_round() =>
        Assert.Equal(new StanceWithdrawn(3), Paragraph.Untouched.WithdrawStance(Ann, null, Terms(round: 3), Noon));

    [Fact]
    public void Comments_are_numbered_in_the_order_they_are_made()
    {
        var paragraph = Given.ParagraphWithThread();

        Assert.Equal(new CommentId(1), Paragraph.Untouched.StartThread("First", null, Terms()).Comment);
        Assert.Equal(new CommentId(3), paragraph.StartThread("Third", null, Terms()).Comment);
        Assert.Equal(new CommentId(3), paragraph.Reply(new(1), "Third").Comment);
    }

    [Fact]
    public void A_deleted_comments_number_is_never_given_again()
    {
        var paragraph = Given.ParagraphWithThread().Apply(Recorded(3, new CommentDeleted(new(2)), Ben));

        Assert.Equal(new CommentId(3), paragraph.Reply(new(1), "Third").Comment);
    }

    [Fact]
    public void A_thread_on_a_part_keeps_the_part_and_the_revision()
    {
        var started = Paragraph.Untouched.StartThread("Whose?", new Quote("board"), Terms("The board reads.", revision: 4));

        Assert.Equal(new TextSelector("board", "The ", " reads.", 4, 9), started.Selector);
        Assert.Equal(4, started.Revision);
    }

    [Fact]
    public void A_thread_on_the_whole_paragraph_has_no_selector() =>
        Assert.Null(Paragraph.Untouched.StartThread("Why?", null, Terms()).Selector);

    [Fact]
    public void A_thread_on_words_that_are_not_there_is_refused() =>
        Refused.For(RefusalKind.Invalid, () => Paragraph.Untouched.StartThread("Why?", new Quote("absent"), Terms()));

    [Fact]
    public void Only_its_author_edits_a_comment()
    {
        var paragraph = Given.ParagraphWithThread();

        Assert.Equal(new CommentEdited(new(2), "Better"), paragraph.EditComment(Ben, new(2), "Better"));
        Refused.For(RefusalKind.NotAllowed, () => paragraph.EditComment(Ann, new(2), "Better"));
    }

    [Fact]
    public void Its_author_or_a_chair_deletes_a_comment()
    {
        var paragraph = Given.ParagraphWithThread();

        Assert.Equal(new CommentDeleted(new(2)), paragraph.DeleteComment(Ben, new(2), moderator: false));
        Assert.Equal(new CommentDeleted(new(2)), paragraph.DeleteComment(Cleo, new(2), moderator: true));
        Refused.For(RefusalKind.NotAllowed, () => paragraph.DeleteComment(Cleo, new(2), moderator: false));
    }

    [Fact]
    public void A_deleted_comment_is_neither_edited_nor_deleted_again()
    {
        var paragraph = Given.ParagraphWithThread().Apply(Recorded(3, new CommentDeleted(new(2)), Ben));

        Refused.For(RefusalKind.Conflict, () => paragraph.EditComment(Ben, new(2), "Back"));
        Refused.For(RefusalKind.Conflict, () => paragraph.DeleteComment(Ben, new(2), moderator: true));
    }

    [Fact]
    public void A_deleted_comment_can_still_be_redacted()
    {
        var paragraph = Given.ParagraphWithThread().Apply(Recorded(3, new CommentDeleted(new(2)), Ben));

        Assert.Equal((new CommentId(2), "Named a person."), Told(paragraph.RedactComment(new(2), "Named a person.")));
        Assert.Equal((new CommentId(2), null), Told(paragraph.RedactComment(new(2), "")));
    }

    [Fact]
    public void A_redacted_comment_is_not_touched_again()
    {
        var paragraph = Given.ParagraphWithThread().Apply(Recorded(3, new CommentRedacted(new(2), null, [])));

        Refused.For(RefusalKind.Conflict, () => paragraph.RedactComment(new(2), null));
        Refused.For(RefusalKind.Conflict, () => paragraph.EditComment(Ben, new(2), "Back"));
        Refused.For(RefusalKind.Conflict, () => paragraph.DeleteComment(Ben, new(2), moderator: true));
        Assert.Equal(new CommentId(3), paragraph.Reply(new(1), "Third").Comment);
    }

    [Fact]
    public void A_reason_has_a_longest_length()
    {
        var longest = string.Concat(Enumerable.Repeat("\U0001F44D", ReviewText.MaxReason));

        Assert.Equal(longest, Given.ParagraphWithThread().RedactComment(new(2), longest).Reason);
        Refused.For(RefusalKind.Invalid, () => Given.ParagraphWithThread().RedactComment(new(2), longest + "!"));
        Refused.For(RefusalKind.Invalid, () => Given.ParagraphWithThread().RedactComment(new(2), "a\0b"));
    }

    [Fact]
    public void What_does_not_exist_is_not_found()
    {
        var paragraph = Given.ParagraphWithThread();

        Refused.For(RefusalKind.NotFound, () => paragraph.Reply(new(9), "Hello?"));
        Refused.For(RefusalKind.NotFound, () => paragraph.EditComment(Ann, new(9), "Hello?"));
        Refused.For(RefusalKind.NotFound, () => paragraph.DeleteComment(Ann, new(9), moderator: true));
        Refused.For(RefusalKind.NotFound, () => paragraph.RedactComment(new(9), null));
        Refused.For(RefusalKind.NotFound, () => paragraph.ResolveThread(new(9)));
        Refused.For(RefusalKind.NotFound, () => paragraph.ReopenThread(new(9)));
    }

    [Fact]
    public void A_reply_names_a_thread_not_another_reply() =>
        Refused.For(RefusalKind.NotFound, () => Given.ParagraphWithThread().Reply(new(2), "To the reply"));

    [Fact]
    public void A_thread_whose_root_was_deleted_still_takes_replies()
    {
        var paragraph = Given.ParagraphWithThread().Apply(Recorded(3, new CommentDeleted(new(1))));

        Assert.Equal(new ReplyAdded(new(3), new(1), "Still here"), paragraph.Reply(new(1), "Still here"));
    }

    [Theory]
    [InlineData(null, "empty")]
    [InlineData("", "empty")]
    [InlineData("a\0b", "U+0000")]
    [InlineData("half {D83D}", "surrogate")]
    [InlineData("{DE00} half", "surrogate")]
    public void A_comment_that_cannot_be_kept_is_refused_in_words(string? text, string reason)
    {
        // Half a pair cannot stand in an attribute.
        text = text?.Replace("{D83D}", "\ud83d", StringComparison.Ordinal).Replace("{DE00}", "\ude00", StringComparison.Ordinal);
        var paragraph = Given.ParagraphWithThread();

        Assert.All<Func<object?>>(
            [() => paragraph.StartThread(text!, null, Terms()), () => paragraph.Reply(new(1), text!), () => paragraph.EditComment(Ben, new(2), text!)],
            decide => Assert.Contains(reason, Refused.For(RefusalKind.Invalid, decide), StringComparison.Ordinal));
    }

    [Fact]
    public void A_comment_has_a_longest_length_which_the_refusal_names()
    {
        var longest = string.Concat(Enumerable.Repeat("\U0001F44D", ReviewText.MaxComment));

        Assert.Equal(longest, Paragraph.Untouched.StartThread(longest, null, Terms()).Text);
        var message = Refused.For(RefusalKind.Invalid, () => Paragraph.Untouched.StartThread(longest + "!", null, Terms()));
        Assert.Contains($"{ReviewText.MaxComment:N0}", message, StringComparison.Ordinal);
    }

    private static (CommentId, string?) Told(CommentRedacted redacted) => (redacted.Comment, redacted.Reason);

    [Fact]
    public void A_comment_is_kept_to_the_letter()
    {
        const string Text = "  <b>&amp;</b>\r\ne\u0301 ";

        Assert.Equal(Text, Paragraph.Untouched.StartThread(Text, null, Terms()).Text);
    }
}
