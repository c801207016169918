using ReviewHub.Domain;
using ReviewHub.Grains.Tests.Support;
using static ReviewHub.Domain.Tests.Some;
using static ReviewHub.Grains.Tests.Support.ReviewedDocument;

namespace ReviewHub.Grains.Tests.Feed;

[Collection(OneCluster.Name)]
public class News(ReviewCluster cluster)
{
    [Fact]
    public async Task Every_change_reaches_the_screens()
    {
        var document = await cluster.Import(Ann, Ben);
        var (screen, _) = await document.Watch();
        var paragraph = document.Paragraph(1);

        await paragraph.StartThread(By(Ann), "Why?", null);
        await screen.Shows<ThreadChanged>(t => t is { Paragraph: 1, Version: 1, Thread.Resolution: null });
        await paragraph.Reply(By(Ben), new(1), "Because.");
        await screen.Shows<CommentChanged>(c => c is { Version: 2, Comment.Text: "Because." });
        await paragraph.EditComment(By(Ben), new(2), "Just because.");
        await screen.Shows<CommentChanged>(c => c is { Version: 3, Comment.Text: "Just because." });
        await paragraph.DeleteComment(By(Ann), new(1), moderator: false);
        await screen.Shows<CommentChanged>(c => c is { Version: 4, Comment.IsDeleted: true });
        await paragraph.ResolveThread(By(Ben), new(1));
        await screen.Shows<ThreadChanged>(t => t.Version == 5 && t.Thread.Resolution!.By == Ben);
        await paragraph.ReopenThread(By(Ben), new(1));
        await screen.Shows<ThreadChanged>(t => t is { Version: 6, Thread.Resolution: null });
        await document.Grain.Rename(By(Ann), "Better");
        await screen.Shows<TitleChanged>(t => t.Title == "Better");
    }

    [Fact]
    public async Task What_is_done_to_comments_and_threads_reaches_the_screens()
    {
        var document = await cluster.Import(Ann, Ben, Cleo, Person(4));
        var (screen, _) = await document.Watch();
        var paragraph = document.Paragraph(1);
        await paragraph.StartThread(By(Ann), "Why?", null);

        await paragraph.React(By(Ben), new(1), ReactionKind.Question, on: true);
        await screen.Shows<CommentChanged>(c => c.Version == 2 && c.Comment.Reactions.SequenceEqual([new(ReactionKind.Question, Ben)]));
        await paragraph.React(By(Ben), new(1), ReactionKind.Question, on: false);
        await screen.Shows<CommentChanged>(c => c.Version == 3 && c.Comment.Reactions.IsEmpty);
        await paragraph.AssignThread(By(Ann), new(1), Ben);
        await screen.Shows<ThreadChanged>(t => t.Version == 4 && t.Thread.Assigned == Ben);
        await paragraph.ResolveThread(By(Ben), new(1), ResolutionKind.Answered, "So.");
        await screen.Shows<ThreadChanged>(t => t.Version == 5 && t.Thread.Resolution is { Kind: ResolutionKind.Answered, Outcome: "So." });
        foreach (var person in new[] { Ann, Ben, Person(4) }) await paragraph.TakeStance(By(person), Accept, null);
        await paragraph.TakeStance(By(Cleo), Reject, null);
        await paragraph.WriteMinorityNote(By(Cleo), "No.");
        await screen.Shows<NoteChanged>(n => n.Note is { Round: 1, Text: "No." } && n.Note.By == Cleo);
        await paragraph.RedactMinorityNote(By(Ann), 1, Cleo, null);
        await screen.Shows<NoteChanged>(n => n.Note is { Text: null, IsRedacted: true });
        var late = Assert.Single((await document.Watch()).Subscription.Snapshot!.Paragraphs);
        Assert.True(Assert.Single(late.Notes).IsRedacted);
    }

    [Fact]
    public async Task Who_is_mentioned_hears_of_it_once_and_nobody_else_does()
    {
        var document = await cluster.Import(Ann, Ben, Cleo);
        var (screen, _) = await document.Watch();

        await document.Paragraph(1).StartThread(By(Ann), "Ben, and I?", null, [Ben, Ann]);
        await document.Paragraph(1).EditComment(By(Ann), new(1), "Ben and Cleo?", [Ben, Cleo]);
        await document.Paragraph(1).React(By(Ben), new(1), ReactionKind.Seen, on: true);
        await document.Paragraph(1).DeleteComment(By(Ann), new(1), moderator: false);
        await screen.Shows<CommentChanged>(c => c.Comment.IsDeleted);

        Assert.Equal([new(1, new(1), Ann) { To = Ben }, new(1, new(1), Ann) { To = Cleo }], screen.Private.OfType<Mentioned>());
    }

