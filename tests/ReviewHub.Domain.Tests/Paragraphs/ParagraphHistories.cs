using FsCheck.Xunit;
using static ReviewHub.Domain.Tests.Some;

namespace ReviewHub.Domain.Tests.Paragraphs;

/// <summary>What holds whatever people do.</summary>
[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 200)]
public class ParagraphHistories
{
    [Property]
    public void The_tally_equals_a_recount_of_the_last_stances(Deed[] deeds)
    {
        var (paragraph, recorded) = Deed.DoAll(deeds);
        var last = recorded.Where(r => r.Event is StanceTaken or StanceWithdrawn).GroupBy(r => r.By).Select(g => g.Last().Event);
        var recount = last.OfType<StanceTaken>().CountBy(e => e.Stance.Key).ToDictionary();

        var counts = new[] { "accept", "revise", "reject", "abstain" }.Select(key => recount.GetValueOrDefault(key));

        Assert.Equal(counts, paragraph.Tally(1, Question.Overall(Scale.AcceptReviseReject)).Counts);
    }

    [Property]
    public void Replaying_what_was_recorded_gives_the_same_state(Deed[] deeds)
    {
        var (lived, recorded) = Deed.DoAll(deeds);

        var replayed = Given.Paragraph(recorded);

        Assert.Equal(lived.Version, replayed.Version);
        Assert.Equal(lived.StancesIn(1, "overall").OrderBy(s => s.Key.Value), replayed.StancesIn(1, "overall").OrderBy(s => s.Key.Value));
        Assert.Equal(lived.Comments.AsEnumerable(), replayed.Comments.AsEnumerable());
        Assert.Equal(lived.Threads.AsEnumerable(), replayed.Threads.AsEnumerable());
        Assert.Equal(lived.Notes.AsEnumerable(), replayed.Notes.AsEnumerable());
    }

    [Property]
    public void No_comment_is_ever_lost_and_every_comment_has_a_thread(Deed[] deeds)
    {
        var (paragraph, recorded) = Deed.DoAll(deeds);

        Assert.Equal(recorded.Count(r => r.Event is ThreadStarted or ReplyAdded), paragraph.Comments.Count);
        Assert.Equal(Enumerable.Range(1, paragraph.Comments.Count), paragraph.Comments.Keys.Select(id => id.Number));
        Assert.All(paragraph.Comments.Values, comment => Assert.Contains(comment.Thread, paragraph.Threads.Keys));
    }

    [Property]
    public void Nobody_reacts_twice_alike_or_has_two_notes_on_a_round(Deed[] deeds)
    {
        var (paragraph, _) = Deed.DoAll(deeds);

        Assert.All(paragraph.Comments.Values, comment => Assert.Distinct(comment.Reactions));
        Assert.All(paragraph.Comments.Values.Where(c => c.IsDeleted), comment => Assert.Empty(comment.Reactions));
        Assert.Distinct(paragraph.Notes.Select(note => (note.Round, note.By)));
    }

    [Property]
    public void A_trace_leads_from_each_first_stance_to_the_last(Deed[] deeds)
    {
        var (paragraph, recorded) = Deed.DoAll(deeds);

        foreach (var theirs in recorded.Where(r => r.Event is StanceTaken or StanceWithdrawn).GroupBy(r => r.By))
        {
            var stance = theirs.Select(r => r.Event).OfType<StanceTaken>().FirstOrDefault()?.Stance;
            foreach (var move in Trace.Of(recorded).Where(move => move.By == theirs.Key))
            {
                Assert.Equal(stance, move.From);
                stance = move.To;
            }

            Assert.Equal(paragraph.StancesIn(1, Question.OverallKey).GetValueOrDefault(theirs.Key)?.Stance, stance);
        }
    }

    [Property]
    public void An_accepted_command_can_always_be_folded(Deed[] deeds) =>
        Assert.Equal(Deed.DoAll(deeds).Recorded.Count, Deed.DoAll(deeds).Paragraph.Version);
}

/// <summary>Something a person may try on a paragraph.</summary>
public sealed record Deed(int Kind, int By, int Target, int Choice)
{
    private static readonly Stance[] Choices = [Accept, Revise, Reject, Stance.Abstain, new("nonsense")];

    public static (Paragraph Paragraph, List<Recorded> Recorded) DoAll(IEnumerable<Deed> deeds)
    {
        var paragraph = Paragraph.Untouched;
        var recorded = new List<Recorded>();
        foreach (var deed in deeds)
        {
            if (deed.Try(paragraph) is not { } e) continue;
            recorded.Add(Some.Recorded(paragraph.Version + 1, e, Person(deed.By)));
            paragraph = paragraph.Apply(recorded[^1]);
        }

        return (paragraph, recorded);
    }

    private ParagraphEvent? Try(Paragraph paragraph)
    {
        try
        {
            return Decide(paragraph, new(Target));
        }
        catch (ReviewRuleException)
        {
            return null;
        }
    }

    private ParagraphEvent Decide(Paragraph paragraph, CommentId target) => Kind switch
    {
        0 or 1 or 2 => paragraph.TakeStance(Person(By), Choices[Choice], null, Terms(eligible: 5), Noon),
        3 => paragraph.WithdrawStance(Person(By), null, Terms(eligible: 5), Noon),
        4 => paragraph.StartThread("Why?", Choice == 0 ? new Quote("board") : null, Terms()),
        5 => paragraph.Reply(target, "Because."),
        6 => paragraph.EditComment(Person(By), target, "Better."),
        7 => paragraph.DeleteComment(Person(By), target, moderator: Choice == 0),
        8 => paragraph.ResolveThread(target),
        9 => paragraph.RedactComment(target, null),
        10 => paragraph.React(target, (ReactionKind)Choice, on: By % 2 == 0),
        11 => paragraph.AssignThread(target, Choice == 0 ? null : Person(Choice), BoardRole.Reviewer),
        12 => paragraph.WriteMinorityNote(Person(By), Choice == 0 ? "" : "I would not.", Terms(eligible: 5)),
        13 => paragraph.RedactMinorityNote(1, Person(Choice), null),
        _ => paragraph.ReopenThread(target),
    };
}
