using System.Collections.Immutable;
using static ReviewHub.Domain.Tests.Some;

namespace ReviewHub.Domain.Tests.Paragraphs;

public class Discussions
{
    private static readonly Paragraph Threaded = Given.ParagraphWithThread();

    private static Mentions Mention(params ReviewerId[] people) => new([.. people], ImmutableHashSet.Create(Ann, Ben));

    [Fact]
    public void A_mention_is_kept_once_and_in_the_authors_order()
    {
        Assert.Equal([Ben, Ann], Paragraph.Untouched.StartThread("Well?", null, Terms(), Mention(Ben, Ann, Ben)).Mentions!.Value.AsEnumerable());
        Assert.Equal([Ann], Threaded.Reply(new(1), "Well?", Mention(Ann)).Mentions!.Value.AsEnumerable());
        Assert.Equal([Ann], Threaded.EditComment(Ben, new(2), "Well?", Mention(Ann)).Mentions!.Value.AsEnumerable());
    }

    [Fact]
    public void Nobody_mentioned_leaves_no_trace_in_the_event()
    {
        Assert.Null(Threaded.Reply(new(1), "Well?").Mentions);
        Assert.Null(Threaded.Reply(new(1), "Well?", Mention()).Mentions);
    }

    [Fact]
    public void Who_is_not_on_the_board_is_not_mentioned() =>
        Assert.Contains("not on this board", Refused.For(RefusalKind.Invalid, () => Threaded.Reply(new(1), "Well?", Mention(Ann, Cleo))), StringComparison.Ordinal);

    [Fact]
    public void An_author_may_mend_a_comment_whose_mentioned_have_left()
    {
        var paragraph = Threaded.Apply(Recorded(3, new ReplyAdded(new(3), new(1), "Cleo?", [Cleo])));

        Assert.Equal([Cleo], paragraph.EditComment(Ann, new(3), "Cleo!", Mention(Cleo)).Mentions!.Value.AsEnumerable());
        Refused.For(RefusalKind.Invalid, () => paragraph.EditComment(Ben, new(2), "Cleo!", Mention(Cleo)));
    }

    [Fact]
    public void A_comment_mentions_so_many_people_at_most()
    {
        ReviewerId[] people = [.. Enumerable.Range(1, Mentions.Max + 1).Select(Person)];

        Assert.Equal(Mentions.Max, new Mentions([.. people[1..]], people.ToHashSet()).Require([])!.Value.Length);
        Refused.For(RefusalKind.Invalid, () => new Mentions([.. people], people.ToHashSet()).Require([]));
    }

    [Fact]
    public void An_edit_replaces_the_mentions_and_a_deletion_takes_them()
    {
        var mentioned = Given.Paragraph((Ann, new ThreadStarted(new(1), 1, "Ben?", null, [Ben])));
        var edited = mentioned.Apply(Recorded(2, new CommentEdited(new(1), "Cleo?", [Cleo])));

        Assert.Equal([Ben], mentioned.Comments[new(1)].Mentions.AsEnumerable());
        Assert.Equal([Cleo], edited.Comments[new(1)].Mentions.AsEnumerable());
        Assert.Empty(edited.Apply(Recorded(3, new CommentEdited(new(1), "Nobody."))).Comments[new(1)].Mentions);
        Assert.Empty(edited.Apply(Recorded(3, new CommentDeleted(new(1)))).Comments[new(1)].Mentions);
    }

    [Fact]
    public void A_reaction_is_there_once_for_each_person_and_kind_until_it_is_taken_back()
    {
        var paragraph = Threaded
            .Apply(Recorded(3, Threaded.React(new(1), ReactionKind.Thanks, on: true), Ben))
            .Apply(Recorded(4, Threaded.React(new(1), ReactionKind.Agree, on: true), Cleo))
            .Apply(Recorded(5, Threaded.React(new(1), ReactionKind.Thanks, on: true), Ben));

        Assert.Equal([new(ReactionKind.Thanks, Ben), new(ReactionKind.Agree, Cleo)], paragraph.Comments[new(1)].Reactions.AsEnumerable());
        var without = paragraph.Apply(Recorded(6, paragraph.React(new(1), ReactionKind.Thanks, on: false), Ben));
        Assert.Equal([new(ReactionKind.Agree, Cleo)], without.Comments[new(1)].Reactions.AsEnumerable());
        Assert.Equal(without.Comments[new(1)], without.Apply(Recorded(7, new ReactionRemoved(new(1), ReactionKind.Thanks), Ben)).Comments[new(1)]);
    }