    [Fact]
    public async Task A_paragraph_first_heard_of_comes_with_its_tally()
    {
        var document = await cluster.Import(Ann);
        var (screen, _) = await document.Watch();

        await document.Paragraph(2).StartThread(By(Ann), "Why?", null);

        await screen.Shows<TallyChanged>(t => t is { Paragraph: 2, Version: 1 } && t.Counts.SequenceEqual([0, 0, 0, 0]));
    }

    [Fact]
    public async Task Whose_stance_it_is_only_its_owner_hears()
    {
        var document = await cluster.Import(Ann, Ben);
        var (screen, _) = await document.Watch();

        await document.Paragraph(1).TakeStance(By(Ann), Reject, null);
        await screen.ShowsPrivately<OwnStance>(s => s == new OwnStance(1, 1, Question.OverallKey, Reject) { To = Ann });
        await document.Paragraph(1).WithdrawStance(By(Ann), null);
        await screen.ShowsPrivately<OwnStance>(s => s == new OwnStance(1, 1, Question.OverallKey, null) { To = Ann });

        Assert.All(screen.Entries, entry => Assert.IsType<TallyChanged>(entry));
    }

    [Fact]
    public async Task Stances_that_come_together_become_one_tally_and_no_comment_is_lost()
    {
        ReviewerId[] people = [.. Enumerable.Range(1, 100).Select(Person)];
        var document = await cluster.Import(people);
        var (screen, _) = await document.Watch();

        await Task.WhenAll(people.Select(person => Task.WhenAll(
            document.Paragraph(1).TakeStance(By(person), Accept, null),
            document.Paragraph(2).StartThread(By(person), $"From {person}", null))));

        await screen.Shows<TallyChanged>(t => t.Counts[0] == 100);
        await Eventually.True(() => screen.Entries.OfType<CommentChanged>().Count() == 100, "all comments arrive");
        var tallies = screen.Batches.Select(b => b.Entries.OfType<TallyChanged>().Count(t => t.Paragraph == 1)).ToList();
        Assert.True(tallies.Max() == 1 && tallies.Sum() < 100, "tallies are gathered");
        Assert.Equal(100, screen.Entries.OfType<CommentChanged>().Select(c => c.Comment.By).Distinct().Count());
        Assert.Equal(100, screen.Private.OfType<OwnStance>().Select(s => s.To).Distinct().Count());
    }

    [Fact]
    public async Task A_reviewers_own_stances_are_found_by_paragraph()
    {
        var document = await cluster.Import(Ann, Ben);
        await document.Feed.Summary(Reader(Ann));
        await document.Paragraph(1).TakeStance(By(Ann), Accept, null);
        await document.Paragraph(2).TakeStance(By(Ann), Reject, null);
        await document.Paragraph(2).TakeStance(By(Ben), Accept, null);
        await document.Paragraph(1).WithdrawStance(By(Ann), null);

        await Eventually.True(
            async () => (await document.Feed.ViewOf(Reader(Ann))).Own is [{ Paragraph: 2, Question: Question.OverallKey } own] && own.Stance == Reject, "one stance stands");
        Assert.Empty((await document.Feed.ViewOf(Reader(Cleo))).Own);
    }

    [Fact]
    public async Task A_summary_shows_a_document_at_a_glance()
    {
        var document = await cluster.Import(Ann, Ben);
        await document.Feed.Summary(Reader(Ann));
        await document.Paragraph(3).TakeStance(By(Ann), Accept, null);
        await document.Paragraph(1).StartThread(By(Ben), "Why?", null);
        await document.Paragraph(1).StartThread(By(Ben), "How?", null);
        await document.Paragraph(1).ResolveThread(By(Ann), new(1));

        await Eventually.True(
            async () => await document.Feed.Summary(Reader(Ann)) is { OpenThreads: 1, Judged: 1, Eligible: 2, Title: "A charter" }, "a full summary");
        var (anns, bens) = ((await document.Feed.Summary(Reader(Ann)))!, (await document.Feed.Summary(Reader(Ben)))!);
        Assert.Equal([(ConsensusState?)ConsensusState.NoQuorum, ConsensusState.NoQuorum, ConsensusState.For], anns.States.AsEnumerable());
        Assert.Equal(0, bens.Judged);
    }

    [Fact]
    public async Task A_revoked_reader_is_told_of_at_once()
    {
        var document = await cluster.Import(Ann);
        var (screen, _) = await document.Watch();

        await document.Feed.Revoke(Ann);

        await screen.ShowsPrivately<Revoked>(r => r.To == Ann);
    }

    private static Viewer Reader(ReviewerId person) => new(person, BoardRole.Reviewer);
}
