using ReviewHub.Domain;
using ReviewHub.Grains.Tests.Support;
using static ReviewHub.Domain.Tests.Some;
using static ReviewHub.Grains.Tests.Support.ReviewedDocument;

namespace ReviewHub.Grains.Tests.Paragraphs;

[Collection(OneCluster.Name)]
public class Discussing(ReviewCluster cluster)
{
    [Fact]
    public async Task Every_command_of_a_discussion_is_recorded_and_shows_also_after_a_reload()
    {
        var document = await cluster.Import(Ann, Ben, Cleo);
        var paragraph = document.Paragraph(1);
        await paragraph.StartThread(By(Ann), "Ben?", null, [Ben]);
        await paragraph.Reply(By(Ben), new(1), "Cleo?", [Cleo]);
        await paragraph.EditComment(By(Ben), new(2), "Ann, Cleo?", [Ann, Cleo]);
        await paragraph.React(By(Cleo), new(2), ReactionKind.Thanks, on: true);
        await paragraph.React(By(Ann), new(2), ReactionKind.Agree, on: true);
        await paragraph.React(By(Cleo), new(2), ReactionKind.Thanks, on: false);
        await paragraph.AssignThread(By(Ann), new(1), Ben);
        await paragraph.ResolveThread(By(Ben), new(1), ResolutionKind.Answered, "It is clear now.");

        await cluster.Deactivate(paragraph);
        var view = await paragraph.Read();

        Assert.Equal([Ben], view.Comments[0].Mentions.AsEnumerable());
        Assert.Equal([Ann, Cleo], view.Comments[1].Mentions.AsEnumerable());
        Assert.Equal([new(ReactionKind.Agree, Ann)], view.Comments[1].Reactions.AsEnumerable());
        var thread = Assert.Single(view.Threads);
        Assert.Equal((Ben, ResolutionKind.Answered, "It is clear now."), (thread.Assigned, thread.Resolution!.Kind, thread.Resolution.Outcome));
    }

    [Fact]
    public async Task A_minority_note_is_written_withdrawn_and_redacted()
    {
        var document = await cluster.Import(Ann, Ben, Cleo, Person(4));
        var paragraph = document.Paragraph(1);
        foreach (var person in new[] { Ann, Ben, Person(4) }) await paragraph.TakeStance(By(person), Accept, null);
        await paragraph.TakeStance(By(Cleo), Reject, null);

        await Refused(RefusalKind.Conflict, () => paragraph.WriteMinorityNote(By(Ann), "I agree."));
        await paragraph.WriteMinorityNote(By(Cleo), "No.");
        Assert.Equal("No.", Assert.Single((await paragraph.Read()).Notes).Text);
        await paragraph.WriteMinorityNote(By(Cleo), "");
        await paragraph.RedactMinorityNote(By(Ann), 1, Cleo, null);

        Assert.Equal((null, true), Assert.Single((await paragraph.Read()).Notes) is var note ? (note.Text, note.IsRedacted) : default);
        Assert.DoesNotContain(await document.Events(1), e => e.Event is MinorityNoteWritten { Text: "No." });
    }

    [Fact]
    public async Task Only_people_of_the_board_are_mentioned_or_assigned()
    {
        var document = await cluster.Import(Ann);
        var paragraph = document.Paragraph(1);
        await paragraph.StartThread(By(Ann), "Why?", null);

        await Refused(RefusalKind.Invalid, () => paragraph.StartThread(By(Ann), "Ben?", null, [Ann, Ben]));
        await Refused(RefusalKind.Invalid, () => paragraph.Reply(By(Ann), new(1), "Ben?", [Ben]));
        await Refused(RefusalKind.Invalid, () => paragraph.EditComment(By(Ann), new(1), "Ben?", [Ben]));
        await Refused(RefusalKind.Invalid, () => paragraph.Reply(By(Ann), new(1), "All!", [.. Enumerable.Range(1, 99).Select(Person)]));
        await Refused(RefusalKind.Invalid, () => paragraph.AssignThread(By(Ann), new(1), Ben));
        await paragraph.AssignThread(By(Ann), new(1), null);

        Assert.Equal(2, (await document.Events(1)).Count);
    }

    [Fact]
    public async Task A_repeat_gets_its_first_answer_also_when_the_mentioned_have_left_since()
    {
        var document = await cluster.Import(Ann, Ben);
        var command = By(Ann);
        var first = await document.Paragraph(1).StartThread(command, "Ben?", null, [Ben]);
        cluster.Roster.Set(document.Board, Ann);

        Assert.Equal(first, await document.Paragraph(1).StartThread(command, "Ben?", null, [Ben]));
    }

    private static async Task Refused(RefusalKind kind, Func<Task> command) =>
        Assert.Equal(kind, (await Assert.ThrowsAsync<ReviewRuleException>(command)).Kind);
}