    [Fact]
    public void Nobody_reacts_to_what_is_not_there()
    {
        var deleted = Threaded.Apply(Recorded(3, new CommentDeleted(new(2)), Ben));

        Refused.For(RefusalKind.Conflict, () => deleted.React(new(2), ReactionKind.Agree, on: true));
        Refused.For(RefusalKind.NotFound, () => deleted.React(new(9), ReactionKind.Agree, on: true));
    }

    [Fact]
    public void Every_reaction_has_a_key_and_another_key_is_refused_in_words()
    {
        Assert.All(Enum.GetValues<ReactionKind>(), kind => Assert.Equal(kind, Reactions.Named(kind.Key())));
        Assert.InRange(Enum.GetValues<ReactionKind>().Length, 1, 6);
        Assert.Contains("agree, disagree", Refused.For(RefusalKind.Invalid, () => Reactions.Named("clap")), StringComparison.Ordinal);
        Refused.For(RefusalKind.Invalid, () => Reactions.Named(null));
    }

    [Fact]
    public void A_thread_is_assigned_to_one_person_and_then_to_another_or_nobody()
    {
        var assigned = Threaded.Apply(Recorded(3, Threaded.AssignThread(new(1), Ben, BoardRole.Reviewer)));

        Assert.Equal(Ben, assigned.Threads[new(1)].Assigned);
        Assert.Equal(Cleo, assigned.Apply(Recorded(4, assigned.AssignThread(new(1), Cleo, BoardRole.Chair))).Threads[new(1)].Assigned);
        Assert.Null(assigned.Apply(Recorded(4, assigned.AssignThread(new(1), null, null))).Threads[new(1)].Assigned);
    }

    [Fact]
    public void A_thread_is_assigned_to_whoever_can_answer_it()
    {
        Refused.For(RefusalKind.Invalid, () => Threaded.AssignThread(new(1), Ben, role: null));
        Assert.Contains("observer", Refused.For(RefusalKind.Invalid, () => Threaded.AssignThread(new(1), Ben, BoardRole.Observer)), StringComparison.Ordinal);
        Refused.For(RefusalKind.NotFound, () => Threaded.AssignThread(new(9), Ben, BoardRole.Reviewer));
    }

    [Fact]
    public void A_thread_is_resolved_with_what_came_of_it_to_the_letter()
    {
        const string Outcome = "  <b>We</b> agreed.\r\ne\u0301 ";

        var resolved = Threaded.Apply(Recorded(3, Threaded.ResolveThread(new(1), ResolutionKind.Accepted, Outcome), Cleo)).Threads[new(1)];

        Assert.Equal(new Resolution(Cleo, Noon.AddSeconds(3), ResolutionKind.Accepted, Outcome), resolved.Resolution);
    }

    [Fact]
    public void An_outcome_is_optional_and_has_a_longest_length()
    {
        Assert.Equal(new ThreadResolved(new(1)), Threaded.ResolveThread(new(1), null, ""));
        Refused.For(RefusalKind.Invalid, () => Threaded.ResolveThread(new(1), null, new('x', ReviewText.MaxOutcome + 1)));
        Refused.For(RefusalKind.Invalid, () => Threaded.ResolveThread(new(1), null, "a\0b"));
        Assert.All(Enum.GetValues<ResolutionKind>(), kind => Assert.Equal(kind, ResolutionKinds.Named(kind.Key())));
        Assert.Null(ResolutionKinds.Named(null));
        Refused.For(RefusalKind.Invalid, () => ResolutionKinds.Named("shelved"));
    }
}
